from datetime import date

import pytest

from unit.time_expressions.reading import find, read


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It opened in 2011.", "2011", "2011"),
        ("It opened in the year 2011.", "the year 2011", "2011"),
        ("It opened in late 2011.", "late 2011", "2011"),
        ("The 2011 fire burned for a week.", "The 2011", "2011"),
        ("It was the (2011) fire.", "2011", "2011"),
        ("It burned. The 2011 fire was the last.", "The 2011", "2011"),
        ("They fell below 2011 levels.", "2011", "2011"),
        ("A 2011 analysis was wrong.", "2011", "2011"),
        ("It burned in 2011—a dry year.", "2011", "2011"),
        ("It is a pre-2011 house.", "2011", "2011"),
        ("Steam came in the 1800s.", "the 1800s", "18"),
        ("Phones came in the 2000s.", "the 2000s", "200"),
        ("Jazz came in the 1920s.", "the 1920s", "192"),
        ("Jazz came in the early 1920s.", "the early 1920s", "192"),
        ("It is a church of the 12th century.", "the 12th century", "11"),
        ("It is a church of the late nineteenth century.", "the late nineteenth century", "18"),
        ("It closed in the third quarter of 2011.", "the third quarter of 2011", "2011-Q3"),
        ("It closed in the second half of 2011.", "the second half of 2011", "2011-H2"),
        ("It closed in Q3 2011.", "Q3 2011", "2011-Q3"),
        ("It closed in the summer of 2011.", "the summer of 2011", "2011-SU"),
        ("It closed in winter 2011.", "winter 2011", "2011-WI"),
    ],
)
def test_a_period_with_its_year_needs_no_anchor(text: str, words: str, value: str) -> None:
    assert (words, value) in read(text, anchor=None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Profits fell in the fourth quarter.", "the fourth quarter", "2018-Q4"),
        ("Its first-quarter loss was small.", "first-quarter", "2019-Q1"),
        ("Profits will rise in the second quarter.", "the second quarter", "2019-Q2"),
        ("A study is due in the second half of the year.", "the second half of the year", "2019-H2"),
        ("It rose in the third quarter of last year.", "the third quarter of last year", "2018-Q3"),
        ("The well dried up in the summer.", "the summer", "2018-SU"),
        ("The well dried up in spring.", "spring", "2019-SP"),
        ("The well was dry for much of the summer.", "the summer", "2018-SU"),
        ("The well will be dug by the summer.", "the summer", "2019-SU"),
        ("The well dried up last summer.", "last summer", "2018-SU"),
        ("It snowed this winter.", "this winter", "2018-WI"),
        ("Nobody danced in the nineties.", "the nineties", "199"),
        ("Nobody danced in the 70s.", "the 70s", "197"),
        ("Nobody danced in the '20s.", "the '20s", "192"),
        ("It was the worst storm since '87.", "'87", "1987"),
    ],
)
def test_a_period_without_its_year_is_reckoned_from_the_publication(
    text: str, words: str, value: str
) -> None:
    assert read(text) == [(words, value)]
    assert read(text, anchor=None) in ([(words, None)], [])


def test_last_quarter_is_the_one_before() -> None:
    august = date(2019, 8, 14)
    assert read("Profits fell last quarter.", august) == [("last quarter", "2019-Q2")]
    assert read("Profits fell in the final quarter.", august) == [("the final quarter", "2018-Q4")]
    assert read("Profits fell in the last quarter of 2011.", august) == [
        ("the last quarter of 2011", "2011-Q4")
    ]


def test_two_years_are_two_expressions() -> None:
    assert read("The war of 1914-18 ended.") == [("1914", "1914"), ("18", "1918")]
    assert read("He won the 1914-18 medal.") == [("1914", "1914"), ("18", "1918")]
    assert read("It was the season 2011/12.") == [("2011", "2011"), ("12", "2012")]
    assert read("It ran from 2010 to 2015.") == [("2010", "2010"), ("2015", "2015")]


@pytest.mark.parametrize(
    "text",
    [
        "Some 2015 workers lost $2015 each.",
        "The mine killed more than 2000 people and fed 2000 workers and 2015 others.",
        "It costs 2015.50 or 1,999 crowns.",
        "Version 1.2015 is out.",
        "He lives at 1600 Elm Avenue with a robot called Bolt 2077.",
        "A quarter of the voters and a third quarter of the rest stayed at home.",
        "A spring broke, and the fall of the wall hurt his back.",
        "Turnout was in the 30s here and in the mid-60s there.",
        "It was the second quarter in a row of losses.",
        "In his seventies he learned to swim.",
        "Her song is called 21st Century Knots.",
        "A headline of '27 companies' and lot No. 2015 stood beside 2014/15/16.",
    ],
)
def test_counts_and_other_words_are_no_years(text: str) -> None:
    assert read(text) == []


def test_a_fiscal_year_has_no_days_of_the_calendar() -> None:
    (found,) = find("Sales doubled in fiscal 2011.")
    assert (found.value, found.starts_on, found.ends_on) == ("2011", None, None)


def test_the_days_of_longer_periods() -> None:
    days = {
        found.value: (found.starts_on, found.ends_on) for found in find("From 2011 to the 1920s, in Q3 2011")
    }
    assert days == {
        "2011": (date(2011, 1, 1), date(2011, 12, 31)),
        "192": (date(1920, 1, 1), date(1929, 12, 31)),
        "2011-Q3": (date(2011, 7, 1), date(2011, 9, 30)),
    }


def test_a_season_has_no_days_for_it_depends_on_the_hemisphere() -> None:
    (found,) = find("It closed in the summer of 2011.")
    assert (found.value, found.starts_on) == ("2011-SU", None)
