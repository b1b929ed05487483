"""What the index keeps of documents, made from their texts: work that may be given to other processes."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from wirehouse.linking.texts import pairs_of_numbers
from wirehouse.linking.word_files import packed
from wirehouse.linking.word_places import PlacedWords, place_words
from wirehouse.reuse.fingerprints import fingerprints


class Entries(NamedTuple):
    """Some documents as the index keeps them, in their order.

    `words` are their packed words and `counts` how many fingerprints each has, of which `hashes` and `places`
    are those of all documents, one after the other (index.SCHEMA says what a place is).
    """

    document_ids: list[str]
    run_ids: list[str]
    words: list[bytes]
    counts: list[int]
    hashes: npt.NDArray[np.uint64]
    places: npt.NDArray[np.uint64]


def make_entries(texts: pa.RecordBatch) -> Entries:
    """The entries of documents with their texts, as `read_texts` gives them.

    Raises:
        ValueError: The body of a document is not what its passages say.
    """
    placed = list(_placed(texts))
    found = [fingerprints(words.ids) for words in placed]
    hashes, positions, before, after = map(np.concatenate, zip(*found, strict=True))
    return Entries(
        texts["document_id"].to_pylist(),
        texts["run_id"].to_pylist(),
        [packed(words) for words in placed],
        [len(one.hashes) for one in found],
        hashes,
        positions.astype(np.uint64) << 32 | before.astype(np.uint64) << 16 | after,
    )


def _placed(texts: pa.RecordBatch) -> Iterator[PlacedWords]:
    """The words of some documents, with their texts."""
    columns = (texts[name].to_pylist() for name in ("document_id", "body", "text"))
    for document_id, body, text, places in zip(*columns, pairs_of_numbers(texts["places"]), strict=True):
        try:
            yield place_words(body, places, text)
        except ValueError as error:
            error.add_note(f"document {document_id}: documents.body is not what its passages say")
            raise
