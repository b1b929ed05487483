"""Where on a page running text is dense."""

from collections.abc import Sequence
from typing import NamedTuple

from wirehouse.text.furniture import Sign
from wirehouse.text.model import Role
from wirehouse.text.phrases import BIO
from wirehouse.text.reading import Reading

# A block's part in the density of its surroundings is limited: a menu of fifty words is no worse than five
# buttons, and one long paragraph does not reach over a page of links.
_LEAST, _MOST = -0.4, 5.0
_LINKS = -1.0  # what heads a list of links says that text ends here
_SECOND = 0.4  # a further region counts when it has this share of the density of the best


def densities(readings: Sequence[Reading], roles: Sequence[Role | None]) -> list[float]:
    """Return what each block adds to the density of text around it; what has a role already is no text."""
    links = Sign.LINKS
    return [
        (_LINKS if reading.sign is links else _LEAST)
        if role is not None or reading.score < _LEAST or BIO in reading.kinds
        else min(reading.score, _MOST)
        for reading, role in zip(readings, roles, strict=True)
    ]


def dense_regions(densities: Sequence[float]) -> list[tuple[int, int]]:
    """Return the half-open ranges of blocks in which running text outweighs what stands between it.

    These are the maximal scoring subsequences of Ruzzo and Tompa (1999), in linear time, of which those are
    kept that come near to the best.
    """
    runs: list[_Run] = []
    after = 0.0
    for number, density in enumerate(densities):
        before = after
        after += density
        if density <= 0:
            continue
        start, link = number, _lower(runs, len(runs) - 1, before)
        while link >= 0 and runs[link].after < after:
            start, before = runs[link].start, runs[link].before
            del runs[link:]
            link = _lower(runs, link - 1, before)
        runs.append(_Run(start, number + 1, before, after, link))
    best = max((run.after - run.before for run in runs), default=0.0)
    return [
        (run.start, run.end)
        for run in runs
        if run.after - run.before >= best * (_SECOND if run.end - run.start > 1 else 1.0)
    ]


class _Run(NamedTuple):
    """A run of blocks with the sums of all scores before and after it, and the last run that starts lower."""

    start: int
    end: int
    before: float
    after: float
    link: int


def _lower(runs: Sequence[_Run], number: int, level: float) -> int:
    """Return the last run up to `number` that starts at a lower sum than `level`, or -1."""
    while number >= 0 and runs[number].before >= level:
        number = runs[number].link
    return number
