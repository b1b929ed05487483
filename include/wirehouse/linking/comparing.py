"""Candidates are compared word for word, and what comes of it is written into the tables of reuse.

temp.copies     the pairs of documents of which one has much of the other's text
temp.runs       the runs of words that two documents share
"""

import logging
from collections.abc import Iterator
from typing import Any, NamedTuple

import duckdb
import numpy as np
import pyarrow as pa

from wirehouse.linking.candidates import candidates_of, find_candidates, read_candidates
from wirehouse.linking.word_files import WordsReader, unpacked
from wirehouse.linking.word_places import PlacedWords
from wirehouse.progress import Progress
from wirehouse.reuse.pairs import MIN_WORDS, PairKind, kind_of, overlap
from wirehouse.reuse.runs import Run, shared_runs
from wirehouse.reuse.words import WordIds
from wirehouse.tables.reuse import DUPLICATE_PAIRS, SHARED_PASSAGES
from wirehouse.workers import map_in_workers

log = logging.getLogger(__name__)

CANDIDATES_AT_A_TIME = 5_000
WORTH_WORKERS = 25_000  # candidates: fewer are compared in the second that it takes to start processes
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


class Piece(NamedTuple):
    """Candidates to be compared in one go, and where in the index the words of their documents are."""

    candidates: pa.Table
    entries: dict[int, tuple[str, int]]  # the file of fingerprints and the entry in it, by document_no


class Compared(NamedTuple):
    """Rows of temp.copies and of temp.runs."""

    copies: pa.Table
    runs: pa.Table


def compare(connection: duckdb.DuckDBPyConnection, workers: int | None = 1) -> tuple[int, int]:
    """Compare the candidates; returns how many pairs and shared passages were written.

    `workers` is the number of processes for many candidates (None: as many as cores are free).
    """
    count = find_candidates(connection)
    for name, types in (("copies", COPIES), ("runs", RUNS)):
        # Not AS an empty SELECT: DuckDB 2.0.0 loses 122,880 rows and more that are inserted into such a table
        # in the transaction that made it.
        columns = ", ".join(f"{column} {type_}" for column, type_ in types.items())
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
    progress = Progress(log, "pairs of documents compared", count)
    for compared in map_in_workers(
        compare_piece, pieces(connection, count), workers if count >= WORTH_WORKERS else 1
    ):
        for name, rows in compared._asdict().items():
            connection.register("arrived", rows)
            connection.execute(f"INSERT INTO {name} FROM arrived")
            connection.unregister("arrived")
        progress.advance(CANDIDATES_AT_A_TIME)
    return write_pairs(connection), write_passages(connection)


def pieces(connection: duckdb.DuckDBPyConnection, count: int) -> Iterator[Piece]:
    """So many candidates, some at a time."""
    for first in range(0, count, CANDIDATES_AT_A_TIME):
        candidates = read_candidates(connection, first, CANDIDATES_AT_A_TIME)
        connection.register("compared", candidates)
        found = connection.execute(
            """SELECT document_no, filename, entry FROM indexed
               WHERE document_no IN (SELECT document_no FROM compared UNION SELECT other_no FROM compared)"""
        ).fetchall()
        connection.unregister("compared")
        yield Piece(candidates, {document_no: (file, entry) for document_no, file, entry in found})


def compare_piece(piece: Piece) -> Compared:
    """What comes of some candidates."""
    copies: list[tuple[Any, ...]] = []
    found: list[tuple[int, ...]] = []
    with WordsReader() as reader:
        words = {number: unpacked(reader.read(*entry)) for number, entry in piece.entries.items()}
    for document_no, other_no, seeds in candidates_of(piece.candidates):
        one, other = words[document_no], words[other_no]
        runs = shared_runs(one.ids, other.ids, seeds)
        found.extend((document_no, other_no, *placed(run, one, other)) for run in runs)
        kind, similarity = judge(one.ids, other.ids, runs)
        if kind:
            copies.append((document_no, other_no, str(kind), similarity))
    return Compared(rows_of(COPIES, copies), rows_of(RUNS, found))


def rows_of(types: dict[str, str], rows: list[tuple[Any, ...]]) -> pa.Table:
    """Rows of a temporary table of so many columns."""
    columns = list(zip(*rows, strict=True)) or [()] * len(types)
    return pa.table(dict(zip(types, map(pa.array, columns), strict=True)))


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
