"""The words of a text as they are compared: without case, accents and punctuation, each with its place."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from wirehouse.reuse.letters import (
    APOSTROPHE,
    LONGEST,
    OTHER,
    UNKNOWN,
    Letters,
    Places,
    folded_letters,
    numbers_of,
    runs_of_letters,
)

# Scripts that are written without blanks between words are compared character by character.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f"  # accents of decomposed letters
WORD = re.compile(f"[{_UNSPACED}]|(?:[^\\W_{_UNSPACED}]|[{_MARKS}])+(?:['’][^\\W_]+)?")


WordIds = npt.NDArray[np.uint32]
"""The words of a text in order, as 32-bit numbers that are equal for words that are compared as equal."""


class Words(NamedTuple):
    """The words of a text: the number of each, and its first code point and the one after its last."""

    ids: WordIds
    starts: Places
    ends: Places


def find_words(text: str) -> Words:
    """The words of a text in order. What a word is, the expression WORD says.

    Searching with it was most of the work of linking. So texts in the scripts that `folded_letters` knows, as
    nearly all are, are read as arrays of letters, with the same result.
    """
    letters = folded_letters(text)
    highest = letters.max(initial=0)
    if highest == UNKNOWN:
        return _search(text)
    starts, ends = runs_of_letters(letters)
    ids = numbers_of(letters, starts, ends)
    odd = (ends - starts > LONGEST).nonzero()[0].tolist()
    if highest == OTHER:
        odd += np.searchsorted(ends, (letters == OTHER).nonzero()[0], side="right").tolist()
    joined = _joined(letters, starts, ends)
    for run in joined:
        ends[run] = ends[run + 1]
    for run in {*odd, *joined}:
        ids[run] = word_id(text[starts[run] : ends[run]])
    if not joined:
        return Words(ids, starts, ends)
    second = [run + 1 for run in joined]
    return Words(np.delete(ids, second), np.delete(starts, second), np.delete(ends, second))


@lru_cache(maxsize=1 << 16)
def word_id(word: str) -> int:
    """The number of a word: the CRC-32 of its folded letters, the same on every machine."""
    return crc32(folded(word).encode("utf-8", "surrogatepass"))


def folded(word: str) -> str:
    """The word without case, accents and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "")
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "'’")


def _search(text: str) -> Words:
    """The words of any text."""
    found = list(WORD.finditer(text))
    ids = np.fromiter((word_id(match[0]) for match in found), np.uint32, len(found))
    places = np.array([match.span() for match in found], np.intp).reshape(-1, 2)
    return Words(ids, places[:, 0], places[:, 1])


def _joined(letters: Letters, starts: Places, ends: Places) -> list[int]:
    """The runs of letters that an apostrophe joins with the next; a word has one at most."""
    near = (starts[1:] - ends[:-1] == 1).nonzero()[0]
    joined: list[int] = []
    for run in near[letters[ends[near]] == APOSTROPHE].tolist():
        if not joined or joined[-1] != run - 1:
            joined.append(run)
    return joined
