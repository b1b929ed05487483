"""Rules for weeks, months and years named from the day of publication, and for past, present and future."""

import re
from collections.abc import Iterator

from wirehouse.text.vocabulary import listed
from wirehouse.time_expressions.english_words import (
    EDGE,
    MONTH,
    RELATION,
    SEASON,
    SEASON_MONTHS,
    SEASONS,
    STEPS,
    YEAR,
    month_number,
    unit_name,
)
from wirehouse.time_expressions.model import TimexType
from wirehouse.time_expressions.nearest import month_by
from wirehouse.time_expressions.periods import DAYS_OF_UNITS, duration, shifted, year_value
from wirehouse.time_expressions.rule import Context, Reading, Rule

_FROM_TEXT = listed("same|following|previous|preceding|prior")
_COMPARED = listed("last|a|one|of|in|the|as|when|that|two|three")
_DEFINED = listed("to|since|after|before|when|that|of|ended|ending|following|leading|until|prior|from|s")
_LONG = listed("week|month|year|decade|century")


def _read_period(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read last week, later this year, the next month; the past year is an amount."""
    relation, unit = match["relation"].lower(), unit_name(match["unit"])
    amounts = {"past", "last"} if unit in {"week", "month", "year"} else {"past", "last", "next", "coming"}
    is_amount = relation == "past" or (match["the"] and relation in amounts and not match["edge"])
    if is_amount and unit in _LONG and not match["fiscal"]:
        yield Reading(*match.span(), TimexType.DURATION, duration(1, unit))
        return
    if relation == "same" and context.word_after(match.end()) in _COMPARED:
        return  # the same week last year
    origin = context.anchor
    if relation in _FROM_TEXT:
        origin = context.named_within(DAYS_OF_UNITS[unit]) or origin
    value = shifted(origin, unit, STEPS[relation]) if origin else None
    yield Reading(*match.span(), TimexType.DATE, value, origin, without_days=bool(match["fiscal"]))


def _read_that_period(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read that year, that summer: the one of the date named last."""
    if context.text[match.end() : match.end() + 1] == "-" or not context.has_named:
        return
    value = None
    if match["season"]:
        origin = context.named_within(DAYS_OF_UNITS["year"])
        value = f"{year_value(origin.year)}-{SEASONS[match['season'].lower()]}" if origin else None
    else:
        unit = unit_name(match["unit"])
        origin = context.named_within(DAYS_OF_UNITS[unit])
        value = shifted(origin, unit, 0) if origin else None
    yield Reading(*match.span(), TimexType.DATE, value, origin)


def _read_period_beside(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the year before, of the one named last, and the week after next."""
    unit, step = match["unit"].lower(), -1 if match["before"] else 1
    if match["next"] or match["last"]:
        step, origin = 2 * step, context.anchor
        if bool(match["last"]) != (step < 0):
            return  # the year before next
    elif context.word_after(match.end())[:1].isalnum():
        return  # the year before the war
    else:
        origin = context.named_within(DAYS_OF_UNITS[unit]) or context.anchor
    value = shifted(origin, unit, step) if origin else None
    yield Reading(*match.span("span"), TimexType.DATE, value, origin)


_IN_YEAR = {"quarter": 4, "month": 12, "week": 52}


def _read_year_earlier(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the same quarter last year, the year-ago period: a year before the period named last."""
    unit = (match["same"] or match["unit"] or "period").lower()
    for each in _IN_YEAR if unit == "period" else (unit,):
        origin = context.named_as(DAYS_OF_UNITS[each])
        if origin:
            yield Reading(*match.span("span"), TimexType.DATE, shifted(origin, each, -_IN_YEAR[each]), origin)
            return
    anchor = context.anchor
    if anchor is None or unit == "quarter":  # the last quarter there are figures of: nobody tells which
        value = None
    elif unit == "period":
        value = shifted(anchor, "year", -1)
    else:
        value = shifted(anchor, unit, -_IN_YEAR[unit])
    yield Reading(*match.span("span"), TimexType.DATE, value, anchor if value else None)


def _read_the_period(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read for the quarter, in the month: the one named last, or the present one."""
    if match["number"]:
        yield Reading(*match.span("span"), TimexType.DATE, match["number"])  # the year 2000
        return
    if (
        context.word_after(match.end()).lower() in _DEFINED
        or context.text[match.end() : match.end() + 1] == "-"
    ):
        return
    unit = match["unit"].lower()
    origin = context.named_as(DAYS_OF_UNITS[unit]) or context.anchor
    value = shifted(origin, unit, 0) if origin else None
    yield Reading(*match.span("span"), TimexType.DATE, value, origin)


def _read_whole_period(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the end of the year, year-end and midyear, of the one that is."""
    value = shifted(context.anchor, unit_name(match["unit"] or "year"), 0) if context.anchor else None
    yield Reading(*match.span(), TimexType.DATE, value, context.anchor)


def _read_month_by(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read last December."""
    if match["month"][0].isupper():
        step = STEPS[match["relation"].lower()]
        value = month_by(context.anchor, month_number(match["month"]), step) if context.anchor else None
        yield Reading(*match.span(), TimexType.DATE, value, context.anchor)


def _read_season_by(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read last summer, this winter; a winter is named after the year that it begins in."""
    season, step = SEASONS[match["season"].lower()], STEPS[match["relation"].lower()]
    value, anchor = None, context.anchor
    if anchor:
        first, year = SEASON_MONTHS[season], anchor.year
        if step < 0:
            year -= anchor.month < first + 3
        elif step > 0:
            year += anchor.month >= first
        elif season == "WI":
            year -= anchor.month < 4
        value = f"{year}-{season}"
    yield Reading(*match.span(), TimexType.DATE, value, anchor)


_SPANS = r"years|months|weeks|days|decades"
_REFERENCES = {
    "PRESENT_REF": (
        r"right now|now|currently|at present|at the moment|nowadays|presently|these days"
        r"|at this (?:time|point|stage)|the time being"
    ),
    "PAST_REF": (
        rf"recently|recent (?:{_SPANS}|times)|recent|the (?:recent |distant )?past|at (?:the|that) time"
    ),
    "FUTURE_REF": (
        rf"the (?:near |foreseeable |immediate |not-too-distant )?future|soon"
        rf"|the (?:near|short|long|medium)(?: |-)term|(?:the )?coming (?:{_SPANS})"
    ),
}


_AFTER_PAST = listed(
    """
    and|or|but|for|when|he|she|it|they|we|i|you|there|that|the|this|his|her|their|its|our|has|have|had|is|was
    are|were|been|by|with|to|as|on|at|over|about|against|because|if|while|who|which|what|also|than|through
    """
)


def _read_reference(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read now, recently, in the future."""
    words = match[0].lower()
    before, after = context.word_before(match.start()), context.word_after(match.end()).lower()
    is_something_else = (
        context.text[match.end() : match.end() + 1] == "-"  # a now-cancelled deal
        or (
            words == "soon"
            and (before in {"as", "too", "how", "so"} or after in {"after", "as", "enough", "to"})
        )
        or (words == "recent" and before in {"most", "more"})
        or (words.endswith("past") and after[:1].isalnum() and after not in _AFTER_PAST)
        or (words == "at the time" and after[:1].isalnum())
        or (words.endswith("future") and after in {"of", "for"})
    )
    if not is_something_else:
        yield Reading(*match.span(), TimexType.DATE, next(value for value in _REFERENCES if match[value]))


_PERIOD = r"week|weekend|fortnight|month|quarter|year|decade|century"
_EDGE = rf"(?:(?:earlier|later) |{EDGE})"
RULES = (
    Rule(
        "month_by",
        rf"{_EDGE}(?:this )?(?P<relation>last|past|this|next|coming) (?P<month>{MONTH})\b",
        _read_month_by,
    ),
    Rule(
        "season_by",
        rf"{_EDGE}(?:this )?(?P<relation>last|past|this|next|coming) (?P<season>{SEASON})\b",
        _read_season_by,
    ),
    Rule(
        "year_earlier",
        r"(?:(?:for|in|during) )?(?P<span>the same (?P<same>week|month|quarter|period) "
        r"(?:of |in )?(?:a year (?:ago|earlier|before)"
        r"|(?:the )?(?:last|previous|prior) year)"
        r"|(?:the )?year-(?:ago|earlier) (?P<unit>week|month|quarter|period))\b",
        _read_year_earlier,
    ),
    Rule(
        "that_period",
        rf"that (?:same |very )?(?:(?P<unit>{_PERIOD})|(?P<season>summer|autumn|winter))\b",
        _read_that_period,
    ),
    Rule(
        "period_beside",
        r"(?:(?:for|in|during|of|than|from) )?(?P<span>the (?P<unit>week|month|quarter|year|decade) "
        r"(?:(?P<before>before|earlier|prior|previous)|after)(?: (?:(?P<last>last)|(?P<next>next)))?)\b",
        _read_period_beside,
    ),
    Rule(
        "period",
        rf"(?P<edge>{_EDGE})(?P<the>the )?(?:this )?(?P<relation>{RELATION}) "
        rf"(?:calendar |(?P<fiscal>(?:fiscal|financial) ))?(?P<unit>{_PERIOD})\b",
        _read_period,
    ),
    Rule(
        "the_period",
        r"(?:for|in|during|end(?:ed|ing)?|later in|earlier in|late in|early in) "
        rf"(?P<span>the (?P<unit>week|month|quarter|year)(?: (?P<number>{YEAR}))?)\b",
        _read_the_period,
    ),
    Rule(
        "whole_period",
        r"(?:(?:the )?(?:very )?(?:start|beginning|middle|end|close|rest|remainder) of the "
        r"(?P<unit>week|month|year|decade|century)|(?:the )?year(?:[- ]|'s )end|mid-?year)\b",
        _read_whole_period,
    ),
    Rule(
        "reference",
        "(?:" + "|".join(f"(?P<{value}>{words})" for value, words in _REFERENCES.items()) + r")\b",
        _read_reference,
    ),
)
