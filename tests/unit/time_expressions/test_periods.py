from datetime import date

import pytest

from wirehouse.time_expressions.periods import days_of, shifted

DAY = date(2019, 3, 14)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2012-02-29", (date(2012, 2, 29), date(2012, 2, 29))),
        ("2012-02-29T24:00", (date(2012, 2, 29), date(2012, 2, 29))),
        ("2012-02", (date(2012, 2, 1), date(2012, 2, 29))),
        ("2009-W53", (date(2009, 12, 28), date(2010, 1, 3))),
        ("2009-W53-WE", (date(2010, 1, 2), date(2010, 1, 3))),
        ("2012-Q4", (date(2012, 10, 1), date(2012, 12, 31))),
        ("2012-H1", (date(2012, 1, 1), date(2012, 6, 30))),
        ("201", (date(2010, 1, 1), date(2019, 12, 31))),
        ("20", (date(2000, 1, 1), date(2099, 12, 31))),
    ],
)
def test_the_days_of_a_value(value: str, days: tuple[date, date]) -> None:
    assert days_of(value) == days


@pytest.mark.parametrize(
    "value", ["2011-02-29", "2010-W53", "2012-SU", "P2D", "PAST_REF", "XXXX-WXX-1", "T09:00", "0000", "00"]
)
def test_other_values_have_no_days(value: str) -> None:
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("day", -14, "2019-02-28"),
        ("week", 42, "2020-W01"),
        ("weekend", 0, "2019-W11-WE"),
        ("month", -3, "2018-12"),
        ("month", 10, "2020-01"),
        ("quarter", -1, "2018-Q4"),
        ("year", -119, "1900"),
        ("decade", 1, "202"),
        ("century", -1, "19"),
    ],
)
def test_a_period_at_a_distance(unit: str, count: int, value: str) -> None:
    assert shifted(DAY, unit, count) == value


@pytest.mark.parametrize(
    ("unit", "count"), [("day", -(10**9)), ("year", -2019), ("century", 500), ("month", 10**6)]
)
def test_what_lies_outside_of_the_calendar_is_an_error(unit: str, count: int) -> None:
    with pytest.raises((ValueError, OverflowError)):
        shifted(DAY, unit, count)
