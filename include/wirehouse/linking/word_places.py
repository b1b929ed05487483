"""Where the words of a document stand in its source text."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wirehouse.reuse.words import WordIds, find_words
from wirehouse.text.alignment import borders
from wirehouse.text.prose import SEPARATOR

Characters = npt.NDArray[np.uint32]
"""A character of a source text for each word."""

_KNOWN = 0x3001  # all blanks and stops are below
_IS_BLANK = np.array([*(chr(code).isspace() for code in range(_KNOWN)), False])
_IS_STOP = np.array([*(chr(code) in ".,;:!?…" for code in range(_KNOWN)), False])


class PlacedWords(NamedTuple):
    """The words of a document, and where each stands in the source text.

    `starts` are their first characters, `ends` those after their last, or after the stop that follows it.
    """

    ids: WordIds
    starts: Characters
    ends: Characters


def place_words(body: str, places: Sequence[tuple[int, int]], source_text: str) -> PlacedWords:
    """The words of a body. `places` are the characters of the passages it is made of, half open, in order.

    Raises:
        ValueError: The body is not of so many passages.
    """
    ids, starts, word_ends = find_words(body)
    ends = word_ends + _IS_STOP.take(_codes(body + "\0").take(word_ends), mode="clip")
    passages = body.split(SEPARATOR) if body else []
    if len(passages) != len(places):
        raise ValueError(f"a body of {len(passages)} passages cannot be placed by those of {len(places)}")
    begun = np.array([0, *accumulate(len(passage) + len(SEPARATOR) for passage in passages)])
    shifts = np.zeros_like(begun)
    shifts[:-1] = [start_char for start_char, _ in places]
    shifts -= begun
    passage_of = begun.searchsorted(starts, side="right") - 1
    placed_starts, placed_ends = starts + shifts[passage_of], ends + shifts[passage_of]
    for number, (passage, (start_char, end_char)) in enumerate(zip(passages, places, strict=True)):
        raw = source_text[start_char:end_char]
        if raw != passage:
            firsts, afters = _borders(raw, passage)
            of_passage = slice(*passage_of.searchsorted((number, number + 1)))
            placed_starts[of_passage] = firsts[starts[of_passage] - begun[number]] + start_char
            placed_ends[of_passage] = afters[ends[of_passage] - 1 - begun[number]] + start_char
    return PlacedWords(ids, placed_starts.astype(np.uint32), placed_ends.astype(np.uint32))


def _borders(raw: str, clean: str) -> tuple[Characters, Characters]:
    """What `borders` finds, of those characters of a clean text that are no blank."""
    if raw.split() == clean.split(" "):  # as nearly all that is not the same: lines were wrapped
        firsts = np.zeros(len(clean), np.uint32)
        firsts[_seen(clean)] = _seen(raw).nonzero()[0]
        return firsts, firsts + 1
    found = np.array(borders(raw, clean), np.uint32)
    return found[::2], found[1::2]


def _seen(text: str) -> npt.NDArray[np.bool_]:
    """Which characters of a text are no blanks."""
    return ~_IS_BLANK.take(_codes(text), mode="clip")


def _codes(text: str) -> npt.NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
