"""Values as sources state them, made fit for their columns or left out."""

from datetime import date

import pytest

from wirehouse.formats.stated import MAX_VALUE_CHARACTERS, day, language_tag, line, names, well_formed

DAY = date(2024, 5, 14)


@pytest.mark.parametrize(
    "value",
    [
        "2024-05-14",
        "2024-05-14T23:30:00-05:00",
        "2024-05-14 10:00:00+00:00",
        "2024-05-14T10:00:00.123Z",
        "Tue, 14 May 2024 10:00:00 GMT",
        "14 May 2024",
        "May 14, 2024",
        "14/05/2024",
        "5/14/2024",
        "20240514",
        "20240514103000",
        "20240514T103000Z",
        " 2024-05-14 ",
        ["2024-05-14"],
    ],
)
def test_a_date_is_read_as_it_is_written(value):
    assert day(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        "05/04/2024",
        "1715680000",
        "1715680000000",
        1715680000,
        20240514,
        17.5,
        "20241399",
        "2024-05",
        "May 2024",
        "yesterday",
        "",
        None,
        True,
        {},
        {"$date": 1},
    ],
)
def test_a_date_in_doubt_is_none(value):
    assert day(value) is None


def test_a_doubtful_date_is_not_replaced_by_a_later_one_of_the_same_value():
    assert day("05/04/2024, updated 2024-05-14") is None


@pytest.mark.parametrize(
    ("value", "tag"),
    [("en", "en"), ("en-US", "en"), ("en_GB", "en"), ("EN", "en"), (" zh-Hans-CN ", "zh"), ("gsw", "gsw")],
)
def test_a_language_tag_is_cut_to_its_language(value, tag):
    assert language_tag(value) == tag


@pytest.mark.parametrize(
    "value", ["English", "x-default", "und", "mul", "i-klingon", "e", "en-", "", "en US", None, 5, ["en"]]
)
def test_what_is_no_language_tag_is_none(value):
    assert language_tag(value) is None


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Nora Vale", ("Nora Vale",)),
        ("Nora Vale and Piet Oosthuizen", ("Nora Vale", "Piet Oosthuizen")),
        ("Nora Vale, Piet Oosthuizen", ("Nora Vale", "Piet Oosthuizen")),
        ("Nora Vale; Piet Oosthuizen & Ida Brandt", ("Nora Vale", "Piet Oosthuizen", "Ida Brandt")),
        ("By Nora Vale", ("Nora Vale",)),
        ("BY NORA VALE", ("Nora Vale",)),
        ("by  Nora\nVale", ("Nora Vale",)),
        ("By Zenobia", ("Zenobia",)),
        ("Byron", ("Byron",)),
        ("刘慈欣", ("刘慈欣",)),
        ("Vale, Nora", ("Vale, Nora",)),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Ana Gómez y Luis Pérez", ("Ana Gómez", "Luis Pérez")),
        ("By our reporters", ("By our reporters",)),
        ("Staff Reporter", ("Staff Reporter",)),
        ("https://social.example/nora", ()),
        (["Nora Vale", "By Piet Oosthuizen and Nora Vale"], ("Nora Vale", "Piet Oosthuizen")),
        ([{"@type": "Person", "name": "Nora Vale"}, {"name": None}, 5, None, [["x"]]], ("Nora Vale",)),
        ({"name": "Nora Vale"}, ("Nora Vale",)),
        ("", ()),
        (None, ()),
        (7, ()),
    ],
)
def test_the_people_of_an_author_field(value, people):
    assert names(value) == people


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\n b\t\u00a0c ", "a b c"),
        ("x" * MAX_VALUE_CHARACTERS, "x" * MAX_VALUE_CHARACTERS),
        ("x" * (MAX_VALUE_CHARACTERS + 1), None),
        ("a\udc00", "a\ufffd"),
        (["", "a"], "a"),
        ({"name": "a"}, "a"),
        ([[["a"]]], None),
        (" ", None),
        (1, None),
    ],
)
def test_a_value_is_line_of_text(value, text):
    assert line(value) == text


def test_surrogates_are_joined_where_they_are_pairs():
    assert well_formed("a\ud83d\ude00\ud83d") == "a😀\ufffd"
