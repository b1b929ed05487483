"""Which marks open a quotation and which close it: the cheapest reading of all marks of a paragraph.

News pages turn marks at random and forget some. So each mark has a cost as an opening, as a closing and as no
quotation mark, and dynamic programming (the Viterbi algorithm) finds the sequence that costs least, in time
linear in the marks.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from math import inf
from typing import NamedTuple

from wirehouse.quotations.costs import costs_of
from wirehouse.quotations.glyphs import Family, Mark

_NESTED = 2.5  # a mark that opens a quotation within one of the same family
_UNCLOSED = 2.5  # a quotation that is open at the end of its paragraph; less than a mark by mistake
_CARRIED_ON = 0.5  # the same where the next paragraph opens it again


class _Reading(IntEnum):
    """What the text behind a mark stands in."""

    OUTSIDE = 0
    DOUBLE = 1
    WITHIN_DOUBLE = 2
    GUILLEMETS = 3
    SINGLE = 4


_OF_FAMILY = {
    Family.DOUBLE: _Reading.DOUBLE,
    Family.GUILLEMETS: _Reading.GUILLEMETS,
    Family.SINGLE: _Reading.SINGLE,
}


class Pair(NamedTuple):
    """The marks of one quotation; `closing` is None where the paragraph ends first."""

    opening: Mark
    closing: Mark | None


def pair(marks: Sequence[Mark], carried_on: Mark | None) -> list[Pair]:
    """Return the outermost quotations of a paragraph, in order.

    `carried_on` is the mark with which the next paragraph begins, if it does.
    """
    costs = [0.0, inf, inf, inf, inf]
    steps: list[list[int]] = []
    for mark in marks:
        reached = _reached(mark, costs)
        costs = [cost for cost, _ in reached]
        steps.append([reading for _, reading in reached])
    ends = [cost + more for cost, more in zip(costs, _costs_at_end(carried_on), strict=True)]
    readings = [ends.index(min(ends))]
    for step in reversed(steps):
        readings.append(step[readings[-1]])
    return list(_pairs(marks, readings[::-1]))


def _reached(mark: Mark, costs: Sequence[float]) -> list[tuple[float, int]]:
    """Return for each reading behind a mark the least cost of it, and the reading before the mark."""
    outside, double, within, guillemets, single = costs
    opens, closes, stray = costs_of(mark.setting)
    # The marks of another family are part of what is quoted.
    reached = [(outside, 0), (double, 1), (within, 2), (guillemets, 3), (single, 4)]
    match mark.setting.family:
        case Family.DOUBLE:
            reached[0] = min((outside + stray, 0), (double + closes, 1))
            reached[1] = min((outside + opens, 0), (double + stray, 1), (within + closes, 2))
            reached[2] = min((double + opens + _NESTED, 1), (within + stray, 2))
        case Family.GUILLEMETS:
            reached[0] = min((outside + stray, 0), (guillemets + closes, 3))
            reached[3] = min((outside + opens, 0), (guillemets + stray, 3))
        case Family.SINGLE:
            reached[0] = min((outside + stray, 0), (single + closes, 4))
            reached[4] = min((outside + opens, 0), (single + stray, 4))
    return reached


def _costs_at_end(carried_on: Mark | None) -> list[float]:
    """Return what it costs to end a paragraph in each reading."""
    costs = [0.0, _UNCLOSED, inf, _UNCLOSED, _UNCLOSED]
    if carried_on:
        costs[_OF_FAMILY[carried_on.setting.family]] = _CARRIED_ON
    return costs


def _pairs(marks: Sequence[Mark], readings: Sequence[int]) -> Iterator[Pair]:
    """Give the marks with which the readings leave OUTSIDE and come back."""
    opening = None
    for mark, before, after in zip(marks, readings, readings[1:], strict=False):
        if before == _Reading.OUTSIDE:
            opening = mark if after != _Reading.OUTSIDE else None
        elif opening and after == _Reading.OUTSIDE:
            yield Pair(opening, mark)
            opening = None
    if opening:
        yield Pair(opening, None)
