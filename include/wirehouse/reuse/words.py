"""The words of a text as they are compared: without case, accents and punctuation, each with its place."""

import re
import unicodedata
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

# Scripts that are written without blanks between words are compared character by character.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = "\u0300-\u036f"  # accents of decomposed letters
_WORD = re.compile(f"[{_UNSPACED}]|(?:[^\\W_{_UNSPACED}]|[{_MARKS}])+(?:['’][^\\W_]+)?")


WordIds = npt.NDArray[np.uint32]
"""The words of a text in order, as 32-bit numbers that are equal for words that are compared as equal."""


def word_ids(text: str) -> WordIds:
    """The words of a text, by their numbers."""
    return np.fromiter(map(word_id, _WORD.findall(text)), dtype=np.uint32)


def word_spans(text: str) -> npt.NDArray[np.int32]:
    """Where each word of a text begins and ends: a row of two code points for each word."""
    places = (place for match in _WORD.finditer(text) for place in match.span())
    return np.fromiter(places, dtype=np.int32).reshape(-1, 2)


@lru_cache(maxsize=1 << 16)
def word_id(word: str) -> int:
    """The number of a word: the CRC-32 of its folded letters, the same on every machine."""
    return crc32(_folded(word).encode("utf-8", "surrogatepass"))


def _folded(word: str) -> str:
    """The word without case, accents and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "")
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "'’")
