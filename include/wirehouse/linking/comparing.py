"""Candidates are compared word for word, and what comes of it is written into the tables of reuse.

temp.copies     the pairs of documents of which one has much of the other's text
temp.runs       the runs of words that two documents share
"""

import logging
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from wirehouse.linking.candidates import Candidate, find_candidates, read_candidates
from wirehouse.linking.word_files import WordsReader, unpacked
from wirehouse.linking.word_places import PlacedWords
from wirehouse.progress import Progress
from wirehouse.reuse.pairs import MIN_WORDS, PairKind, kind_of, overlap
from wirehouse.reuse.runs import Run, shared_runs
from wirehouse.reuse.words import WordIds
from wirehouse.tables.reuse import DUPLICATE_PAIRS, SHARED_PASSAGES

log = logging.getLogger(__name__)

CANDIDATES_AT_A_TIME = 5_000
DOCUMENTS_IN_MEMORY = 5_000  # whose words are kept: some 40 MB
COPIES = {"document_no": "INTEGER", "other_no": "INTEGER", "kind": "VARCHAR", "similarity": "DOUBLE"}
RUNS = {
    "document_no": "INTEGER",
    "other_no": "INTEGER",
    "start_char": "BIGINT",
    "end_char": "BIGINT",
    "other_start_char": "BIGINT",
    "other_end_char": "BIGINT",
    "words": "INTEGER",
    "same": "INTEGER",
}


def compare(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Compare the candidates; returns how many pairs and shared passages were written."""
    count = find_candidates(connection)
    for name, types in (("copies", COPIES), ("runs", RUNS)):
        # Not AS an empty SELECT: DuckDB 2.0.0 loses 122,880 rows and more that are inserted into such a table
        # in the transaction that made it.
        columns = ", ".join(f"{column} {type_}" for column, type_ in types.items())
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
    progress = Progress(log, "pairs of documents compared", count)
    with WordsReader() as reader:
        words = words_of_documents(connection, reader)
        for first in range(0, count, CANDIDATES_AT_A_TIME):
            compare_some(connection, read_candidates(connection, first, CANDIDATES_AT_A_TIME), words)
            progress.advance(CANDIDATES_AT_A_TIME)
    return write_pairs(connection), write_passages(connection)


def words_of_documents(
    connection: duckdb.DuckDBPyConnection, reader: WordsReader
) -> Callable[[int], PlacedWords]:
    """A function that gives the words of a document of temp.candidates, by its number, from the index."""
    places = {
        document_no: place
        for document_no, *place in connection.execute(
            """SELECT document_no, filename, entry FROM indexed WHERE document_no IN
               (SELECT document_no FROM candidates UNION SELECT other_no FROM candidates)"""
        ).fetchall()
    }

    @lru_cache(DOCUMENTS_IN_MEMORY)
    def words(document_no: int) -> PlacedWords:
        file, entry = places[document_no]
        return unpacked(reader.read(file, entry))

    return words


def compare_some(
    connection: duckdb.DuckDBPyConnection,
    candidates: Iterator[Candidate],
    words: Callable[[int], PlacedWords],
) -> None:
    """Compare some candidates; what comes of it goes into temp.copies and temp.runs."""
    copies: list[tuple[Any, ...]] = []
    found: list[tuple[int, ...]] = []
    for document_no, other_no, seeds in candidates:
        one, other = words(document_no), words(other_no)
        runs = shared_runs(one.ids, other.ids, seeds)
        found.extend((document_no, other_no, *placed(run, one, other)) for run in runs)
        kind, similarity = judge(one.ids, other.ids, runs)
        if kind:
            copies.append((document_no, other_no, str(kind), similarity))
    for name, types, rows in (("copies", COPIES, copies), ("runs", RUNS, found)):
        columns = list(zip(*rows, strict=True)) or [()] * len(types)
        connection.register("arrived", pa.table(dict(zip(types, map(pa.array, columns), strict=True))))
        connection.execute(f"INSERT INTO {name} FROM arrived")
    connection.unregister("arrived")


def placed(run: Run, one: PlacedWords, other: PlacedWords) -> tuple[int, ...]:
    """The rest of a row of temp.runs: where a run stands in both source texts, and its words."""
    return (
        int(one.starts[run.start]),
        int(one.ends[run.end - 1]),
        int(other.starts[run.other_start]),
        int(other.ends[run.other_end - 1]),
        max(run.end - run.start, run.other_end - run.other_start),
        run.same,
    )


def judge(words: WordIds, others: WordIds, runs: list[Run]) -> tuple[PairKind | None, float]:
    """How two texts are copies, None when they are not, and how similar they are."""
    if len(words) >= MIN_WORDS and np.array_equal(words, others):
        return PairKind.EXACT, 1.0
    found = overlap(len(words), len(others), runs)
    return kind_of(found), found.similarity


def write_pairs(connection: duckdb.DuckDBPyConnection) -> int:
    """Write rows of `duplicate_pairs`; returns their number."""
    ((written,),) = connection.execute(
        f"""INSERT INTO {DUPLICATE_PAIRS.full_name} BY NAME
            SELECT d.document_id, o.document_id AS other_document_id, kind, similarity
            FROM copies AS c
            JOIN numbered AS d ON d.document_no = c.document_no
            JOIN numbered AS o ON o.document_no = c.other_no
            ORDER BY ALL"""
    ).fetchall()
    return int(written)


def write_passages(connection: duckdb.DuckDBPyConnection) -> int:
    """Write rows of `shared_passages`; returns their number.

    Where two runs begin at the same characters, as in text that cannot be aligned, the better one is kept.
    """
    key = ", ".join(SHARED_PASSAGES.key)
    ((written,),) = connection.execute(
        f"""INSERT INTO {SHARED_PASSAGES.full_name} BY NAME
            SELECT DISTINCT ON ({key}) d.document_id, o.document_id AS other_document_id,
                start_char, end_char, other_start_char, other_end_char, words, same / words AS similarity
            FROM runs AS r
            JOIN numbered AS d ON d.document_no = r.document_no
            JOIN numbered AS o ON o.document_no = r.other_no
            ORDER BY {key}, similarity DESC, words DESC, end_char, other_end_char"""
    ).fetchall()
    return int(written)
