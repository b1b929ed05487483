"""Rules for the parts of years: quarters, halves and seasons."""

import re
from collections.abc import Iterator
from datetime import date

from wirehouse.text.vocabulary import listed
from wirehouse.time_expressions.direction import Direction
from wirehouse.time_expressions.english_words import (
    EDGE,
    LOOSE_EDGE,
    OF_YEAR,
    ORDINAL,
    SEASON,
    SEASON_MONTHS,
    SEASONS,
    STEPS,
    ordinal_value,
)
from wirehouse.time_expressions.model import TimexType
from wirehouse.time_expressions.periods import quarter_value
from wirehouse.time_expressions.rule import Context, Reading, Rule


def _read_quarter(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the third quarter, the second half of 2012 and Q3."""
    count, unit = (2, "H") if match["half"] else (4, "Q")
    number = int(match["digit"]) if match["digit"] else ordinal_value(match["ordinal"])
    if number < 0:
        stated = match["year"] or match["relation"] or match["this_year"]
        if not stated and match["ordinal"].lower() == "last":
            yield from _read_last_quarter(match, context)
            return
        number = count
    year, reckoned_from = _year_of_quarter(match, context, number)
    unnamed = match["half"] and not (year or match["this_year"] or match["relation"])
    if number > count or unnamed or context.word_after(match.end()) == "of":
        return  # a third quarter of the voters
    if context.text.startswith((" in a row", " running"), match.end()):
        return
    value = f"{year}-{unit}{number}" if year else None
    yield Reading(*match.span(), TimexType.DATE, value, reckoned_from, without_days=bool(match["fiscal"]))


def _read_last_quarter(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read last quarter: the one before that of the publication; the last half is one of anything."""
    if not match["half"]:
        value = quarter_value(context.anchor, -1) if context.anchor else None
        yield Reading(
            *match.span(), TimexType.DATE, value, context.anchor, without_days=bool(match["fiscal"])
        )


def _year_of_quarter(match: re.Match[str], context: Context, number: int) -> tuple[int | None, date | None]:
    """The year stated, or that of the quarter that is nearest in the direction of the clause."""
    anchor = context.anchor
    if match["year"]:
        return int(match["year"]), None
    if anchor is None:
        return None, None
    if match["this_year"] or match["relation"]:
        return anchor.year + STEPS[(match["relation"] or "this").lower()], anchor
    if match["half"]:
        return None, None
    current = anchor.year * 4 + (anchor.month - 1) // 3
    if context.direction(*match.span()) is Direction.FUTURE:
        return (current + (number - 1 - current) % 4) // 4, anchor
    return (current - (current - number + 1) % 4) // 4, anchor


def _read_season(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the summer of 2020 and, where it stands as a time, the spring."""
    season, anchor = SEASONS[match["season"].lower()], context.anchor
    year: int | None = None
    reckoned_from = None
    if match["year"]:
        year = int(match["year"])
    elif match["relation"]:
        year, reckoned_from = (anchor.year + STEPS[match["relation"].lower()] if anchor else None), anchor
    elif not _is_season(match, context):
        return
    elif anchor:
        year, reckoned_from = _year_of_season(season, anchor, context.direction(*match.span())), anchor
    yield Reading(*match.span(), TimexType.DATE, f"{year}-{season}" if year else None, reckoned_from)


_BEFORE_SEASONS = listed("in|by|since|until|during")
_BEFORE_THE_SEASON = listed("of|over|throughout|for|through")


def _is_season(match: re.Match[str], context: Context) -> bool:
    """Tell in the spring from a spring and the fall of a wall."""
    if context.word_after(match.end()) in {"of", "-", "'"}:
        return False
    before, the = context.word_before(match.start()), bool(match["the"])
    if not the and match["season"].lower() == "fall":
        return False
    if not the and match["season"].lower() == "spring" and context.word_after(match.end())[:1].isalnum():
        return False  # in spring water
    return bool(match["edge"]) or before in _BEFORE_SEASONS or (the and before in _BEFORE_THE_SEASON)


def _year_of_season(season: str, anchor: date, direction: Direction) -> int:
    """The year of the nearest such season in the direction; of a winter, the one that it begins in."""
    first = SEASON_MONTHS[season]
    if direction is Direction.FUTURE:
        return anchor.year + (anchor.month > first + 2)
    return anchor.year - (anchor.month < first)


RULES = (
    Rule(
        "quarter",
        rf"(?:(?:the )?(?P<fiscal>fiscal )?(?P<ordinal>{ORDINAL})[- ](?:quarter|(?P<half>half))"
        rf"|Q(?P<digit>[1-4]))"
        rf"(?: of (?P<this_year>the year)\b|(?:(?: of)? fiscal(?: year)?)?{OF_YEAR})?\b",
        _read_quarter,
    ),
    Rule(
        "season",
        rf"(?P<edge>{EDGE})(?P<the>the )?{LOOSE_EDGE}(?P<season>{SEASON})\b{OF_YEAR}?\b",
        _read_season,
    ),
)
