"""Aligned runs: the stretches of words that two texts share, small changes within them included."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wirehouse.reuse.words import WordIds

MIN_WORDS = 8
"""A shorter run is chance or phrase."""
MAX_GAP = 12
"""Words that may be changed, put in or left out between two stretches of one run."""
_TRIED = 8  # of the runs found before a stretch, the nearest are tried for joining
_OVERLAP = 5  # words
_SHORTEST = 5  # words of a stretch that counts by itself, as a fingerprint has


class Run(NamedTuple):
    """Words `start` to `end` of one text that stand at `other_start` to `other_end` of the other, half open.

    `same` is how many of them are the same, word for word.
    """

    start: int
    end: int
    other_start: int
    other_end: int
    same: int


def shared_runs(ids: WordIds, other_ids: WordIds, seeds: Iterable[tuple[int, int]]) -> list[Run]:
    """The runs of at least MIN_WORDS words that two texts share, in the order of the first.

    `seeds` are (position, other position) of fingerprints that both have. At least half of the words of a run
    are the same: what is less is a template, filled in differently.
    """
    joined: list[Run] = []
    for stretch in sorted(_stretches(ids, other_ids, seeds)):
        for back in range(1, min(_TRIED, len(joined)) + 1):
            if (longer := _join(joined[-back], stretch)) is not None:
                joined[-back] = longer
                break
        else:
            joined.append(stretch)
    return [
        run
        for run in joined
        if min(run.end - run.start, run.other_end - run.other_start) >= MIN_WORDS
        and 2 * run.same >= max(run.end - run.start, run.other_end - run.other_start)
    ]


def coverage(spans: Iterable[tuple[int, int]]) -> int:
    """How many positions some spans cover, each counted once."""
    covered, reached = 0, 0
    for start, end in sorted(spans):
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered


def _stretches(ids: WordIds, other_ids: WordIds, seeds: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """The longest stretches of equal words through the seeds, each once."""
    diagonal, reached = None, 0
    for shift, own in sorted((other - own, own) for own, other in seeds):
        if shift == diagonal and own < reached:
            continue  # within the stretch before
        other = own + shift
        end = own + _equal(ids[own:], other_ids[other:])
        start = own - _equal(ids[:own][::-1], other_ids[:other][::-1])
        diagonal, reached = shift, end
        if end - start >= _SHORTEST:
            yield Run(start, end, start + shift, end + shift, end - start)


def _equal(ids: WordIds, other_ids: WordIds) -> int:
    """With how many equal words two texts begin; read in windows, for most are soon different."""
    length, begun, window = min(len(ids), len(other_ids)), 0, 16
    while begun < length:
        end = min(begun + window, length)
        differ = ids[begun:end] != other_ids[begun:end]
        if differ[first := int(differ.argmax())]:
            return begun + first
        begun, window = end, 2 * window
    return length


def _join(run: Run, stretch: Run) -> Run | None:
    """The run with a stretch that goes on it, in both texts and after a small gap; None where it does not."""
    gap, other_gap = stretch.start - run.end, stretch.other_start - run.other_end
    overlap = max(0, -gap, -other_gap)  # words repeated around a change make stretches run into each other
    if max(gap, other_gap) > MAX_GAP or overlap > _OVERLAP or overlap >= stretch.same:
        return None
    return Run(run.start, stretch.end, run.other_start, stretch.other_end, run.same + stretch.same - overlap)
