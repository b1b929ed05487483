"""Values of TIMEX3 and the days they cover: one period of the calendar from another, amounts of time."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])))?(?:T.*)?|(?P<decade>\d{3})|(?P<century>\d\d)"
)


def days_of(value: str) -> tuple[date, date] | None:
    """Return the first and the last day that a value of type DATE or TIME covers, None where it has no such.

    A season has none: it depends on the hemisphere.
    """
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _days(found)
    except (ValueError, OverflowError):
        return None


def _days(found: re.Match[str]) -> tuple[date, date]:
    """The first and the last day of the period that the parts of a value give."""
    if found["decade"] or found["century"]:
        years = 10 if found["decade"] else 100
        first = int(found["decade"] or found["century"]) * years
        return date(first, 1, 1), date(first + years - 1, 12, 31)
    year = int(found["year"])
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return monday + timedelta(5 if found["weekend"] else 0), monday + timedelta(6)
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    for name, months in (("month", 1), ("quarter", 3), ("half", 6)):
        if found[name]:
            return _months(year, int(found[name]) * months - months + 1, months)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """The days of some months from the first of one."""
    last_year, last = divmod(year * 12 + month - 1 + count - 1, 12)
    return date(year, month, 1), date(last_year, last + 1, monthrange(last_year, last + 1)[1])


def month_value(day: date, months: int = 0) -> str:
    """The value of the month that is so many months after the one of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year_value(year)}-{month + 1:02}"


def week_value(day: date, weeks: int = 0) -> str:
    """The value of the week (ISO 8601) that is so many weeks after the one of a day."""
    year, week, _ = (day + timedelta(7 * weeks)).isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_value(day: date, quarters: int = 0) -> str:
    """The value of the quarter that is so many quarters after the one of a day."""
    year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + quarters, 4)
    return f"{year_value(year)}-Q{quarter + 1}"


def year_value(year: int) -> str:
    """The value of a year.

    Raises:
        ValueError: It is outside of the years 1 to 9999.
    """
    return date(year, 1, 1).isoformat()[:4]


_SHIFTED: dict[str, Callable[[date, int], str]] = {
    "day": lambda day, count: (day + timedelta(count)).isoformat(),
    "night": lambda day, count: f"{day + timedelta(count)}TNI",
    "week": week_value,
    "weekend": lambda day, count: week_value(day, count) + "-WE",
    "fortnight": lambda day, count: week_value(day, 2 * count),
    "month": month_value,
    "quarter": quarter_value,
    "year": lambda day, count: year_value(day.year + count),
    "decade": lambda day, count: year_value(day.year + 10 * count)[:3],
    "century": lambda day, count: year_value(day.year + 100 * count)[:2],
}
DAYS_OF_UNITS = {
    "day": 1,
    "night": 1,
    "week": 7,
    "weekend": 7,
    "fortnight": 14,
    "month": 31,
    "quarter": 92,
    "year": 366,
    "decade": 3653,
    "century": 36525,
}
"""The units of time that a date can name one of, and how many days they have at most."""


def shifted(day: date, unit: str, count: int) -> str:
    """The value of the period of a unit that is `count` periods after the one that holds a day.

    Raises:
        ValueError, OverflowError: It is outside of the years 1 to 9999.
    """
    return _SHIFTED[unit](day, count)


_CODES = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "night": ("P", "NI", 1),
    "weekend": ("P", "WE", 1),
    "week": ("P", "W", 1),
    "fortnight": ("P", "W", 2),
    "month": ("P", "M", 1),
    "quarter": ("P", "Q", 1),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "century": ("P", "Y", 100),
}


def duration(count: float | None, unit: str) -> str:
    """The value of an amount of time; X stands for a vague count."""
    prefix, code, size = _CODES[unit]
    return f"{prefix}X{code}" if count is None else f"{prefix}{count * size:g}{code}"
