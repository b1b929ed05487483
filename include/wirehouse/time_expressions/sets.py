"""Rules for times that come again: every Monday, daily, on weekends."""

import re
from collections.abc import Iterator

from wirehouse.time_expressions.english_words import (
    NUMBER,
    UNIT,
    WEEKDAY,
    number_value,
    unit_name,
    weekday_number,
)
from wirehouse.time_expressions.model import TimexType
from wirehouse.time_expressions.periods import duration
from wirehouse.time_expressions.rule import Context, Reading, Rule

_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
}


def _read_adverb(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read daily, annual; not where it belongs to a name, such as that of a newspaper."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if not (match[0][0].isupper() and (after[:1].isupper() or before[:1].isalpha())):
        yield Reading(*match.span(), TimexType.SET, _ADVERBS[match[0].lower()])


def _read_every(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read every day, each year, every two weeks, every Monday."""
    if match["weekday"]:
        value = f"XXXX-WXX-{weekday_number(match['weekday']) + 1}"
    else:
        count = number_value(match["count"]) if match["count"] else 2 if match["other"] else 1
        value = duration(count, unit_name(match["unit"]))
    yield Reading(*match.span(), TimexType.SET, value)


def _read_weekdays(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read Mondays, weekends."""
    if match["weekend"]:
        yield Reading(*match.span(), TimexType.SET, "XXXX-WXX-WE")
    elif match["weekday"][0].isupper():
        value = f"XXXX-WXX-{weekday_number(match['weekday']) + 1}"
        yield Reading(*match.span(), TimexType.SET, value)


RULES = (
    Rule(
        "every",
        rf"(?:every|each) (?:(?P<weekday>{WEEKDAY})|(?:(?P<other>other )|(?P<count>{NUMBER}|few) )?"
        rf"(?P<unit>{UNIT})s?)\b",
        _read_every,
    ),
    Rule("adverb", rf"(?:{'|'.join(_ADVERBS)})\b", _read_adverb),
    Rule(
        "weekdays",
        r"(?:(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s|(?P<weekend>weekends))\b",
        _read_weekdays,
    ),
)
