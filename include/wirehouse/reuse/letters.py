"""Texts as arrays of folded letters, and the numbers of the words that the letters make."""

import unicodedata
from functools import cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

Letters = npt.NDArray[np.uint8]
"""A number for each code point of a text: its letter in ASCII, folded, or one of those below."""
Places = npt.NDArray[np.intp]

NONE = 0  # no part of a word
APOSTROPHE = 1
OTHER = 254  # a letter, of a script that has to be spelled out
UNKNOWN = 255  # not told: the text is to be searched in another way

LONGEST = 40
"""Letters of the longest word of which `numbers_of` can make the number."""
_KNOWN = 0x3000  # code points below are known: alphabets and punctuation, not the scripts of East Asia


def folded_letters(text: str) -> Letters:
    """The letters of a text without case and accents."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _table().take(codes, mode="clip")


def runs_of_letters(letters: Letters) -> tuple[Places, Places]:
    """Where each run of letters begins and ends."""
    padded = np.zeros(len(letters) + 2, np.bool_)
    np.greater(letters, APOSTROPHE, out=padded[1:-1])
    borders = (padded[1:] != padded[:-1]).nonzero()[0]
    return borders[::2], borders[1::2]


def numbers_of(letters: Letters, starts: Places, ends: Places) -> npt.NDArray[np.uint32]:
    """The CRC-32 of each run of letters; any number for those longer than LONGEST or with letters of OTHER.

    The CRC is linear: that of a word is that of as many zeros, changed by each letter according to its
    distance from the end. All letters are looked up at once, and those of a word added without carry.
    """
    if not len(starts):
        return np.empty(0, np.uint32)
    changes, zeros = _crc_tables()
    last = np.zeros(
        len(letters), np.intp
    )  # of the run at each place, by what it is farther than the one before
    last[0] = ends[0] - 1
    last[starts[1:]] = np.diff(ends)
    distances = np.cumsum(last) - np.arange(len(letters))
    added = np.zeros(len(letters) + 1, np.uint32)
    np.bitwise_xor.accumulate(changes.take(distances * 256 + letters, mode="clip"), out=added[1:])
    return added[ends] ^ added[starts] ^ zeros.take(ends - starts, mode="clip")


@cache
def _table() -> Letters:
    """The letter of each known code point; the last entry stands for all that are not known."""
    table = np.array([_letter(chr(code)) for code in range(_KNOWN)] + [UNKNOWN], np.uint8)
    table[[ord("'"), ord("’")]] = APOSTROPHE
    return table


def _letter(character: str) -> int:
    """The number that stands for a character, apostrophes aside."""
    if "\u0300" <= character <= "\u036f":
        return UNKNOWN  # the accent of the letter before it
    if not character.isalnum():
        return NONE
    folded = "".join(
        c for c in unicodedata.normalize("NFKD", character.casefold()) if not unicodedata.combining(c)
    )
    return ord(folded) if len(folded) == 1 and folded.isascii() else OTHER


@cache
def _crc_tables() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """What a letter changes in the CRC, by 256 times its distance from the end; and the CRCs of zeros."""
    zeros = [crc32(bytes(length)) for length in range(LONGEST + 1)]
    changes = [
        crc32(bytes([letter]) + bytes(distance)) ^ zeros[distance + 1]
        for distance in range(LONGEST)
        for letter in range(256)
    ]
    return np.array(changes, np.uint32), np.array(zeros, np.uint32)
