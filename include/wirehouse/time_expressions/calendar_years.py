"""Rules for years, decades and centuries."""

import re
from collections.abc import Iterator

from wirehouse.text.vocabulary import listed
from wirehouse.time_expressions.english_words import (
    EDGE,
    LOOSE_EDGE,
    ORDINAL,
    YEAR,
    ordinal_value,
)
from wirehouse.time_expressions.model import TimexType
from wirehouse.time_expressions.rule import Context, Reading, Rule

_BEFORE_YEARS = listed(
    """
    in|since|until|till|by|of|from|to|and|or|through|during|between|before|after|than|throughout|around|circa|for|en
    seit|bis|depuis|desde|hasta|até|dal|nel|sinds|tot|anfang|ende|mitte|im|jahr|jahre|año|année|anno|ano|jaar
    """
)
_OLDEST = 1750  # older years, and those so many years ahead, stand alone for something else
_AHEAD = 30
_NOT_BEFORE_YEARS = re.compile(r"(?:[$#£€¥+=] ?|[%/.:,]|(?<!pre)(?<!post)-|\bNo\.? )\Z", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?!was$|is$|has$|as$|this$|its$|us$|his$|plus$|versus$)[a-z]+s'?$|people$|percent$|men$|women$|%|km$|feet$"
)
_BEFORE_COUNTS = listed("by|of|from|to|and|or|through|between|before|after|than|around|circa|for")
_QUANTIFIERS = listed(
    "some|about|nearly|almost|over|than|least|most|around|roughly|these|those|all|another|'"
)
_MEASURES = listed(
    """
    people|percent|men|women|%|km|feet|years|months|weeks|days|hours|minutes|miles|metres|meters|kilometres
    kilometers|tons|tonnes|dollars|euros|pounds|points|votes|troops|soldiers|times|others|jobs|homes
    """
)
_RECENT, _NEAR = 1900, 10  # years that news uses as adjectives: from the one, and so many ahead
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_AGES = listed("his|her|their|my|our|your|its")


def _read_year(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read a number as a year where it stands like one."""
    fiscal = bool(match["fiscal"])
    if match["edge"] or fiscal or _stands_like_year(match, context):
        yield Reading(*match.span(), TimexType.DATE, match["year"], without_days=fiscal)


def _stands_like_year(match: re.Match[str], context: Context) -> bool:
    """Tell 2015 from 2015 workers, 2015.5 and $2015."""
    start, end = match.span()
    after = context.text[end : end + 2]
    if _follows_sign(match, context):
        return False
    if after[:1] in {"%", "/"} or (after[:1] in {"-", ",", ".", ":"} and after[1:].isalnum()):
        return False
    before, following = context.word_before(start), context.word_after(end)
    if before in _BEFORE_YEARS - _BEFORE_COUNTS:
        return True
    if _COUNTED.match(following):
        return _counts_nothing(int(match["year"]), before, following, context)
    latest = context.anchor.year + _AHEAD if context.anchor else 2100
    return before in _BEFORE_COUNTS or _OLDEST <= int(match["year"]) <= latest


def _counts_nothing(year: int, before: str, following: str, context: Context) -> bool:
    """Tell 2015 elections from some 2015 workers, from 2000 workers and from 2015 people."""
    latest = context.anchor.year + _NEAR if context.anchor else 2100
    is_likely = _RECENT <= year <= latest and year % 100 != 0
    return is_likely and before not in _QUANTIFIERS and following not in _MEASURES


def _follows_sign(match: re.Match[str], context: Context) -> bool:
    """Tell whether a number belongs to a sign before it: $2015, 1.2015, No. 2015."""
    start = match.start("year")
    return bool(_NOT_BEFORE_YEARS.search(context.text[max(0, start - 5) : start]))


def _read_years(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read 2010-2015, 2010-15 and 2010/11."""
    first, group = match["year"], "last" if match["last"] else "short"
    last = match["last"] or first[:2] + match["short"]
    is_date = context.text[match.end() : match.end() + 1] in {"/", "-"}
    if int(last) > int(first) and not is_date and not _follows_sign(match, context):
        yield Reading(*match.span("year"), TimexType.DATE, first)
        yield Reading(*match.span(group), TimexType.DATE, last)


def _read_short_year(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read '82: the last such year."""
    follows_word = context.text[max(0, match.start() - 1) : match.start()].isalnum()
    if context.anchor and not follows_word and not _COUNTED.match(context.word_after(match.end())):
        year = context.anchor.year - (context.anchor.year - int(match["short"])) % 100
        yield Reading(*match.span(), TimexType.DATE, f"{year:04}", context.anchor)


def _read_decade(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the 1990s, the '90s and the nineties."""
    if match["years"]:
        is_century = match["years"].endswith("00") and int(match["years"]) < 2000  # the 1800s
        yield Reading(*match.span(), TimexType.DATE, match["years"][: 2 if is_century else 3])
        return
    if not match["the"] or context.word_before(match.start()) in _AGES:
        return
    if match["short"] and not match["apostrophe"] and (match["short"] < "50" or "mid" in match[0].lower()):
        return  # unemployment in the 30s
    tens = int(match["short"][0]) if match["short"] else _DECADES.index(match["word"].lower()) + 2
    value = None
    if context.anchor:
        decade = context.anchor.year // 10
        value = str(decade - (decade - tens) % 10)
    yield Reading(*match.span(), TimexType.DATE, value, context.anchor)


def _read_century(match: re.Match[str], context: Context) -> Iterator[Reading]:
    """Read the 19th century: the years that begin with 18; not in a name such as that of a company."""
    number, anchor = ordinal_value(match["ordinal"]), context.anchor
    if number < 0:  # last century
        value = f"{anchor.year // 100 - 1:02}" if anchor else None
        yield Reading(*match.span(), TimexType.DATE, value, anchor)
    is_name = "Century" in match[0] and context.word_after(match.end())[:1].isupper()
    if 1 < number <= 22 and not is_name:
        yield Reading(*match.span(), TimexType.DATE, f"{number - 1:02}")


YEAR_RULES = (
    Rule(
        "years",
        rf"(?:the )?(?P<year>{YEAR})(?:(?:-| to | through )(?P<last>{YEAR})|[-/](?P<short>\d\d))\b",
        _read_years,
    ),
    Rule(
        "year",
        rf"(?P<edge>{EDGE})(?:the )?(?P<fiscal>(?:fiscal(?: years?)?|financial year|FY) ?)?(?:year )?"
        rf"(?P<year>{YEAR})\b",
        _read_year,
    ),
)
"""Those that hold in every language."""
RULES = (
    Rule(
        "century",
        rf"{EDGE}(?:the )?{LOOSE_EDGE}(?P<ordinal>{ORDINAL})[- ]century\b",
        _read_century,
    ),
    Rule(
        "decade",
        rf"{EDGE}(?P<the>the )?{LOOSE_EDGE}"
        rf"(?:(?P<years>(?:1[5-9]|20)\d0)'?s|(?P<apostrophe>')?(?P<short>[2-9]0)s|(?P<word>{'|'.join(_DECADES)}))\b",
        _read_decade,
    ),
    *YEAR_RULES,
    Rule("short_year", r"'(?P<short>\d\d)\b", _read_short_year, at_word=False),
)
