"""Rules for holidays: those on one day of the calendar, and those that move with weekdays or with Easter."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from wirehouse.text.vocabulary import listed
from wirehouse.time_expressions.english_words import OF_YEAR, STEPS
from wirehouse.time_expressions.model import TimexType
from wirehouse.time_expressions.nearest import year_near
from wirehouse.time_expressions.rule import Context, Reading, Rule

_BEFORE_HOLIDAYS = listed("at|by|before|after|over|until|till|since|around|during")
_ALSO_BEFORE_HOLIDAYS = listed("on|for|and|or|than|to|from")
_ALSO_OTHERWISE = listed("christmas|easter|halloween|thanksgiving")  # a Christmas tree, Easter Island


def easter(year: int) -> date:
    """The day of Easter in the Gregorian calendar: the algorithm of Meeus, Astronomical Algorithms, ch. 8."""
    century, rest = divmod(year, 100)
    leaps, centuries = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - leaps - shift + 15) % 30
    weekday = (32 + 2 * centuries + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _weekday_of(month: int, weekday: int, number: int, later: int = 0) -> Callable[[int], date]:
    """What gives a day by its number among those weekdays of a month, or so many days later."""

    def day_in(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1) + later)

    return day_in


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


_MONDAY, _THURSDAY = 0, 3
# Those with one name in several countries are read as in the United States, where most who name them write.
_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _on(1, 1),
    "martin luther king day": _weekday_of(1, _MONDAY, 3),
    "martin luther king jr. day": _weekday_of(1, _MONDAY, 3),
    "valentine's day": _on(2, 14),
    "presidents' day": _weekday_of(2, _MONDAY, 3),
    "presidents day": _weekday_of(2, _MONDAY, 3),
    "international women's day": _on(3, 8),
    "st. patrick's day": _on(3, 17),
    "st patrick's day": _on(3, 17),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "earth day": _on(4, 22),
    "may day": _on(5, 1),
    "memorial day": _weekday_of(6, _MONDAY, 1, later=-7),
    "fourth of july": _on(7, 4),
    "bastille day": _on(7, 14),
    "labor day": _weekday_of(9, _MONDAY, 1),
    "columbus day": _weekday_of(10, _MONDAY, 2),
    "halloween": _on(10, 31),
    "veterans day": _on(11, 11),
    "thanksgiving day": _weekday_of(11, _THURSDAY, 4),
    "thanksgiving": _weekday_of(11, _THURSDAY, 4),
    "black friday": _weekday_of(11, _THURSDAY, 4, later=1),
    "cyber monday": _weekday_of(11, _THURSDAY, 4, later=4),
    "christmas eve": _on(12, 24),
    "christmas day": _on(12, 25),
    "christmas": _on(12, 25),
    "boxing day": _on(12, 26),
    "new year's eve": _on(12, 31),
}


def _read_holiday(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read at Christmas and New Year's Eve, but no Christmas tree."""
    name, anchor = match["holiday"].lower(), context.anchor
    if not match["holiday"][0].isupper() or (name in _ALSO_OTHERWISE and not _is_day(match, context)):
        return
    day_in = _HOLIDAYS[name]
    if match["year"]:
        yield Reading(*match.span(), TimexType.DATE, day_in(int(match["year"])).isoformat())
    elif anchor is None:
        yield Reading(*match.span(), TimexType.DATE, None)
    elif match["relation"]:
        year = anchor.year + STEPS[match["relation"].lower()]
        yield Reading(*match.span(), TimexType.DATE, day_in(year).isoformat(), anchor)
    else:
        value = _near(day_in, match, context, anchor).isoformat()
        yield Reading(*match.span(), TimexType.DATE, value, anchor)


def _is_day(match: re.Match[str], context: Context) -> bool:
    """Tell at Christmas from a Christmas tree, and before Easter from Easter Island."""
    if match["year"] or match["relation"] or match["step"]:
        return True
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if before in _BEFORE_HOLIDAYS:
        return not after[:1].isupper()
    return before in _ALSO_BEFORE_HOLIDAYS and not after[:1].isalnum()


def _near(day_in: Callable[[int], date], match: re.Match[str], context: Context, anchor: date) -> date:
    """The holiday last, next, or nearest in the direction of the clause."""
    days = [day_in(anchor.year + step) for step in (-1, 0, 1)]
    step = (match["step"] or "").lower()
    if step == "last":
        return max(day for day in days if day < anchor)
    if step == "next":
        return min(day for day in days if day > anchor)
    this_year = days[1]
    direction = context.direction(*match.span())
    return day_in(year_near(anchor, this_year.month, this_year.day, direction))


_NAMES = "|".join(sorted(map(re.escape, _HOLIDAYS), key=len, reverse=True)).replace("\\ ", " ")
RULES = (Rule("holiday", rf"(?:(?P<step>last|this|next) )?(?P<holiday>{_NAMES})\b{OF_YEAR}?", _read_holiday),)
