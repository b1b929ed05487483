"""Candidates are compared word for word, and what comes of it is written into the tables of reuse."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import duckdb
import numpy as np
import pyarrow as pa

from wirehouse.linking.candidates import find_candidates, read_candidates
from wirehouse.linking.texts import Place, read_source_spans, read_words
from wirehouse.reuse.pairs import MIN_WORDS, PairKind, kind_of, overlap
from wirehouse.reuse.runs import Run, shared_runs
from wirehouse.reuse.words import WordIds
from wirehouse.tables.model import Table
from wirehouse.tables.reuse import DUPLICATE_PAIRS, SHARED_PASSAGES

log = logging.getLogger(__name__)

CANDIDATES_AT_A_TIME = 5_000


class Copies(NamedTuple):
    """Two documents, by number, of which one has much of the other's text."""

    document_no: int
    other_no: int
    kind: PairKind
    similarity: float


class Shared(NamedTuple):
    """A run of words that two documents share."""

    document_no: int
    other_no: int
    run: Run


def compare(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Compare the candidates; returns how many pairs and shared passages were written."""
    count = find_candidates(connection)
    words = read_words(connection)
    copies: list[Copies] = []
    shared: list[Shared] = []
    for first in range(0, count, CANDIDATES_AT_A_TIME):
        for document_no, other_no, seeds in read_candidates(connection, first, CANDIDATES_AT_A_TIME):
            runs = shared_runs(words[document_no], words[other_no], seeds)
            shared.extend(Shared(document_no, other_no, run) for run in runs)
            kind, similarity = judge(words[document_no], words[other_no], runs)
            if kind:
                copies.append(Copies(document_no, other_no, kind, similarity))
        log.info("compared %d of %d pairs of documents", min(first + CANDIDATES_AT_A_TIME, count), count)
    write_pairs(connection, copies)
    write_passages(connection, shared)
    return len(copies), len(shared)


def judge(words: WordIds, others: WordIds, runs: list[Run]) -> tuple[PairKind | None, float]:
    """How two texts are copies, None when they are not, and how similar they are."""
    if len(words) >= MIN_WORDS and np.array_equal(words, others):
        return PairKind.EXACT, 1.0
    found = overlap(len(words), len(others), runs)
    return kind_of(found), found.similarity


def write_pairs(connection: duckdb.DuckDBPyConnection, copies: Iterable[Copies]) -> None:
    """Write rows of `duplicate_pairs`."""
    columns = dict(zip(Copies._fields, map(list, zip(*copies, strict=True)), strict=False))
    if columns:
        insert(connection, DUPLICATE_PAIRS, columns, "kind, similarity")


def write_passages(connection: duckdb.DuckDBPyConnection, shared: list[Shared]) -> None:
    """Write rows of `shared_passages`."""
    wanted: Mapping[int, set[Place]] = defaultdict(set)
    for document_no, other_no, run in shared:
        wanted[document_no].add(Place(run.start, run.end))
        wanted[other_no].add(Place(run.other_start, run.other_end))
    spans = read_source_spans(connection, wanted)
    here = [spans[document_no, Place(run.start, run.end)] for document_no, _, run in shared]
    there = [spans[other_no, Place(run.other_start, run.other_end)] for _, other_no, run in shared]
    words = [max(run.end - run.start, run.other_end - run.other_start) for *_, run in shared]
    columns = {
        "document_no": [row.document_no for row in shared],
        "other_no": [row.other_no for row in shared],
        "start_char": [start for start, _ in here],
        "end_char": [end for _, end in here],
        "other_start_char": [start for start, _ in there],
        "other_end_char": [end for _, end in there],
        "words": words,
        "similarity": [row.run.same / length for row, length in zip(shared, words, strict=True)],
    }
    if shared:
        others = ", ".join(name for name in columns if not name.endswith("_no"))
        insert(connection, SHARED_PASSAGES, columns, others)


def insert(
    connection: duckdb.DuckDBPyConnection, table: Table, columns: Mapping[str, Any], others: str
) -> None:
    """Insert rows into a table, with the ids of their two documents by number; `others` are its columns.

    Where two runs begin at the same characters, as in text that cannot be aligned, the better one is kept.
    """
    key = ", ".join(table.key)
    connection.register("arrived", pa.table(dict(columns)))
    connection.execute(
        f"""INSERT INTO {table.full_name} BY NAME
            SELECT DISTINCT ON ({key}) d.document_id, o.document_id AS other_document_id, {others}
            FROM arrived AS a
            JOIN numbered AS d ON d.document_no = a.document_no
            JOIN numbered AS o ON o.document_no = a.other_no
            ORDER BY {key}, a.similarity DESC"""
    )
    connection.unregister("arrived")
