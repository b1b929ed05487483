"""Whether two documents are copies of each other, by the runs they share."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from wirehouse.reuse.runs import Run, coverage

NEAR = 0.3
"""Share of each of two documents that the other holds, from which they are near-duplicates."""
WHOLE = 0.8
"""Share of a document from which another holds it whole."""
MIN_WORDS = 30
"""Words that two documents share before they are a pair: a sentence is reuse, not a copy."""
MIN_CONTAINED_WORDS = 60
"""The same where they are but a small part of one: an editor's note is in many documents, and is no story."""


class PairKind(StrEnum):
    """How two documents are copies. The values are those of `duplicate_pairs.kind`."""

    EXACT = "exact"
    NEAR = "near"
    CONTAINED = "contained"


class Overlap(NamedTuple):
    """The words of two documents: how many, how many of each lie in shared runs, how many are the same."""

    words: int
    other_words: int
    shared: int
    other_shared: int
    same: int

    @property
    def share(self) -> float:
        """The share of the first document that the second holds, 0 to 1."""
        return self.shared / self.words if self.words else 0.0

    @property
    def other_share(self) -> float:
        """The share of the second document that the first holds, 0 to 1."""
        return self.other_shared / self.other_words if self.other_words else 0.0

    @property
    def similarity(self) -> float:
        """Words in common, of all the words of both counted once (Jaccard's measure), 0 to 1."""
        return self.same / max(1, self.words + self.other_words - self.same)


def overlap(words: int, other_words: int, runs: Sequence[Run]) -> Overlap:
    """What runs cover of two documents of so many words."""
    shared = coverage((run.start, run.end) for run in runs)
    other_shared = coverage((run.other_start, run.other_end) for run in runs)
    same = min(shared, other_shared, sum(run.same for run in runs))
    return Overlap(words, other_words, shared, other_shared, same)


def kind_of(found: Overlap) -> PairKind | None:
    """How two documents that are not equal are copies, None when they are not."""
    shared = min(found.shared, found.other_shared)
    less, more = sorted((found.share, found.other_share))
    if shared < (MIN_WORDS if less >= NEAR else MIN_CONTAINED_WORDS):
        return None
    if more >= WHOLE > less:
        return PairKind.CONTAINED
    return PairKind.NEAR if less >= NEAR else None
