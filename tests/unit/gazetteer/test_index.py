"""The longest of many names at a word."""

import pytest

from wirehouse.gazetteer.index import NameIndex

INDEX = NameIndex(
    dict.fromkeys(["York", "New York", "New York City", "New Ross", "U.S.", "Alma'", "Lyme-le-Pré"])
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("New York City Hall", "New York City"),
        ("New York Cityscapes", "New York"),
        ("New Yorkers", None),
        ("New Ross, County Wexford", "New Ross"),
        ("New boats", None),
        ("York", "York"),
        ("York’s walls", "York"),
        ("U.S.-built", "U.S."),
        ("Lyme-le-Pré", "Lyme-le-Pré"),
        ("New", None),
    ],
)
def test_the_longest_name_of_whole_words_is_found(text, found):
    word = text.replace("-", " ").replace(".", " ").replace("’", " ").split()[0]
    assert INDEX.longest_at(f"In {text}", word, 3) == found


def test_an_apostrophe_at_the_end_is_a_quote_mark():
    assert INDEX.longest_at("'Alma' it was", "Alma", 1) is None


def test_first_words_are_those_of_all_names():
    assert INDEX.first_words == {"York", "New", "U", "Alma", "Lyme"}
