"""Candidates are compared word for word, and what comes of it is written into the tables of reuse.

temp.copies     the pairs of documents of which one has much of the other's text
temp.runs       the runs of words that two documents share
"""

import logging
from collections.abc import Iterator
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from wirehouse.linking.candidates import Candidate, find_candidates, read_candidates
from wirehouse.linking.texts import PlacedWords, WordStarts, find_source_spans, read_words
from wirehouse.reuse.pairs import MIN_WORDS, PairKind, kind_of, overlap
from wirehouse.reuse.runs import Run, shared_runs
from wirehouse.reuse.words import WordIds
from wirehouse.tables.reuse import DUPLICATE_PAIRS, SHARED_PASSAGES

log = logging.getLogger(__name__)

CANDIDATES_AT_A_TIME = 5_000
COPIES = {"document_no": "INTEGER", "other_no": "INTEGER", "kind": "VARCHAR", "similarity": "DOUBLE"}
RUNS = dict.fromkeys(
    (
        "document_no",
        "other_no",
        "first_word",
        "end_word",
        "other_first_word",
        "other_end_word",
        "same",
    ),
    "BIGINT",
)


def compare(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Compare the candidates; returns how many pairs and shared passages were written."""
    count = find_candidates(connection)
    words = read_words(connection)
    for name, types in (("copies", COPIES), ("runs", RUNS)):
        # Not AS an empty SELECT: DuckDB 2.0.0 loses 122,880 rows and more that are inserted into such a table
        # in the transaction that made it.
        columns = ", ".join(f"{column} {type_}" for column, type_ in types.items())
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
    for first in range(0, count, CANDIDATES_AT_A_TIME):
        compare_some(connection, read_candidates(connection, first, CANDIDATES_AT_A_TIME), words)
        log.info("compared %d of %d pairs of documents", min(first + CANDIDATES_AT_A_TIME, count), count)
    starts = {document_no: found.starts for document_no, found in words.items()}
    del words  # half of the memory: the numbers of the words have served
    return write_pairs(connection), write_passages(connection, starts)


def compare_some(
    connection: duckdb.DuckDBPyConnection, candidates: Iterator[Candidate], words: dict[int, PlacedWords]
) -> None:
    """Compare some candidates; what comes of it goes into temp.copies and temp.runs."""
    copies: list[tuple[Any, ...]] = []
    found: list[tuple[int, ...]] = []
    for document_no, other_no, seeds in candidates:
        ids, other_ids = words[document_no].ids, words[other_no].ids
        runs = shared_runs(ids, other_ids, seeds)
        found.extend((document_no, other_no, *run) for run in runs)
        kind, similarity = judge(ids, other_ids, runs)
        if kind:
            copies.append((document_no, other_no, str(kind), similarity))
    for name, types, rows in (("copies", COPIES, copies), ("runs", RUNS, found)):
        columns = list(zip(*rows, strict=True)) or [()] * len(types)
        connection.register("arrived", pa.table(dict(zip(types, map(pa.array, columns), strict=True))))
        connection.execute(f"INSERT INTO {name} FROM arrived")
    connection.unregister("arrived")


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


def write_passages(connection: duckdb.DuckDBPyConnection, starts: dict[int, WordStarts]) -> int:
    """Write rows of `shared_passages`; returns their number.

    Where two runs begin at the same characters, as in text that cannot be aligned, the better one is kept.
    """
    find_source_spans(connection, starts)
    key = ", ".join(SHARED_PASSAGES.key)
    ((written,),) = connection.execute(
        f"""INSERT INTO {SHARED_PASSAGES.full_name} BY NAME
            SELECT DISTINCT ON ({key}) d.document_id, o.document_id AS other_document_id,
                here.start_char, here.end_char,
                there.start_char AS other_start_char, there.end_char AS other_end_char,
                greatest(r.end_word - r.first_word, r.other_end_word - r.other_first_word) AS words,
                r.same / words AS similarity
            FROM runs AS r
            JOIN numbered AS d ON d.document_no = r.document_no
            JOIN numbered AS o ON o.document_no = r.other_no
            JOIN spans AS here ON here.document_no = r.document_no
                AND here.first_word = r.first_word AND here.end_word = r.end_word
            JOIN spans AS there ON there.document_no = r.other_no
                AND there.first_word = r.other_first_word AND there.end_word = r.other_end_word
            ORDER BY {key}, similarity DESC, words DESC, end_char, other_end_char"""
    ).fetchall()
    return int(written)
