"""How little a mark looks like an opening, like a closing and like no quotation mark.

The costs are set by hand: 0 is what a careful typesetter does, 1 what news pages do now and then, and from
2.5 on the mark looks like something else. What stands beside a mark counts more than which way it is turned.
"""

from functools import lru_cache
from typing import NamedTuple

from wirehouse.quotations.glyphs import CLOSING, OPENING, Family, Setting

_NO_START = frozenset(".,;:!?)]}%")  # what no quotation begins with
_INCHES = frozenset({'"', "”", "''", "’’"})

_STRAY = 3.0  # a mark that is there by mistake
_WRONG_WAY = 1.0
_SINGLE = 0.3  # an apostrophe needs no mark to answer it


class Costs(NamedTuple):
    """What each reading of a mark costs."""

    opens: float
    closes: float
    stray: float


@lru_cache(maxsize=4096)  # few settings are common
def costs_of(mark: Setting) -> Costs:
    """Return the costs of a mark."""
    return Costs(_opening(mark), _closing(mark), _stray(mark))


def _opening(mark: Setting) -> float:
    """Return the cost of a mark as opening."""
    cost = 2.5 * mark.left.isalnum() + _WRONG_WAY * (mark.glyph in CLOSING)
    if mark.family is Family.SINGLE:
        cost += _SINGLE
    if not mark.right:
        return cost + 4.0
    if mark.right.isspace():
        return cost + (2.5 if mark.left.strip() else 1.5)
    return cost + 2.5 * (mark.right in _NO_START)


def _closing(mark: Setting) -> float:
    """Return the cost of a mark as closing."""
    cost = 1.5 * mark.right.isalnum() + _WRONG_WAY * (mark.glyph in OPENING)
    return cost + (1.5 * mark.left.isspace() if mark.left else 4.0)


def _stray(mark: Setting) -> float:
    """Return the cost of a mark as none: as an apostrophe, feet or inches, or by mistake."""
    if mark.family is Family.SINGLE:
        return _apostrophe(mark)
    if mark.left.isdigit() and mark.glyph in _INCHES:
        return 0.4
    return _STRAY if len(mark.glyph) == 1 else 1.2  # two single marks may also end two quotations


def _apostrophe(mark: Setting) -> float:
    """Return the cost of a single mark as an apostrophe, or feet."""
    if mark.elides or mark.left.isdigit():
        return 0.0
    if mark.left.isalnum():
        return 0.2
    return 0.3 if mark.glyph == "’" and mark.right.isalnum() else 1.5
