"""Rules for the time of day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from wirehouse.text.vocabulary import listed
from wirehouse.time_expressions.english_words import (
    NUMBER,
    PART_OF_DAY,
    WEEKDAY,
    number_value,
    weekday_number,
)
from wirehouse.time_expressions.model import TimexType
from wirehouse.time_expressions.nearest import weekday_near
from wirehouse.time_expressions.rule import Context, Reading, Rule

_ZONE = r"(?: ?(?P<zone>UTC|GMT|Z|[ECMP][SD]?T|BST|CES?T|IST|PKT|MSK|local time|local)\b)?"
_TODAY = r"this (?:morning|afternoon|evening)|tonight|last night"
_DAY = (
    rf"(?:,? (?:on )?(?P<day>{_TODAY}|(?:today|yesterday|tomorrow|{WEEKDAY})"
    rf"(?: (?:{PART_OF_DAY}))?)\b)?"
)
_HALF = r"(?P<half>[ap]\.m\b\.?|[ap]m\b)"
_BEFORE_CLOCKS = listed("at|by|from|until|till|to|and|around|about|before|after|um|à|a|alle|las|às|om|,|-|—")
_DAYS = {"today": 0, "tonight": 0, "this": 0, "last": -1, "yesterday": -1, "tomorrow": 1}
_LATE = listed("afternoon|evening|night|tonight")


def _read_clock(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read 9:30 am, 12:00 UTC Monday, 15:40."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match.groupdict().get("half") or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + 12 * half.startswith("p")
    elif half or not (match["zone"] or len(match["hour"]) == 2 or _is_told(match, context)):
        return
    if hour <= 24 and minute <= 59:
        zone = "Z" if (match["zone"] or "").upper() in {"UTC", "GMT", "Z"} else ""
        yield _on_day(match, f"{hour:02}:{minute:02}{zone}", context)


def _is_told(match: re.Match[str], context: Context) -> bool:
    """Tell at 3:16 from John 3:16."""
    return bool(match["day"]) or context.word_before(match.start()) in _BEFORE_CLOCKS


def _read_hour(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read nine in the evening, three o'clock, eight tonight."""
    hour, groups = number_value(match["hour"]), match.groupdict()
    part = (groups.get("part") or groups.get("day") or "").lower().rpartition(" ")[2]
    if hour and hour <= 12:
        late = part in _LATE and (hour >= 6 or not part.endswith("night"))
        known = late or part == "morning" or part.endswith("night")
        yield _on_day(match, f"{int(hour) % 12 + 12 * late if known else int(hour):02}:00", context)


def _read_noon(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read noon, midnight on Tuesday: midnight ends the day beside it, unless that day has only begun."""
    if match["noon"].lower() != "midnight":
        yield _on_day(match, "12:00", context)
        return
    today = match["day"] and _day(match, context)[0] == context.anchor
    yield _on_day(match, "00:00" if today else "24:00", context)


def _on_day(match: re.Match[str], clock: str, context: Context) -> Reading:
    """The reading of a time of the day beside it, else of the one that the sentence names."""
    day, reckoned_from = _day(match, context)
    value = f"{day.isoformat()}T{clock}" if day else None
    span = match.span("span" if "span" in match.groupdict() else 0)
    return Reading(*span, TimexType.TIME, value, reckoned_from)


def _day(match: re.Match[str], context: Context) -> tuple[date | None, date | None]:
    """The day of the time, and the day that this one is reckoned from."""
    anchor, name = context.anchor, match.groupdict().get("day")
    if not name:
        day = context.day_of_sentence(match.start())
        return day, day
    if anchor is None:
        return None, None
    name = name.partition(" ")[0]
    if name.lower() in _DAYS:
        return anchor + timedelta(_DAYS[name.lower()]), anchor
    return weekday_near(anchor, weekday_number(name), context.direction(*match.span())), anchor


NUMERIC_RULES = (
    Rule(
        "clock",
        rf"(?P<hour>\d\d?):(?P<minute>\d\d)\b(?::\d\d\b)?{_ZONE}{_DAY}",
        _read_clock,
    ),
)
"""Those that hold in every language."""
RULES = (
    Rule("clock", rf"(?P<noon>noon|midday|midnight)\b{_DAY}", _read_noon),
    Rule("clock", rf"(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))? ?{_HALF}{_ZONE}{_DAY}", _read_clock),
    *NUMERIC_RULES,
    Rule(
        "clock",
        rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) (?P<zone>GMT|UTC)\b{_DAY}",
        _read_clock,
    ),
    Rule(
        "clock",
        rf"(?P<hour>{NUMBER}) (?:o'clock(?: (?:in the|at))?|in the|at)(?: (?P<part>{PART_OF_DAY}))\b",
        _read_hour,
    ),
    Rule("clock", rf"(?P<hour>{NUMBER}) o'clock{_DAY}", _read_hour),
    Rule(
        "clock",
        rf"(?:at|by|until|till|from|before|after|around) (?P<span>(?P<hour>{NUMBER}) (?P<day>{_TODAY}))\b",
        _read_hour,
    ),
)
