"""Fingerprints of a text: some of its runs of five words, so chosen that eight shared words share one."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wirehouse.reuse.words import WordIds

SHINGLE = 5
"""Words that a fingerprint is made of."""
WINDOW = 4
"""Neighbouring shingles of which one is kept, so that a run of SHINGLE + WINDOW - 1 words keeps one at least.

Winnowing: Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", 2003.
"""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio: multiplying spreads the bits
_SHIFT = np.uint64(29)


CONTEXT = 2
"""Words before and after a fingerprint that are compared, too: a run of eight words goes on by so many."""


class Fingerprints(NamedTuple):
    """The fingerprints of a text: their hashes, each once, and the first word at which each stands.

    `before` and `after` are numbers of the CONTEXT words around it, 0 where the text has not so many.
    """

    hashes: npt.NDArray[np.uint64]
    positions: npt.NDArray[np.int32]
    before: npt.NDArray[np.uint16]
    after: npt.NDArray[np.uint16]


def fingerprints(ids: WordIds) -> Fingerprints:
    """The fingerprints of a text by the numbers of its words; a text of fewer than SHINGLE words has none."""
    if len(ids) < SHINGLE:
        none = np.empty(0, np.uint16)
        return Fingerprints(np.empty(0, np.uint64), np.empty(0, np.int32), none, none)
    hashes = _hashed(ids, SHINGLE)
    window = min(WINDOW, len(hashes))
    # argmin takes the first of equals: in a text that repeats itself the choice stays the same in each copy.
    windows = np.stack([hashes[offset : len(hashes) - window + 1 + offset] for offset in range(window)])
    is_chosen = np.zeros(len(hashes), np.bool_)
    is_chosen[windows.argmin(axis=0) + np.arange(windows.shape[1])] = True
    chosen = np.flatnonzero(is_chosen)
    kept, first = np.unique(hashes[chosen], return_index=True)
    positions = chosen[first].astype(np.int32)
    none = np.zeros(CONTEXT, np.uint16)
    around = np.concatenate((none, (_hashed(ids, CONTEXT) % 65_535 + 1).astype(np.uint16), none))
    return Fingerprints(kept, positions, around[positions], around[positions + SHINGLE + CONTEXT])


def _hashed(ids: WordIds, count: int) -> npt.NDArray[np.uint64]:
    """The hash of each run of so many words."""
    runs = len(ids) - count + 1
    wide = ids.astype(np.uint64)
    hashes = _mixed(wide[:runs])
    for offset in range(1, count):
        hashes = _mixed(hashes + wide[offset : offset + runs])
    return hashes


def _mixed(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Spread the bits of each value (the finalizer of SplitMix64, Steele, Lea and Flood 2014, shortened)."""
    spread = values * _FACTOR
    return spread ^ (spread >> _SHIFT)
