"""Which documents may share text: those that have a fingerprint in common, found by joins over the index.

temp.numbered   the documents of the warehouse by number: document_no, document_id, run_id, is_new, stored_at
temp.indexed    where each document is in the index: document_no, is_new, filename, entry, fingerprints
temp.matches    a fingerprint of two documents of which one is new; the lower number is always the first
temp.common     how many fingerprints of a new document are in too many documents
temp.candidates the pairs of documents with enough of them
"""

import logging
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import duckdb
import pyarrow as pa

from wirehouse.home import Home
from wirehouse.linking.index import READ, index_files

log = logging.getLogger(__name__)

MAX_DOCUMENTS = 50
"""Documents that a fingerprint pairs with each other. Of more, each is paired with the FIRST ones only."""
ENOUGH = 2
"""Fingerprints in common that make a candidate: any twelve words in a row have so many, a formula has one."""
FIRST = 8
"""Documents of a fingerprint's that all others are paired with: enough to keep a story together."""
FINGERPRINTS_AT_A_TIME = 4_000_000  # of new documents: about 300 MB in the join


class Candidate(NamedTuple):
    """Two documents, by number, and the positions of the fingerprints that both have."""

    document_no: int
    other_no: int
    seeds: list[tuple[int, int]]


def number_documents(connection: duckdb.DuckDBPyConnection) -> int:
    """Make temp.numbered; returns how many documents are new. New are those that are of no story yet."""
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE numbered AS
           SELECT (row_number() OVER ())::INTEGER AS document_no, *
           FROM (
               SELECT document_id, run_id, story_id IS NULL AS is_new, rowid AS stored_at
               FROM documents ORDER BY document_id
           )"""
    )
    ((new,),) = connection.execute("SELECT count(*) FROM numbered WHERE is_new").fetchall()
    return int(new)


class Capped(NamedTuple):
    """What of the new documents is in more than MAX_DOCUMENTS documents, and so not paired with all of them.

    `documents` are those of whose fingerprints more than half are so: they have very many copies.
    """

    documents: int
    fingerprints: int


def find_matches(connection: duckdb.DuckDBPyConnection, home: Home) -> Capped:
    """Make temp.matches; returns what was left out of it."""
    index = index_files(home)
    ((fingerprints, of_new),) = connection.execute(
        """SELECT coalesce(sum(fingerprints), 0)::BIGINT, coalesce(list(DISTINCT filename), [])
           FROM indexed WHERE is_new"""
    ).fetchall()
    ((few_are_new,),) = connection.execute(
        "SELECT 2 * count(*) FILTER (is_new) < count(*) FROM numbered"
    ).fetchall()
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE matches (
               document_no INTEGER, position INTEGER, other_no INTEGER, other_position INTEGER,
               goes_on BOOLEAN
           )"""
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE common (document_no INTEGER, fingerprints BIGINT)")
    parts = fingerprints // FINGERPRINTS_AT_A_TIME + 1
    for part in range(parts):
        of_part = f"hash % {parts} = {part}" if parts > 1 else "hash IS NOT NULL"
        find_sought(connection, of_part, of_new if few_are_new else None, index)
        find_shared(connection, index)
        connection.execute(
            f"""INSERT INTO matches
                WITH few AS (SELECT * FROM shared WHERE documents <= {MAX_DOCUMENTS}),
                many AS (SELECT * FROM shared WHERE documents > {MAX_DOCUMENTS}),
                bounds AS (
                    SELECT hash, list_max(min(document_no, {FIRST})) AS last_no FROM many GROUP BY hash
                ),
                first AS (SELECT many.* FROM many JOIN bounds USING (hash) WHERE document_no <= last_no),
                others AS (FROM many WHERE is_new OR hash IN (SELECT hash FROM first WHERE is_new))
                {match_of("few", "few")} UNION ALL {match_of("first", "others")}"""
        )
        connection.execute(
            f"""INSERT INTO common SELECT document_no, count(*) FROM shared
                WHERE is_new AND documents > {MAX_DOCUMENTS} GROUP BY document_no"""
        )
    connection.execute("DROP TABLE shared")
    ((documents, left_out),) = connection.execute(
        """SELECT count(*) FILTER (c.fingerprints > i.fingerprints / 2),
               coalesce(sum(c.fingerprints), 0)::BIGINT
           FROM (SELECT document_no, sum(fingerprints) AS fingerprints FROM common GROUP BY ALL) AS c
           JOIN indexed AS i USING (document_no)"""
    ).fetchall()
    return Capped(documents, left_out)


def find_sought(
    connection: duckdb.DuckDBPyConnection, of_part: str, of_new: list[str] | None, index: list[str]
) -> None:
    """Make temp.sought: the hashes of a part that new documents may share.

    They are those of the new documents, in the files `of_new` of the index, or, where most documents are new,
    those that come twice.
    """
    sought = f"""SELECT DISTINCT hash FROM {READ} JOIN indexed USING (filename, entry)
                 WHERE is_new AND {of_part}"""
    if of_new is None:
        sought = f"SELECT hash FROM {READ} WHERE {of_part} GROUP BY hash HAVING count(*) > 1"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE sought AS {sought}", {"index": of_new or index})


def find_shared(connection: duckdb.DuckDBPyConnection, index: list[str]) -> None:
    """Make temp.shared: the fingerprints that are sought, in each document that has them."""
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE shared AS
            WITH found AS MATERIALIZED (
                SELECT document_no, is_new, hash, place
                FROM (SELECT * FROM {READ} WHERE hash IN (FROM sought))
                JOIN indexed USING (filename, entry)
            )
            SELECT document_no, is_new, hash, (place >> 32)::INTEGER AS position,
                (place >> 16) & 65535 AS before, place & 65535 AS after, documents
            FROM found JOIN (
                SELECT hash, count(*) AS documents FROM found GROUP BY hash HAVING count(*) > 1
            ) USING (hash)""",
        {"index": index},
    )


def match_of(one: str, other: str) -> str:
    """SQL for the matches between the fingerprints of two relations, the lower document first."""
    return f"""
        SELECT one.document_no, one.position, other.document_no, other.position,
            (one.before = other.before AND one.before > 0) OR (one.after = other.after AND one.after > 0)
        FROM {one} AS one JOIN {other} AS other
            ON one.hash = other.hash AND one.document_no < other.document_no
        WHERE one.is_new OR other.is_new"""


def find_candidates(connection: duckdb.DuckDBPyConnection) -> int:
    """Make temp.candidates, numbered from 0, from the matches; returns their number."""
    # Most pairs have one match. The few that are kept are found first, and lists are made for them only.
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE candidates AS
            WITH kept AS MATERIALIZED (
                SELECT document_no, other_no FROM matches GROUP BY document_no, other_no
                HAVING bool_or(goes_on) AND count(*) >= {ENOUGH}
            )
            SELECT row_number() OVER (ORDER BY document_no, other_no) - 1 AS candidate_no,
                document_no, other_no, list(position) AS positions, list(other_position) AS other_positions
            FROM matches SEMI JOIN kept USING (document_no, other_no) GROUP BY document_no, other_no"""
    )
    connection.execute("DROP TABLE matches")
    ((found,),) = connection.execute("SELECT count(*) FROM candidates").fetchall()
    return int(found)


def read_candidates(connection: duckdb.DuckDBPyConnection, first: int, count: int) -> pa.Table:
    """So many rows of temp.candidates from a number on."""
    return connection.sql(
        """SELECT document_no, other_no, positions, other_positions FROM candidates
           WHERE candidate_no >= $first AND candidate_no < $first + $count ORDER BY candidate_no""",
        params={"first": first, "count": count},
    ).to_arrow_table()


def candidates_of(rows: pa.Table) -> Iterator[Candidate]:
    """The candidates of rows of temp.candidates."""
    documents, others, positions, other_positions = (column.combine_chunks() for column in rows.columns)
    seeds = list(zip(positions.flatten().to_pylist(), other_positions.flatten().to_pylist(), strict=True))
    borders = pairwise(positions.offsets.to_pylist())
    for document_no, other_no, (begin, end) in zip(
        documents.to_pylist(), others.to_pylist(), borders, strict=True
    ):
        yield Candidate(document_no, other_no, seeds[begin:end])
