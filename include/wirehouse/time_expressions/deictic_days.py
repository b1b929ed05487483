"""Rules for days and parts of days named from the day of publication, or from a day named before."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from wirehouse.text.vocabulary import listed
from wirehouse.time_expressions.direction import Direction
from wirehouse.time_expressions.english_words import (
    NUMBER,
    ORDINAL,
    PART_OF_DAY,
    PARTS,
    STEPS,
    WEEKDAY,
    number_value,
    ordinal_value,
    weekday_number,
)
from wirehouse.time_expressions.model import TimexType
from wirehouse.time_expressions.nearest import weekday_by, weekday_near, weekday_of_month
from wirehouse.time_expressions.periods import shifted
from wirehouse.time_expressions.rule import Context, Reading, Rule

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_NAMED = listed("black|bloody|good|ash|palm|easter|super|cyber|whit|maundy|shrove|giving")
_PAPERS = listed("Times|Mirror|Telegraph|Express|Mail|Post|Herald|Tribune|Independent|World")
_TOO_NEAR = 2  # days ahead that nobody calls next: on a Saturday, next Sunday is not tomorrow
_SHORT = listed("mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun")


def _on_day(match: re.Match[str], day: date | None, reckoned_from: date | None) -> Reading:
    """The reading of a day, or of the part of it that the match names."""
    value = day.isoformat() if day else None
    if not match["part"]:
        return Reading(*match.span(), TimexType.DATE, value, reckoned_from)
    part = PARTS[match["part"].lower()]
    return Reading(*match.span(), TimexType.TIME, f"{value}T{part}" if value else None, reckoned_from)


def _read_weekday(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read on Wednesday, next Friday, Monday night."""
    name = match["weekday"]
    if not name[0].isupper():
        return
    if context.word_before(match.start()) in _NAMED or context.word_after(match.end()) in _PAPERS:
        return
    if name.lower().rstrip(".") in _SHORT and not _is_short_weekday(match, context):
        return
    weekday = weekday_number(name)
    if not match["relation"] and _is_any_weekday(match, context):
        part = f"T{PARTS[match['part'].lower()]}" if match["part"] else ""
        type_ = TimexType.TIME if part else TimexType.DATE
        yield Reading(*match.span(), type_, f"XXXX-WXX-{weekday + 1}{part}")
        return
    day, anchor = None, context.anchor
    if anchor is None:
        anchor = context.weekday_named(weekday, match.start())
    if match[0].startswith(("Following", "Past")):  # Following Monday's talks, the sun came out
        day = weekday_near(anchor, weekday, Direction.PAST) if anchor else None
        start = match.start("weekday")
        yield _on_day(match, day, anchor)._replace(start=start)
        return
    if anchor and match["relation"]:
        day = weekday_by(anchor, weekday, STEPS[match["relation"].lower()])
        if match["relation"].lower() == "next" and (day - anchor).days <= _TOO_NEAR:
            day += timedelta(7)
    elif anchor:
        day = weekday_near(anchor, weekday, context.direction(*match.span()))
    yield _on_day(match, day, anchor)


def _read_weekdays_ago(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read two Fridays ago."""
    anchor, count = context.anchor, number_value(match["count"])
    day = None
    if anchor and count:
        day = weekday_by(anchor, weekday_number(match["weekday"]), -1) - timedelta(7 * (round(count) - 1))
    yield _on_day(match, day, anchor)


def _read_weekday_of_month(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the last Friday of the month, the first Monday of next month."""
    day, anchor = None, context.anchor
    if anchor:
        years, month = divmod(anchor.month - 1 + STEPS.get(match["relation"].lower(), 0), 12)
        number = ordinal_value(match["ordinal"])
        day = weekday_of_month(anchor.year + years, month + 1, weekday_number(match["weekday"]), number)
    yield Reading(*match.span(), TimexType.DATE, day.isoformat() if day else None, anchor)


def _is_any_weekday(match: re.Match[str], context: Context) -> bool:
    """Tell on a Saturday from a Saturday meeting."""
    after = context.word_after(match.end())
    return context.word_before(match.start()) in {"a", "any"} and not (after == "'" or after[:1].isalnum())


def _is_short_weekday(match: re.Match[str], context: Context) -> bool:
    """Tell on Sun. from the Sun."""
    if match["relation"]:
        return True
    named_on = context.word_before(match.start()) in {"on", "(", "until", "from"}
    return named_on and not context.word_after(match.end())[:1].isupper()


def _read_deictic_day(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read today, yesterday evening, earlier today; not in the name of a newspaper."""
    before = context.text[max(0, match.start() - 2) : match.start()]
    if match["day"][0].isupper() and before[:1].isalpha() and before.endswith(" "):
        return
    step = _DAYS[match["day"].lower()]
    day = context.anchor + timedelta(step) if context.anchor else None
    yield _on_day(match, day, context.anchor)


def _read_day_beyond(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the day before yesterday and the day after tomorrow."""
    step = -2 if match["before"] else 2
    value = shifted(context.anchor, "day", step) if context.anchor else None
    yield Reading(*match.span(), TimexType.DATE, value, context.anchor)


def _read_part_of_today(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read tonight, this morning, last night, overnight."""
    words = match[0].lower()
    step = -1 if words in {"last night", "overnight"} else 0
    part = PARTS.get(words.rpartition(" ")[2], "NI")
    value = f"{context.anchor + timedelta(step)}T{part}" if context.anchor else None
    yield Reading(*match.span(), TimexType.TIME, value, context.anchor)


def _read_part_of_day(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read in the morning, of the day that the sentence names."""
    if context.word_after(match.end()) == "of":
        return
    day = context.day_of_sentence(match.start())
    value = f"{day}T{PARTS[match['part'].lower()]}" if day else None
    yield Reading(*match.span("span"), TimexType.TIME, value, day)


def _read_named_day(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the same day, the next day, the day before: from the day named last."""
    words = match[0].lower()
    if words.endswith((" before", " after")) and context.word_after(match.end())[:1].isalnum():
        return  # the day after the storm
    if match["step"] == "same" and context.word_after(match.end()) in {"as", "that", "when", "the", "of"}:
        return
    day = context.named_day
    step = 1 if words.endswith(" after") or match["step"] in {"next", "following"} else 0
    step = -1 if words.endswith(" before") or match["step"] == "previous" else step
    yield Reading(*match.span(), TimexType.DATE, shifted(day, "day", step) if day else None, day)


def _read_part_of_named_day(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read that night, the next morning: from the day named last."""
    day, step = context.named_day, {"next": 1, "following": 1, "previous": -1}.get(match["step"] or "", 0)
    value = f"{day + timedelta(step)}T{PARTS[match['part'].lower()]}" if day else None
    yield Reading(*match.span(), TimexType.TIME, value, day)


def _read_the_day(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read at the end of trading, for the day: the one spoken of."""
    day = context.named_day
    if context.word_after(match.end()) not in {"before", "after", "when", "that", "of", "job", "care"}:
        yield Reading(*match.span("span"), TimexType.DATE, day.isoformat() if day else None, day)


def _read_weekend(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the weekend: the one on now or before, or the coming one."""
    if context.word_after(match.end()) in {"of", "before", "after"}:
        return
    value, anchor = None, context.anchor
    if anchor:
        ahead = anchor.weekday() >= 5 or context.direction(*match.span()) is Direction.FUTURE
        step = {"before last": -2, "after next": 2}.get((match["beyond"] or "").lower(), ahead - 1)
        value = shifted(anchor, "weekend", step)
    yield Reading(*match.span(), TimexType.DATE, value, anchor)


_EDGE = r"(?:(?:early|late|earlier|later|on the morning of|the night of) )?"
_PART = rf"(?:(?: |'s )(?:early |late )?(?P<part>{PART_OF_DAY}))?"
RULES = (
    Rule("day_beyond", r"the day (?:(?P<before>before yesterday)|after tomorrow)\b", _read_day_beyond),
    Rule("part_of_today", rf"(?:tonight|last night|overnight|this (?:{PART_OF_DAY}))\b", _read_part_of_today),
    Rule("deictic_day", rf"{_EDGE}(?P<day>today|yesterday|tomorrow)\b{_PART}\b", _read_deictic_day),
    Rule(
        "weekdays_ago",
        rf"(?P<count>{NUMBER}) (?P<weekday>{WEEKDAY})s?{_PART}s? ago\b",
        _read_weekdays_ago,
    ),
    Rule(
        "weekday_of_month",
        rf"the (?P<ordinal>{ORDINAL}) (?P<weekday>{WEEKDAY}) of (?P<relation>the|this|next|last) month\b",
        _read_weekday_of_month,
    ),
    Rule(
        "weekday",
        rf"{_EDGE}(?:(?:the |this )?(?P<relation>last|past|next|coming|following|previous|this) )?"
        rf"(?P<weekday>{WEEKDAY}){_PART}\b",
        _read_weekday,
    ),
    Rule(
        "part_of_day",
        rf"(?:in|during|by|until|of|through|throughout|on|late in|early in) "
        rf"(?P<span>the (?:early |late )?(?P<part>{PART_OF_DAY}))\b",
        _read_part_of_day,
    ),
    Rule(
        "part_of_day",
        r"in (?P<span>(?:early |late )?(?P<part>morning|afternoon|evening)) trad(?:e|ing)\b",
        _read_part_of_day,
    ),
    Rule(
        "named_day",
        r"(?:(?:the|that) (?:very )?(?P<step>same|next|following|previous) day|that day"
        r"|the day (?:before|after))\b",
        _read_named_day,
    ),
    Rule(
        "part_of_named_day",
        rf"(?:the (?P<step>same|next|following|previous)|that) (?P<part>{PART_OF_DAY})\b",
        _read_part_of_named_day,
    ),
    Rule(
        "the_day",
        r"(?:end(?:ed|ing|s)?|clos(?:e|ed|ing)|finish(?:ed|ing)?|for|on|during|in) (?P<span>the day)\b",
        _read_the_day,
    ),
    Rule("weekend", r"the weekend(?: (?P<beyond>before last|after next))?\b", _read_weekend),
)
