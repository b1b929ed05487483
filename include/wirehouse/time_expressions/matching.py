"""Where the rules match: all of a language in one pass over the text."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any

from wirehouse.time_expressions import (
    amounts,
    calendar_days,
    calendar_years,
    clock,
    deictic_days,
    deictic_periods,
    foreign,
    holidays,
    parts_of_years,
    sets,
)
from wirehouse.time_expressions.rule import Rule

# Where two rules match at one place, the first that is named reads it.
_ENGLISH: tuple[Rule, ...] = (
    *clock.RULES,
    *calendar_days.RULES,
    *parts_of_years.RULES,
    *calendar_years.RULES,
    *holidays.RULES,
    *amounts.RULES,
    *sets.RULES,
    *deictic_days.RULES,
    *deictic_periods.RULES,
)
_GROUP = re.compile(r"\(\?P<\w+>")
_REMEMBERED = 4096  # expressions; the news has few that it uses often

_Find = Callable[[bytes], Iterator[Any]]
_RuleOf = Callable[[str], tuple[Rule, re.Pattern[str]] | None]


def matches(text: str, language: str | None) -> Iterator[tuple[Rule, re.Match[str]]]:
    """The places of a text that a rule matches, in order, and the rule.

    RE2 finds the places in linear time; Python, which is faster at groups, reads the few it finds.
    """
    primary = (language or "").partition("-")[0]
    find, rule_of = _compiled(primary if primary in foreign.RULES else "en")
    encoded = text.encode("latin-1", "replace")  # one byte a character, other scripts as "?"
    for place in find(encoded):
        start, end = place.span()
        if (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum():
            continue  # RE2 takes letters outside of ASCII for the end of a word
        known = rule_of(text[start:end])
        match = known[1].fullmatch(text, start, end) if known else None
        if known and match:
            yield known[0], match


@cache
def _compiled(language: str) -> tuple[_Find, _RuleOf]:
    """Compile the rules of a language: what finds the places of all, what tells the rule of an expression."""
    import re2

    rules = _rules(language)
    patterns = [_GROUP.sub("(?:", rule.pattern) for rule in rules]
    starts = [r"\b" if rule.at_word else "" for rule in rules]
    source = "|".join(f"{start}(?:{pattern})" for start, pattern in zip(starts, patterns, strict=True))
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.never_capture = True
    options.max_mem = 64 << 20
    which = re.compile("|".join(f"({pattern})" for pattern in patterns), re.IGNORECASE)
    compiled = [(rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in rules]

    @lru_cache(_REMEMBERED)
    def rule_of(words: str) -> tuple[Rule, re.Pattern[str]] | None:
        match = which.fullmatch(words)
        return compiled[match.lastindex - 1] if match and match.lastindex else None

    return re2.compile(source.encode("latin-1"), options).finditer, rule_of


def _rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language, those of no language among them."""
    if language not in foreign.RULES:
        return _ENGLISH
    numeric = (*clock.NUMERIC_RULES, *calendar_days.NUMERIC_RULES)
    return (*numeric, *foreign.RULES[language], *calendar_years.YEAR_RULES)
