"""Rules for amounts of time, and for dates at such a distance."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from wirehouse.text.vocabulary import listed
from wirehouse.time_expressions.english_words import (
    NUMBER,
    UNIT,
    VAGUE,
    WEEKDAY,
    number_value,
    unit_name,
    weekday_number,
)
from wirehouse.time_expressions.model import TimexType
from wirehouse.time_expressions.nearest import weekday_by
from wirehouse.time_expressions.periods import DAYS_OF_UNITS, duration, shifted
from wirehouse.time_expressions.rule import Context, Reading, Rule

_ABOUT = (
    r"(?:these |those )?(?:(?:nearly|almost|about|around|over|more than|less than|fewer than|at least|up to"
    r"|some|just over|just under|roughly|another|a further|the full|a full) )?"
)
_COUNT = (
    rf"(?:{NUMBER} (?:to|or) |\d{{1,4}}-)?"
    rf"(?P<count>{NUMBER}|{VAGUE}|an?|(?:half|(?:a )?quarter of) an?)(?P<half> and a half)?"
)
_KIND = (
    r"(?:(?:consecutive|straight|more|full|whole|long|short|trading|business|working|calendar|successive"
    r"|additional|further|extra) ){0,2}"
)
_AMOUNT = rf"{_ABOUT}{_COUNT}(?P<joint>[- ]){_KIND}(?P<unit>{UNIT})(?P<plural>s?)(?P<plus> and a half\b)?"
_BEFORE_SINGLE = listed(
    "for|in|within|after|over|than|last|lasted|lasts|take|takes|took|until|half|spent|spend|by|every|under"
)
_AFTER_SINGLE = listed("after|before|into|since|ahead|long")
_RATE = re.compile(
    r"(?:\d|%|\b(?:once|twice|times?|thousand|million|billion|trillion|hundred|rate of))[^,.;]*\Z"
)
_RATED = 16  # characters between a number and what it is counted by: "900 cups a day"


def _amount(match: re.Match[str]) -> float | None:
    """How many units a match counts, None for a vague count such as "several"."""
    if match["count"].lower().startswith("half"):
        return 0.5
    if "quarter" in match["count"].lower():
        return 0.25
    count = number_value(match["count"])
    return count + 0.5 if count is not None and (match["half"] or match["plus"]) else count


def _read_duration(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read five years, several months, a 27-year; ages are no expressions of time."""
    unit = unit_name(match["unit"])
    after = context.text[match.end() : match.end() + 8].lower()
    if after.startswith((" old", "-old", " of age")) or context.word_before(match.start()) in {"aged", "age"}:
        return
    if match["joint"] == "-" and match["plural"]:
        return
    if not _is_single(match, unit) or _is_measured(match, context):
        yield Reading(*match.span(), TimexType.DURATION, duration(_amount(match), unit))
    elif _is_rate(match, context):
        yield Reading(*match.span(), TimexType.SET, duration(1, unit))


def _is_single(match: re.Match[str], unit: str) -> bool:
    """Tell whether it is just a year, or one day, which need not be an amount."""
    count = match["count"].lower()
    bare = match["joint"] == " " and match.start() == match.start("count") and not match["plus"]
    return bare and (count in {"a", "an"} or (count == "one" and unit in {"day", "night"}))


def _is_measured(match: re.Match[str], context: Context) -> bool:
    """Tell a year, the amount, from a day like any other and from a second chance."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if match["unit"].lower() in {"second", "quarter"}:
        return False
    return before in _BEFORE_SINGLE or after in _AFTER_SINGLE


def _is_rate(match: re.Match[str], context: Context) -> bool:
    """Tell 15 a year from a year."""
    before = context.text[max(0, match.start() - _RATED) : match.start()]
    return bool(_RATE.search(before))


def _read_part_of_hour(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read half an hour, a quarter of an hour."""
    yield Reading(*match.span(), TimexType.DURATION, "PT15M" if match["quarter"] else "PT30M")


def _read_window(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read the last two years."""
    yield Reading(*match.span(), TimexType.DURATION, duration(_amount(match), unit_name(match["unit"])))


def _read_vague(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read for decades, in months."""
    yield Reading(*match.span("span"), TimexType.DURATION, duration(None, unit_name(match["unit"])))


_FROM_ANCHOR = listed("ago|from now|hence|back")
_BACKWARD = listed("ago|earlier|before|previously|prior|back")


def _read_offset(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read two years ago, three days later, a week earlier: a period of the unit that is counted."""
    count, unit, way = _amount(match), unit_name(match["unit"]), match["way"].lower()
    after = context.word_after(match.end())
    is_before = (way == "before" and after[:1].isalnum()) or (way == "prior" and after == "to")
    if is_before or after == "than":  # before the vote, than planned
        end = match.start("way") - 1
        yield Reading(match.start(), end, TimexType.DURATION, duration(count, unit))
        return
    backward = way in _BACKWARD
    if way not in _FROM_ANCHOR:
        origin = context.named_within(DAYS_OF_UNITS.get(unit, 0))
    elif count is None or unit not in DAYS_OF_UNITS:
        yield Reading(*match.span(), TimexType.DATE, "PAST_REF" if backward else "FUTURE_REF")
        return
    else:
        origin = context.anchor
    if count is None or unit not in DAYS_OF_UNITS:
        yield Reading(*match.span(), TimexType.DATE, None)
    else:
        value = _at_distance(origin, unit, -count if backward else count) if origin else None
        yield Reading(*match.span(), TimexType.DATE, value, origin)


_FINER = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}


def _at_distance(origin: date, unit: str, count: float) -> str:
    """The value of the period at a distance; half a century ago is a year, and half a year ago a month."""
    if count % 1 and unit in _FINER:
        unit, size = _FINER[unit]
        count *= size
    return shifted(origin, unit, round(count))


def _read_time_ahead(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read in three years' time."""
    count, unit, anchor = _amount(match), unit_name(match["unit"]), context.anchor
    if count is None or unit not in DAYS_OF_UNITS:
        yield Reading(*match.span("span"), TimexType.DATE, "FUTURE_REF")
        return
    value = _at_distance(anchor, unit, count) if anchor else None
    yield Reading(*match.span("span"), TimexType.DATE, value, anchor)


def _read_week_from_day(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read a week on Monday, a week from Tuesday, a week ago Friday; not a week from Monday to Sunday."""
    if context.word_after(match.end()) in {"to", "until", "through"}:
        return
    day, anchor = None, context.anchor
    if anchor:
        step = -1 if match["ago"] else 1
        day = weekday_by(anchor, weekday_number(match["weekday"]), step) + timedelta(7 * step)
    yield Reading(*match.span(), TimexType.DATE, day.isoformat() if day else None, anchor)


def _read_long_ago(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read years ago, long ago."""
    yield Reading(*match.span(), TimexType.DATE, "PAST_REF")


def _read_far_ahead(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read decades from now."""
    yield Reading(*match.span(), TimexType.DATE, "FUTURE_REF")


RULES = (
    Rule(
        "long_ago",
        rf"(?:(?:(?:a )?(?:long|short) time|some time|(?:not )?(?:so |too |very )?long|{UNIT}s) ago"
        r"|the other day)\b",
        _read_long_ago,
    ),
    Rule(
        "week_from_day",
        rf"a week (?:on|from|(?P<ago>ago(?: on)?)) (?P<weekday>{WEEKDAY})\b",
        _read_week_from_day,
    ),
    Rule("time_ahead", rf"in (?P<span>{_AMOUNT}'s? time)\b", _read_time_ahead),
    Rule("far_ahead", rf"{UNIT}s from now\b", _read_far_ahead),
    Rule(
        "window",
        rf"(?:the |these )?(?:last|past|next|coming|previous|first|final|following) {_AMOUNT}\b",
        _read_window,
    ),
    Rule(
        "offset",
        rf"{_AMOUNT} (?P<way>ago|earlier|later|before|from now|hence|previously|prior|back)\b",
        _read_offset,
    ),
    Rule(
        "part_of_hour",
        r"(?:another |a |an )?(?:half(?:[- ]an)?[- ]hour|(?P<quarter>quarter of an hour))\b",
        _read_part_of_hour,
    ),
    Rule("duration", rf"{_AMOUNT}\b", _read_duration),
    Rule(
        "vague_duration",
        rf"(?:for|in|over|within|of|after|took|takes|take|spent|spend|lasted|lasts|across|throughout) "
        rf"(?P<span>(?:many )?(?P<unit>{UNIT})s)\b",
        _read_vague,
    ),
)
