"""The texts of documents that are not in the index yet, as they are read to be indexed."""

from collections.abc import Iterator
from itertools import pairwise

import duckdb
import pyarrow as pa

from wirehouse.text.model import Role

DOCUMENTS_AT_A_TIME = 200
DOCUMENTS_OF_A_PART = 10_000  # whose passages are held in memory: about 100 MB


def find_missing(connection: duckdb.DuckDBPyConnection) -> int:
    """Find the documents of temp.numbered that temp.indexed lacks; returns how many they are.

    Makes temp.missing: document_id, position (from 0, in the order they are stored in), stored_at and text_at
    (their places in documents and in source_texts, by which they are read without the texts of others).
    """
    missing: int
    ((missing,),) = connection.execute(
        """CREATE OR REPLACE TEMP TABLE missing AS
           SELECT n.document_id, stored_at, s.rowid AS text_at,
               row_number() OVER (ORDER BY stored_at) - 1 AS position
           FROM numbered AS n ANTI JOIN indexed USING (document_no)
           JOIN source_texts AS s ON s.document_id = n.document_id"""
    ).fetchall()
    return missing


def read_texts(connection: duckdb.DuckDBPyConnection, missing: int) -> Iterator[pa.RecordBatch]:
    """Document_id, run_id, body, source text and places of the documents of temp.missing.

    The places are the characters of the passages of the body, half open, in order. Documents are read in
    parts, each once and in the order they are stored in.
    """
    for first in range(0, missing, DOCUMENTS_OF_A_PART):
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE missing_now AS FROM missing WHERE position >= $1 AND position < $2",
            [first, first + DOCUMENTS_OF_A_PART],
        )
        yield from connection.sql(
            f"""SELECT m.document_id, d.run_id, d.body, s.text, coalesce(p.places, []) AS places
                FROM missing_now AS m
                JOIN documents AS d ON d.rowid = m.stored_at
                JOIN source_texts AS s ON s.rowid = m.text_at
                LEFT JOIN (
                    SELECT document_id, list((start_char, end_char) ORDER BY passage_no) AS places
                    FROM passages
                    WHERE document_id IN (SELECT document_id FROM missing_now)
                        AND role = '{Role.BODY}' AND repeats_passage_no IS NULL
                    GROUP BY document_id
                ) AS p ON p.document_id = m.document_id
                WHERE d.rowid IN (SELECT stored_at FROM missing_now)
                    AND s.rowid IN (SELECT text_at FROM missing_now)"""
        ).to_arrow_reader(DOCUMENTS_AT_A_TIME)


def pairs_of_numbers(lists: pa.ListArray) -> Iterator[list[tuple[int, int]]]:
    """Lists of structs as lists of tuples: in one go, for there are ten times as many as documents."""
    found = list(zip(*(field.to_pylist() for field in lists.flatten().flatten()), strict=True))
    borders = lists.offsets.to_pylist()
    for first, end in pairwise(borders):
        yield found[first - borders[0] : end - borders[0]]
