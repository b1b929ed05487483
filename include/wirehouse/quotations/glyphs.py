"""The characters that may be quotation marks, with what stands beside them."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_GLYPH = re.compile(
    r"""["“”„‟«»`'‘’‚‹›,]"""  # a class comes first, so that the search runs at the speed of one
    r"""(?:(?<=["“”„‟«»])|(?<=`)`|(?<=')'|(?<=‘)‘|(?<=’)’|(?<=,),(?=\w)"""
    r"""|(?<=['‘’‚‹›`])(?:(?<!\w.)|(?!\w)))"""  # a single mark within a word is an apostrophe
)
_ELISION = re.compile(r"\d\ds?\b|(?:em|til|tis|twas|cause|bout|round|n|s|t|k|ve|ll|d|re|m)\b", re.IGNORECASE)

MARKS = frozenset("\"“”„‟«»'‘’‚‹›`")
OPENING = frozenset({"“", "„", "‟", "«", "‘", "‚", "‹", "`", "``", "‘‘", ",,"})
CLOSING = frozenset({"”", "»", "’", "›", "’’"})


class Family(Enum):
    """Marks that open and close each other, however they are turned."""

    DOUBLE = auto()
    GUILLEMETS = auto()
    SINGLE = auto()


_FAMILIES = dict.fromkeys("'‘’‚‹›`", Family.SINGLE) | dict.fromkeys("«»", Family.GUILLEMETS)


class Setting(NamedTuple):
    """A mark as it is set, wherever it stands: all that its costs depend on.

    `left` and `right` stand beside it; they are empty at the ends of the passage. `elides` tells that letters
    follow which an apostrophe shortens a word to.
    """

    glyph: str
    family: Family
    left: str
    right: str
    elides: bool


class Mark(NamedTuple):
    """One or two characters that may be a quotation mark."""

    start: int
    end: int
    setting: Setting


def marks_in(text: str) -> Iterator[Mark]:
    """Give the marks of a text in order."""
    return map(_mark, _GLYPH.finditer(text))


def mark_at(text: str, start: int) -> Mark | None:
    """Return the mark that stands at a place, if one does."""
    match = _GLYPH.match(text, start)
    return _mark(match) if match else None


def _mark(match: re.Match[str]) -> Mark:
    """Return a mark with what stands beside it."""
    text, glyph = match.string, match[0]
    start, end = match.span()
    left, right = text[start - 1 : start].strip("\n"), text[end : end + 1].strip("\n")
    family = _FAMILIES.get(glyph, Family.DOUBLE)
    elides = family is Family.SINGLE and _ELISION.match(text, end) is not None
    return Mark(start, end, Setting(glyph, family, left, right, elides))
