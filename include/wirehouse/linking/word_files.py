"""The words of indexed documents on disk: documents are compared without reading their texts again.

Beside each file of fingerprints is one of words, with the same entries: the packed words of each document,
then the bytes at which each of them ends, as 64-bit numbers, and how many there are.
"""

from __future__ import annotations

import os
import sys
from array import array
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

import numpy as np

from wirehouse.errors import DamagedFileError
from wirehouse.linking.word_places import PlacedWords
from wirehouse.parquet import replacing

if TYPE_CHECKING:
    from collections.abc import Generator

FILES_OPEN = 100  # a file of each run since the last compaction may be more than a process may open
_NUMBER = 8  # bytes


def words_file(file: str | Path) -> Path:
    """The file of words that belongs to a file of fingerprints."""
    return Path(file).with_suffix(".words")


def packed(words: PlacedWords) -> bytes:
    """The words of a document: how many, their numbers, the way from start to start, and their lengths.

    The ways and lengths take one byte each, or two or four where one of them needs it.
    """
    ways = np.diff(words.starts, prepend=np.uint32(0))
    lengths = words.ends - words.starts
    width = np.min_scalar_type(max(ways.max(initial=0), lengths.max(initial=0)))
    count = np.array([len(ways)], np.uint32)
    return b"".join(part.tobytes() for part in (count, words.ids, ways.astype(width), lengths.astype(width)))


def unpacked(content: bytes) -> PlacedWords:
    """The words of a document from what `packed` made of them."""
    count = int.from_bytes(content[:4], sys.byteorder)
    ids = np.frombuffer(content, np.uint32, count, offset=4)
    width = (len(content) - 4 - ids.nbytes) // (2 * count or 1) or 1
    rest = np.frombuffer(content, f"u{width}", offset=4 + ids.nbytes)
    starts = np.cumsum(rest[:count], dtype=np.uint32)
    return PlacedWords(ids, starts, starts + rest[count:])


class WordsWriter:
    """Writes the packed words of documents into a file, entry by entry."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._ends = array("Q", [0])

    def add(self, words: bytes) -> None:
        """Write the next entry."""
        self._file.write(words)
        self._ends.append(self._ends[-1] + len(words))

    def finish(self) -> None:
        """Write where the entries end."""
        self._file.write(self._ends[1:] + array("Q", [len(self._ends) - 1]))


@contextmanager
def writing_words(path: Path) -> Generator[WordsWriter]:
    """A writer of a file that is whole when the context is left without an error, and else not there."""
    with replacing(path) as temporary, temporary.open("wb") as file:
        writer = WordsWriter(file)
        yield writer
        writer.finish()


class WordsReader:
    """Reads packed words from the files of words, of which it keeps some open: a context that closes them."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[int, array[int]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        while self._files:
            self._close_oldest()

    def read(self, file: str, entry: int) -> bytes:
        """The packed words of a document, by its file of fingerprints and the entry in it.

        Raises:
            DamagedFileError: The file of words is not as it was written.
        """
        if file not in self._files:
            if len(self._files) == FILES_OPEN:
                self._close_oldest()
            self._files[file] = _opened(words_file(file))
        descriptor, ends = self._files[file]
        start = ends[entry - 1] if entry else 0
        return os.pread(descriptor, ends[entry] - start, start)

    def _close_oldest(self) -> None:
        descriptor, _ = self._files.pop(next(iter(self._files)))
        os.close(descriptor)


def fault_of_words(file: str) -> str | None:
    """What is wrong with the words of a file of fingerprints; None when they are all there."""
    try:
        descriptor, _ = _opened(words_file(file))
    except (OSError, DamagedFileError) as error:
        return f"lacks its words ({error})"
    os.close(descriptor)
    return None


def _opened(path: Path) -> tuple[int, array[int]]:
    """A file, and where each of its entries ends.

    Raises:
        DamagedFileError: It does not end as it was written.
    """
    descriptor = os.open(path, os.O_RDONLY)
    size = os.fstat(descriptor).st_size
    count = int.from_bytes(os.pread(descriptor, _NUMBER, max(0, size - _NUMBER)), sys.byteorder)
    of_words = size - (count + 1) * _NUMBER
    ends = array("Q")
    if of_words >= 0:
        ends.frombytes(os.pread(descriptor, count * _NUMBER, of_words))
    if of_words != (ends[-1] if ends else 0):
        os.close(descriptor)
        raise DamagedFileError(f"{path} is damaged: it does not say where its entries end")
    return descriptor, ends
