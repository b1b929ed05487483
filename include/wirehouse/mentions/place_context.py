"""What the words beside a name tell of it: that it is a place, part of another name, or neither."""

import re
from enum import IntEnum
from functools import lru_cache

from wirehouse.mentions.folding import fold
from wirehouse.mentions.given_names import is_given
from wirehouse.mentions.place_words import (
    AFTER,
    BEFORE,
    DIRECTIONAL,
    DIRECTIONS,
    DOUBTFUL,
    LOCATIVE,
    OF,
    OF_HEADS,
)
from wirehouse.mentions.words import HONORIFICS

_REACH = 40  # characters looked at on either side; longer words are no evidence

_DATELINE = re.compile(r"(?:, [A-Z][\w.]+){0,2}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?[—–]| --?\s| \()")
_WORD_AFTER = re.compile(r" ([^\W\d_][\w-]*)")
_INITIAL = re.compile(r"[A-Z]\.$")
_COMPOUND = re.compile(r"-(?:[^\W\d_]+-|[A-ZÀ-Þ])")


class Standing(IntEnum):
    """How a name stands in its sentence, as evidence that it is a place."""

    PERSON = 0
    """Part of a person's name: "Jack London", "Jordan Peters"."""
    JOINED = 1
    """After a capitalized word, which may be a given name."""
    NAME = 2
    """Part of another longer name: "Bank of England"."""
    BARE = 3
    """Neither for nor against."""
    DIRECTED = 4
    """After words that go with places, and with people: "from", "to"."""
    LOCATED = 5
    """After words that only go with places, or as a dateline."""


PERSON, JOINED, NAME, BARE, DIRECTED, LOCATED = Standing  # a member takes Python 3.11 long to look up


@lru_cache(maxsize=4096)
def is_doubtful(name: str) -> bool:
    """Tell whether a name is as often a given name, a surname or a word as a place."""
    return name in DOUBTFUL or is_given(fold(name))


def standing_of(text: str, start: int, end: int, *, opens: bool, joins: bool) -> Standing:
    """Tell how the name from `start` to `end` stands.

    `opens` where it opens a passage; `joins` where hyphens may join it to others: "U.S.-China talks".
    """
    following = text[end : end + 1]
    if following == "$" or (following == "-" and not joins and _COMPOUND.match(text, end)):
        return NAME
    if following == " " and _runs_on(text, end):
        return PERSON if is_doubtful(text[start:end]) else NAME
    if opens:
        capitals = text.startswith(":", end) and text[start:end].isupper()
        return LOCATED if capitals or _DATELINE.match(text, end) else BARE
    preceding = text[start - 1]
    if preceding == "-":
        return BARE if joins else NAME
    if preceding not in {" ", "/"}:
        return BARE
    least = max(0, start - _REACH)
    line = max(text.rfind("\n", least, start) + 1, least)
    standing = _after_words(text[line:start].rsplit(None, 3))
    # "in London's streets", but also "in Palmer's book".
    return min(standing, BARE) if following == "'" and text.startswith("'s", end) else standing


def _runs_on(text: str, end: int) -> bool:
    """Tell whether a capitalized word that is no title follows: the name goes on."""
    if not text[end + 1 : end + 2].isupper():
        return False
    word = _WORD_AFTER.match(text, end, end + _REACH)
    return word is not None and word.group(1).lower() not in AFTER


def _after_words(words: list[str]) -> Standing:
    """Judge by the words before the name, of which the last three are looked at."""
    if not words:
        return BARE
    standing = _after_word(words[-1])
    if standing is not None:
        return standing
    if len(words) < 2:
        return BARE
    head = words[-2]
    opens = len(words) == 2 or words[-3][-1] in ".!?:"  # "Bakers of Birmingham met."
    named = head[:1].isupper() and head.lower() not in OF_HEADS and not (opens and head[-1] == "s")
    return NAME if named else DIRECTED


@lru_cache(maxsize=4096)
def _after_word(last: str) -> Standing | None:
    """Judge by the last word before the name; None after "of", where the word before that tells."""
    word = last.lstrip("(\"“‘'«„").lower()
    if word in LOCATIVE or last in DIRECTIONS:  # "Eastern Illinois" is a university
        return LOCATED
    if word in DIRECTIONAL:
        return DIRECTED
    if word in OF:
        return None
    if not last[0].isupper():
        return BARE
    if is_given(fold(word)) or word in HONORIFICS or _INITIAL.match(last):
        return PERSON
    return JOINED if last[-1].isalnum() and word not in BEFORE else BARE
