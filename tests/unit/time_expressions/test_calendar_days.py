from datetime import date

import pytest

from unit.time_expressions.reading import find, read


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It opened on 3 May 2011.", "3 May 2011", "2011-05-03"),
        ("It opened on May 3, 2011, in rain.", "May 3, 2011", "2011-05-03"),
        ("It opened on Tuesday, May 3rd, 2011.", "Tuesday, May 3rd, 2011", "2011-05-03"),
        ("It opened on the 3rd of May 2011.", "3rd of May 2011", "2011-05-03"),
        ("It opened on Feb. 3, 2011.", "Feb. 3, 2011", "2011-02-03"),
        ("It opened on 3-May-2011.", "3-May-2011", "2011-05-03"),
        ("It opened on 2011-05-03.", "2011-05-03", "2011-05-03"),
        ("It opened on 2011/05/13.", "2011/05/13", "2011-05-13"),
        ("It opened on 13/5/2011.", "13/5/2011", "2011-05-13"),
        ("It opened on 5/13/11.", "5/13/11", "2011-05-13"),
        ("It opened on 3.5.2011.", "3.5.2011", "2011-05-03"),
        ("It opened in May 2011.", "May 2011", "2011-05"),
        ("It opened in early May 2011.", "early May 2011", "2011-05"),
        ("It opened at the end of May 2011.", "the end of May 2011", "2011-05"),
        ("The log says 2011-05-03T10:15Z.", "2011-05-03T10:15Z", "2011-05-03T10:15Z"),
    ],
)
def test_a_date_with_its_year_needs_no_anchor(text: str, words: str, value: str) -> None:
    assert read(text, anchor=None) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The dam broke on 20 February.", "20 February", "2019-02-20"),
        ("The dam broke on November 20.", "November 20", "2018-11-20"),
        ("The court will rule on November 20.", "November 20", "2019-11-20"),
        ("The dam broke on Thursday, April 5.", "Thursday, April 5", "2018-04-05"),
        ("A hearing on 2 April was announced.", "2 April", "2019-04-02"),
        ("Days since 1 August without a fire: 225.", "1 August", "2018-08-01"),
        ("Fires from 1 August: 225.", "1 August", "2018-08-01"),
        ("In June Amber Mills closed the dam.", "June", "2018-06"),
        ("The dam broke in February.", "February", "2019-02"),
        ("In November, Gov. Ruth Alder praised it.", "November", "2018-11"),
        ("It will be closed until at least November.", "November", "2019-11"),
        ("Until one morning in October nobody had seen it.", "October", "2018-10"),
        ("The dam broke in November.", "November", "2018-11"),
        ("The dam is to be rebuilt by November.", "November", "2019-11"),
        ("Rain has fallen since January.", "January", "2019-01"),
        ("The dam broke in April last year.", "April last year", "2018-04"),
        ("The dam broke on 29 October last year.", "29 October last year", "2018-10-29"),
        ("The dam will open in October of next year.", "October of next year", "2020-10"),
        ("The dam broke last December.", "last December", "2018-12"),
        ("The dam opens next March.", "next March", "2020-03"),
        ("It broke in the last week of January.", "the last week of January", "2019-W05"),
        ("It broke in the first week of January.", "the first week of January", "2019-W01"),
        ("It broke on the first Monday of March.", "the first Monday of March", "2019-03-04"),
        ("It broke on the last Friday in January.", "the last Friday in January", "2019-01-25"),
        ("By November — or was it later? — the dam had gone.", "November", "2018-11"),
        ("The board had said so at its June meeting.", "June", "2018-06"),
        ("The board's July meeting was dull.", "July", "2018-07"),
    ],
)
def test_a_date_without_its_year_is_reckoned_from_the_publication(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]
    assert read(text, anchor=None) == [(words, None)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The fair runs from 3 to 5 May.", [("3", "2019-05-03"), ("5 May", "2019-05-05")]),
        ("The fair was held on May 3-5, 2011.", [("May 3", "2011-05-03"), ("5, 2011", "2011-05-05")]),
        ("It rained between March and June 2011.", [("March", "2011-03"), ("June 2011", "2011-06")]),
        ("It ran from November to February 2011.", [("November", "2010-11"), ("February 2011", "2011-02")]),
        ("It rained from November to February.", [("November", "2018-11"), ("February", "2019-02")]),
        (
            "There were 900 fires between 1 May and 1 March.",
            [("1 May", "2018-05-01"), ("1 March", "2019-03-01")],
        ),
        ("It ran from 5 May to 7 June 2011.", [("5 May", "2011-05-05"), ("7 June 2011", "2011-06-07")]),
        (
            "It ran from December 5 to January 7, 2011.",
            [("December 5", "2010-12-05"), ("January 7, 2011", "2011-01-07")],
        ),
        ("Next year's fair is planned for 13 April.", [("Next year", "2020"), ("13 April", "2020-04-13")]),
    ],
)
def test_the_ends_of_a_range_share_what_is_said_once(text: str, values: list[tuple[str, str]]) -> None:
    assert read(text) == values


def test_a_number_that_could_be_day_or_month_is_the_one_near_the_publication() -> None:
    assert read("The vote was on 3/2/2019.") == [("3/2/2019", "2019-03-02")]
    assert read("The vote was on 3/2/2019.", anchor=None) == [("3/2/2019", None)]
    assert read("The vote was on 2/2/2019.", anchor=None) == [("2/2/2019", "2019-02-02")]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said no.",
        "They may march on 31 roads.",
        "Mr March and Mrs April Jones met June Carter.",
        "The 31 February of the calendar never came.",
        "On 31.4.2011 nothing happened.",
        "The march 3 to 1 down, he left.",
        "The ratio is 9/28/1.",
        "They live in Juneäcker.",
        "The March for Bees passed the March of Dimes and Mar-a-Lago.",
    ],
)
def test_names_verbs_and_impossible_days_are_no_dates(text: str) -> None:
    assert read(text) == []


def test_the_days_of_a_month_and_of_a_day() -> None:
    (month,) = find("It rained in February 2012.")
    assert (month.starts_on, month.ends_on, month.anchor_on) == (date(2012, 2, 1), date(2012, 2, 29), None)
    (day,) = find("It rained on 20 February.")
    assert (day.starts_on, day.ends_on, day.anchor_on) == (
        date(2019, 2, 20),
        date(2019, 2, 20),
        date(2019, 3, 14),
    )


def test_the_attacks_of_11_september_have_their_year() -> None:
    assert read("Security is tighter since the Sept. 11 attacks.") == [("Sept. 11", "2001-09-11")]
    assert read("The school opened on Sept. 11.") == [("Sept. 11", "2018-09-11")]
