"""The texts of documents as they are compared, and where their words stand in the sources."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from wirehouse.reuse.words import WordIds, end_of_word, find_words
from wirehouse.text.alignment import Alignment
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import SEPARATOR, Prose

DOCUMENTS_AT_A_TIME = 200
DOCUMENTS_OF_A_PART = 10_000  # whose passages are held in memory: about 100 MB
SPANS = pa.schema([
    (name, pa.int64()) for name in ("document_no", "first_word", "end_word", "start_char", "end_char")
])
_STOPS = tuple(".,;:!?…")


WordStarts = npt.NDArray[np.uint32]
"""The first character of each word of a document in its body."""


class PlacedWords(NamedTuple):
    """The words of a document, and where they stand: some 4 KB."""

    ids: WordIds
    starts: WordStarts


def read_words(connection: duckdb.DuckDBPyConnection) -> dict[int, PlacedWords]:
    """The words of all documents of temp.candidates, by document_no."""
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE compared AS
           SELECT document_no, document_id FROM numbered
           WHERE document_no IN (SELECT document_no FROM candidates UNION SELECT other_no FROM candidates)"""
    )
    reader = connection.sql(
        "SELECT document_no, body FROM documents JOIN compared USING (document_id)"
    ).to_arrow_reader(DOCUMENTS_AT_A_TIME)
    return {
        document_no: PlacedWords(found.ids, found.starts.astype(np.uint32))
        for batch in reader
        for document_no, body in zip(*batch.to_pydict().values(), strict=True)
        for found in [find_words(body)]
    }


def find_source_spans(connection: duckdb.DuckDBPyConnection, starts: dict[int, WordStarts]) -> None:
    """Make temp.spans: where the words of temp.runs stand in the source texts.

    The documents are read in parts, each once and in the order they are stored in.
    """
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE wanted AS
            SELECT document_id, document_no, list(first_word) AS first_words, list(end_word) AS end_words,
                (row_number() OVER (ORDER BY stored_at) - 1) // {DOCUMENTS_OF_A_PART} AS part
            FROM (
                SELECT document_no, first_word, end_word FROM runs
                UNION SELECT other_no, other_first_word, other_end_word FROM runs
            ) JOIN numbered USING (document_no)
            GROUP BY document_id, document_no, stored_at"""
    )
    ((parts,),) = connection.execute("SELECT coalesce(max(part) + 1, 0) FROM wanted").fetchall()
    found = [SPANS.empty_table()]
    for part in range(parts):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE wanted_now AS FROM wanted WHERE part = {part}")
        reader = connection.sql(
            f"""SELECT w.document_no, w.first_words, w.end_words, d.body, t.text, p.places
                FROM wanted_now AS w
                JOIN documents AS d USING (document_id)
                JOIN source_texts AS t USING (document_id)
                JOIN (
                    SELECT document_id, list((passage_no, start_char, end_char) ORDER BY passage_no) AS places
                    FROM passages
                    WHERE document_id IN (SELECT document_id FROM wanted_now)
                        AND role = '{Role.BODY}' AND repeats_passage_no IS NULL
                    GROUP BY document_id
                ) AS p USING (document_id)"""
        ).to_arrow_reader(DOCUMENTS_AT_A_TIME)
        found.append(pa.Table.from_batches((_spans(batch, starts) for batch in reader), SPANS))
    connection.register("found", pa.concat_tables(found))
    connection.execute("CREATE OR REPLACE TEMP TABLE spans AS FROM found")
    connection.unregister("found")


def _spans(batch: pa.RecordBatch, starts: dict[int, WordStarts]) -> pa.RecordBatch:
    """The rows of temp.spans for some documents, with their texts and passages."""
    *plain, places = batch.columns
    rows = [
        dict(zip(SPANS.names, (document_no, first, end, *found.source_span(first, end)), strict=True))
        for document_no, firsts, ends, body, text, passages in zip(
            *(column.to_pylist() for column in plain), _passages(places), strict=True
        )
        for found in [Body(body, starts[document_no], passages, text)]
        for first, end in zip(firsts, ends, strict=True)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=SPANS)


def _passages(places: pa.ListArray) -> Iterator[list[tuple[int, int, int]]]:
    """A list of structs as lists of tuples: in one go, for there are ten times as many as documents."""
    found = list(zip(*(field.to_pylist() for field in places.flatten().flatten()), strict=True))
    borders = places.offsets.to_pylist()
    for first, end in pairwise(borders):
        yield found[first - borders[0] : end - borders[0]]


class Body:
    """The body of a document, and the way from its words to the characters of the source text.

    `places` are the number, start and end of the passages it is made of, in order.
    """

    def __init__(
        self,
        text: str,
        word_starts: WordStarts,
        places: list[tuple[int, int, int]],
        source_text: str,
    ) -> None:
        prose = Prose(
            Passage(passage_no, 0, Role.BODY, passage, start_char, end_char)
            for passage, (passage_no, start_char, end_char) in zip(text.split(SEPARATOR), places, strict=True)
        )
        self._text = text
        self._alignment = Alignment(prose, source_text)
        self._word_starts = word_starts

    def source_span(self, first_word: int, end_word: int) -> tuple[int, int]:
        """The characters of the source text at some words (half open), with the stop after the last."""
        start, last_word = int(self._word_starts[first_word]), int(self._word_starts[end_word - 1])
        end = end_of_word(self._text, last_word)
        end += self._text[end : end + 1] in _STOPS
        first = self._alignment.source_span(start, start + 1)
        last = self._alignment.source_span(end - 1, end)
        return first.start_char, last.end_char
