"""The texts of documents as they are compared, and where their words stand in the sources."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import duckdb
import pyarrow as pa

from wirehouse.reuse.words import WordIds, word_ids, word_spans
from wirehouse.text.alignment import Alignment
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose

DOCUMENTS_AT_A_TIME = 100
_STOPS = tuple(".,;:!?…")


class Place(NamedTuple):
    """Words of a body, half open."""

    first: int
    end: int


def read_words(connection: duckdb.DuckDBPyConnection) -> dict[int, WordIds]:
    """The words of all documents of temp.candidates, by document_no: some 2 KB each."""
    reader = connection.sql(
        """SELECT document_no, body FROM numbered JOIN documents USING (document_id)
           WHERE document_no IN (SELECT document_no FROM candidates UNION SELECT other_no FROM candidates)"""
    ).to_arrow_reader(DOCUMENTS_AT_A_TIME)
    return {
        document_no: word_ids(body)
        for batch in reader
        for document_no, body in zip(*batch.to_pydict().values(), strict=True)
    }


def read_source_spans(
    connection: duckdb.DuckDBPyConnection, wanted: Mapping[int, Iterable[Place]]
) -> dict[tuple[int, Place], tuple[int, int]]:
    """Where the wanted words of documents stand in their source texts: first character and the one after.

    The documents are read one after the other, each once.
    """
    connection.register("wanted", pa.table({"document_no": pa.array(wanted, pa.int64())}))
    reader = connection.sql(
        f"""SELECT n.document_no, any_value(t.text) AS text, list(
                (p.passage_no, p.section_no, p.role, p.text, p.start_char, p.end_char) ORDER BY p.passage_no)
            FROM numbered AS n
            JOIN source_texts AS t ON t.document_id = n.document_id
            JOIN passages AS p ON p.document_id = n.document_id
            WHERE n.document_no IN (FROM wanted)
                AND p.role = '{Role.BODY}' AND p.repeats_passage_no IS NULL
            GROUP BY n.document_no"""
    ).to_arrow_reader(DOCUMENTS_AT_A_TIME)
    found = {}
    for batch in reader:
        for document_no, text, passages in zip(*batch.to_pydict().values(), strict=True):
            body = Body([Passage(*passage.values()) for passage in passages], text)
            for place in wanted[document_no]:
                found[document_no, place] = body.source_span(place)
    connection.unregister("wanted")
    return found


class Body:
    """The body of a document, and the way from its words to the characters of the source text."""

    def __init__(self, passages: list[Passage], source_text: str) -> None:
        self._prose = Prose(passages)
        self._alignment = Alignment(self._prose, source_text)
        self._words = word_spans(self._prose.text)

    def source_span(self, place: Place) -> tuple[int, int]:
        """The characters of the source text at some words, with the stop after the last."""
        start, end = int(self._words[place.first, 0]), int(self._words[place.end - 1, 1])
        end += self._prose.text[end : end + 1] in _STOPS
        first = self._alignment.source_span(start, start + 1)
        last = self._alignment.source_span(end - 1, end)
        return first.start_char, last.end_char
