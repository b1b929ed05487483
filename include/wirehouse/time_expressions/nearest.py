"""Which of the days a name could mean: the one of the direction, or the nearest."""

from calendar import monthcalendar
from datetime import date, timedelta

from wirehouse.time_expressions.direction import Direction
from wirehouse.time_expressions.periods import month_value

_AGAINST = 4  # how many times nearer a day against the direction has to be
_BACKWARD = 2.5  # the same where no direction is known: news tells of what was


def weekday_near(anchor: date, weekday: int, direction: Direction) -> date:
    """The day of that name on or before the anchor, or on or after it when the clause looks ahead."""
    if direction is Direction.FUTURE:
        return anchor + timedelta((weekday - anchor.weekday()) % 7)
    return anchor - timedelta((anchor.weekday() - weekday) % 7)


def weekday_by(anchor: date, weekday: int, step: int) -> date:
    """The day of that name strictly before the anchor (-1), strictly after it (1) or in its week (0)."""
    if step == 0:
        return anchor + timedelta(weekday - anchor.weekday())
    distance = (weekday - anchor.weekday()) * step % 7 or 7
    return anchor + timedelta(step * distance)


def weekday_of_month(year: int, month: int, weekday: int, number: int) -> date | None:
    """The day of that name by its number in a month, -1 for the last; None where it has not so many."""
    days = [week[weekday] for week in monthcalendar(year, month) if week[weekday]]
    return None if number > len(days) else date(year, month, days[number - 1 if number > 0 else number])


def year_near(anchor: date, month: int, day: int | None, direction: Direction) -> int:
    """The year of a month, or of a day of it, that a text of the day of the anchor means.

    The one in the direction, unless the other is much nearer: a talk that "was set for 2 June" is ahead.
    """
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    if day is None:
        at = anchor.year * 12 + anchor.month
        distances = {year: 30 * (year * 12 + month - at) for year in years}
    else:
        distances = {year: (_day(year, month, day) - anchor).days for year in years}
    return min(years, key=lambda year: _cost(distances[year], direction))


def _cost(distance: int, direction: Direction) -> float:
    if distance == 0:
        return 0
    ahead = distance > 0
    if direction is Direction.UNKNOWN:
        return abs(distance) * (_BACKWARD if ahead else 1)
    return abs(distance) * (1 if ahead == (direction is Direction.FUTURE) else _AGAINST)


def _day(year: int, month: int, day: int) -> date:
    """A day of a month; of 29 February in other years the day before."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def month_by(anchor: date, month: int, step: int) -> str:
    """The value of the month of that name before (-1), after (1) or in the year of (0) the anchor's month."""
    year = anchor.year
    if step < 0 and month >= anchor.month:
        year -= 1
    elif step > 0 and month <= anchor.month:
        year += 1
    return month_value(date(year, month, 1))
