"""Rules for days and months of the calendar."""

import re
from collections.abc import Iterator
from datetime import date

from wirehouse.text.vocabulary import listed
from wirehouse.time_expressions.direction import Direction
from wirehouse.time_expressions.english_words import (
    DAY,
    EDGE,
    MONTH,
    OF_YEAR,
    ORDINAL,
    STEPS,
    WEEKDAY,
    month_number,
    ordinal_value,
    weekday_number,
)
from wirehouse.time_expressions.model import TimexType
from wirehouse.time_expressions.nearest import weekday_of_month, year_near
from wirehouse.time_expressions.periods import month_value, week_value
from wirehouse.time_expressions.rule import Context, Reading, Rule

# Months that are also persons, verbs, or abbreviations of something else.
_AMBIGUOUS = listed("may|march|mar|dec|jan|june|april|august")
_BEFORE_MONTHS = listed(
    """
    by|of|from|to|and|or|between|before|after|for|every|each|past|(|-|than|starting|beginning|around|a|an
    the|on|into|as|toward|towards|about|not|its|his|her|their|our|—
    """
)
_ONLY_BEFORE_TIMES = listed("in|since|until|till|through|throughout|during|this|last|next|early|late|mid")
_ATTACKS = listed("attacks|attack|terrorist|terrorists|hijackers|terror")


def _year(
    match: re.Match[str], context: Context, month: int, day: int | None
) -> tuple[int | None, date | None]:
    """The year of a month or of a day of it, and the day it is reckoned from where it is not stated."""
    anchor = context.anchor
    if match["year"]:
        return int(match["year"]), None
    if anchor is None:
        return None, None
    if match["relation"]:
        return anchor.year + STEPS[match["relation"].lower()], anchor
    direction = context.direction(*match.span())
    if direction is Direction.FUTURE:
        year = context.year_of_sentence(match.start())
        if year and year > anchor.year:
            return year, anchor
    year = year_near(anchor, month, day, direction)
    name = match.groupdict().get("weekday")
    if name and day:
        return _year_of_weekday(year, month, day, weekday_number(name)), anchor
    return year, anchor


def _year_of_weekday(near: int, month: int, day: int, weekday: int) -> int:
    """The year nearest to one in which a day of a month is such a day of the week, else the one."""
    years = (near, near - 1, near + 1)
    return next((year for year in years if date(year, month, day).weekday() == weekday), near)


def _read_day(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read 3 May, with or without weekday and year."""
    if not match["month"][0].isupper():
        return
    month, day = month_number(match["month"]), _number(match["day"])
    year, reckoned_from = _year(match, context, month, day)
    if (month, day) == (9, 11) and reckoned_from and context.word_after(match.end()) in _ATTACKS:
        year, reckoned_from = 2001, None
    value = date(year, month, day).isoformat() if year else None
    yield Reading(*match.span(), TimexType.DATE, value, reckoned_from)


def _number(day: str) -> int:
    return int(day[:2]) if day[:2].isdigit() else int(day[0])


def _read_days(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read 3 to 5 May: two days of one month."""
    first, last = _number(match["day"]), _number(match["last"])
    if first >= last or not match["month"][0].isupper():
        return
    month = month_number(match["month"])
    year, reckoned_from = _year(match, context, month, first)
    values = [date(year, month, day).isoformat() if year else None for day in (first, last)]
    # The month belongs to the day that it stands beside.
    start = min(match.start("day"), match.start("month"))
    yield Reading(start, match.end("day"), TimexType.DATE, values[0], reckoned_from)
    yield Reading(match.start("last"), match.end(), TimexType.DATE, values[1], reckoned_from)


def _read_month(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read May, with or without year."""
    if not match["month"][0].isupper() or not (
        match["year"] or match["relation"] or _is_month(match, context)
    ):
        return
    month = month_number(match["month"])
    year, reckoned_from = _year(match, context, month, None)
    value = month_value(date(year, month, 1)) if year else None
    yield Reading(*match.span(), TimexType.DATE, value, reckoned_from)


def _is_month(match: re.Match[str], context: Context) -> bool:
    """Tell whether a month without a number is no person and no verb: in May, but Theresa May."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if context.text[match.end() : match.end() + 1] == "-":
        return False
    if match["edge"] or before in _ONLY_BEFORE_TIMES:
        return True
    name = match["month"].lower()
    if name in _AMBIGUOUS:
        is_march = before in {"a", "an", "the"} and after in {"for", "on", "of", "against", "to", "in"}
        return before in _BEFORE_MONTHS and not after[:1].isupper() and not is_march
    return before in _BEFORE_MONTHS or (len(name) > 3 and not after[:1].isupper())


def _read_months(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read May to July 2015: two months that share what is said of the year."""
    if not (match["month"][0].isupper() and match["last"][0].isupper()):
        return
    first, last = month_number(match["month"]), month_number(match["last"])
    over_new_year = last < first
    stated = bool(match["year"] or match["relation"])
    year, reckoned_from = _year(match, context, first, None)
    values: list[str | None] = [None, None]
    if year:
        first_year = year - over_new_year if stated else year
        values = [
            month_value(date(first_year, first, 1)),
            month_value(date(first_year + over_new_year, last, 1)),
        ]
    yield Reading(*match.span("month"), TimexType.DATE, values[0], reckoned_from)
    yield Reading(match.start("last"), match.end(), TimexType.DATE, values[1], reckoned_from)


def _read_week(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the last week of March: the week that holds the middle of its seven days."""
    month, number = month_number(match["month"]), ordinal_value(match["ordinal"])
    year, reckoned_from = _year(match, context, month, None)
    value = None
    if year and number > 0:
        value = week_value(date(year, month, 7 * number - 3))
    elif year:
        value = week_value(date(year + month // 12, month % 12 + 1, 4), -1)
    yield Reading(*match.span(), TimexType.DATE, value, reckoned_from)


def _read_weekday_of_month(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the first Monday of March and the last Friday in May."""
    month, number = month_number(match["month"]), ordinal_value(match["ordinal"])
    year, reckoned_from = _year(match, context, month, None)
    value = None
    if year:
        day = weekday_of_month(year, month, weekday_number(match["day_name"]), number)
        if day is None:
            return
        value = day.isoformat()
    yield Reading(*match.span(), TimexType.DATE, value, reckoned_from)


def _read_iso(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read 2015-09-28, 2015/09/28 and 2015-09-28T10:15Z."""
    value = date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    if match["clock"]:
        yield Reading(
            *match.span(), TimexType.TIME, f"{value}T{match['clock']}{(match['zone'] or '').upper()}"
        )
    else:
        yield Reading(*match.span(), TimexType.DATE, value)


def _read_numeric(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read 9/28/2015 and 28.9.2015; where either number could be the day, the reading near the anchor."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if match["sign"] != match["same"] or (year < 100 and match["sign"] == "."):
        return
    year += 2000 if year < 50 else 1900 if year < 100 else 0
    orders = ((second, first),) if match["sign"] == "." else ((first, second), (second, first))
    days = {date(year, month, day) for month, day in orders if month <= 12 and day <= 31}
    if len(days) == 1:
        yield Reading(*match.span(), TimexType.DATE, days.pop().isoformat())
    elif days:
        anchor = context.anchor
        value = min(days, key=lambda day: abs((day - anchor).days)).isoformat() if anchor else None
        yield Reading(*match.span(), TimexType.DATE, value, anchor)


def _read_attacks(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read 9/11."""
    if (
        context.text[max(0, match.start() - 1) : match.start()] != "/"
        and context.word_after(match.end()) != "/"
    ):
        yield Reading(*match.span(), TimexType.DATE, "2001-09-11")


_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}),? (?:the )?)?"
_TO = r"(?: ?- ?| to | and | or | through | until | till )"
NUMERIC_RULES = (
    Rule(
        "iso_date",
        r"(?P<year>\d{4})[-/](?P<month>\d\d)[-/](?P<day>\d\d)"
        r"(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d)?(?P<zone>Z)?)?\b",
        _read_iso,
    ),
    Rule(
        "numeric_date",
        r"(?P<first>\d{1,2})(?P<sign>[/.])(?P<second>\d{1,2})(?P<same>[/.])(?P<year>(?:\d\d)?\d\d)\b",
        _read_numeric,
    ),
)
"""Those that hold in every language."""
RULES = (
    *NUMERIC_RULES,
    Rule(
        "days_of_month",
        rf"(?P<day>{DAY}){_TO}(?P<last>{DAY})(?: of)? (?P<month>{MONTH}){OF_YEAR}?\b",
        _read_days,
    ),
    Rule(
        "days_of_month",
        rf"(?P<month>{MONTH}) (?P<day>{DAY}){_TO}(?P<last>{DAY})\b{OF_YEAR}?\b",
        _read_days,
    ),
    Rule("day", rf"{_WEEKDAY}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})\b{OF_YEAR}?\b", _read_day),
    Rule("day", rf"{_WEEKDAY}(?P<day>{DAY})(?: of)?[ -](?P<month>{MONTH}){OF_YEAR}?\b", _read_day),
    Rule(
        "week_of_month",
        rf"the (?P<ordinal>{ORDINAL}) week (?:of|in) (?P<month>{MONTH}){OF_YEAR}?\b",
        _read_week,
    ),
    Rule(
        "weekday_of_month",
        rf"the (?P<ordinal>{ORDINAL}) (?P<day_name>{WEEKDAY}) (?:of|in) (?P<month>{MONTH}){OF_YEAR}?\b",
        _read_weekday_of_month,
    ),
    Rule("months", rf"(?P<month>{MONTH}){_TO}(?P<last>{MONTH})\b{OF_YEAR}?\b", _read_months),
    Rule("attacks", r"9/11\b", _read_attacks),
    Rule("month", rf"(?P<edge>{EDGE})(?P<month>{MONTH})\b{OF_YEAR}?\b", _read_month),
)
