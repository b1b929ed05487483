from datetime import date

import pytest

from unit.time_expressions.reading import read
from wirehouse.time_expressions.holidays import easter


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The shop was shut on New Year's Eve.", "New Year's Eve", "2018-12-31"),
        ("The shop will be shut on Christmas Day.", "Christmas Day", "2019-12-25"),
        ("The shop was shut last Christmas.", "last Christmas", "2018-12-25"),
        ("The shop was shut on Labor Day.", "Labor Day", "2018-09-03"),
        ("The shop was shut on Thanksgiving.", "Thanksgiving", "2018-11-22"),
        ("The shop was shut on Black Friday.", "Black Friday", "2018-11-23"),
        ("The shop was shut on Memorial Day.", "Memorial Day", "2018-05-28"),
        ("The shop will be shut on Good Friday.", "Good Friday", "2019-04-19"),
        ("The shop will be shut at Easter.", "Easter", "2019-04-21"),
        ("The shop will be shut next Easter.", "next Easter", "2019-04-21"),
        ("The shop gave roses away on Valentine’s Day.", "Valentine’s Day", "2019-02-14"),
        ("The shop was shut on Halloween last year.", "Halloween last year", "2018-10-31"),
    ],
)
def test_a_holiday_is_the_nearest_in_the_direction_of_the_clause(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]
    assert read(text, anchor=None) == [(words, None)]


def test_a_holiday_of_a_stated_year_needs_no_anchor() -> None:
    assert read("It rained on Memorial Day of 1986.", anchor=None) == [("Memorial Day of 1986", "1986-05-26")]


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1818, date(1818, 3, 22)),
        (1943, date(1943, 4, 25)),
        (2000, date(2000, 4, 23)),
        (2024, date(2024, 3, 31)),
    ],
)
def test_easter(year: int, day: date) -> None:
    """The earliest and the latest Easter there can be, and two of our time."""
    assert easter(year) == day


@pytest.mark.parametrize(
    "text",
    [
        "A Christmas tree and Easter eggs filled the hall.",
        "They sailed for Easter Island with tickets for Halloween crafts.",
        "The thanksgiving of the crew was loud.",
    ],
)
def test_what_is_named_after_a_holiday_is_no_day(text: str) -> None:
    assert read(text) == []
