"""Which documents may share text: those that have a fingerprint in common, found by joins over the index.

temp.numbered   the documents of the warehouse, numbered: document_no, document_id, run_id, is_new
temp.matches    a fingerprint of two documents of which one is new; the lower number is always the first
temp.common     how many fingerprints of a new document are in too many documents
temp.candidates the pairs of documents with enough of them
"""

import logging
from typing import NamedTuple

import duckdb

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
           SELECT row_number() OVER (ORDER BY document_id) AS document_no,
               document_id, run_id, story_id IS NULL AS is_new
           FROM documents"""
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
    parameters = {"index": index_files(home)}
    ((fingerprints,),) = connection.execute(
        f"""SELECT coalesce(sum(len(i.hashes)), 0)::BIGINT
            FROM {READ} AS i JOIN numbered AS n USING (document_id, run_id) WHERE n.is_new""",
        parameters,
    ).fetchall()
    parts = fingerprints // FINGERPRINTS_AT_A_TIME + 1
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE matches
           (document_no BIGINT, position INTEGER, other_no BIGINT, other_position INTEGER, goes_on BOOLEAN)"""
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE common (document_no BIGINT, fingerprints BIGINT)")
    for part in range(parts):
        connection.execute(
            f"""CREATE OR REPLACE TEMP TABLE shared AS
                WITH of_new AS (
                    SELECT unnest(i.hashes) AS hash
                    FROM {READ} AS i JOIN numbered AS n USING (document_id, run_id) WHERE n.is_new
                ),
                unnested AS (
                    SELECT document_id, run_id, unnest(hashes) AS hash, unnest(places) AS place FROM {READ}
                ),
                hits AS (
                    SELECT n.document_no, n.is_new, u.hash, u.place
                    FROM (
                        SELECT * FROM unnested WHERE hash % {parts} = {part} AND hash IN (FROM of_new)
                    ) AS u JOIN numbered AS n USING (document_id, run_id)
                ),
                repeated AS (SELECT hash FROM hits GROUP BY hash HAVING count(*) > 1)
                SELECT document_no, is_new, hash, (place >> 32)::INTEGER AS position,
                    (place >> 16) & 65535 AS before, place & 65535 AS after,
                    row_number() OVER (PARTITION BY hash ORDER BY document_no) AS rank,
                    count(*) OVER (PARTITION BY hash) AS documents
                FROM (SELECT DISTINCT * FROM hits WHERE hash IN (FROM repeated))""",
            parameters,
        )
        connection.execute(
            f"""INSERT INTO matches
                WITH few AS (SELECT * FROM shared WHERE documents <= {MAX_DOCUMENTS}),
                many AS (SELECT * FROM shared WHERE documents > {MAX_DOCUMENTS}),
                first AS (SELECT * FROM many WHERE rank <= {FIRST})
                {match_of("few", "few")} UNION ALL {match_of("first", "many")}"""
        )
        connection.execute(
            f"""INSERT INTO common SELECT document_no, count(*) FROM shared
                WHERE is_new AND documents > {MAX_DOCUMENTS} GROUP BY document_no"""
        )
    connection.execute("DROP TABLE shared")
    query = f"""
        SELECT count(*) FILTER (common > all_of_it / 2), coalesce(sum(common), 0)::BIGINT
        FROM (SELECT document_no, sum(fingerprints) AS common FROM common GROUP BY ALL)
        JOIN numbered USING (document_no)
        JOIN (SELECT document_id, run_id, max(len(hashes)) AS all_of_it FROM {READ} GROUP BY ALL)
            USING (document_id, run_id)"""
    return Capped(*connection.execute(query, parameters).fetchall()[0])


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
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE candidates AS
            SELECT row_number() OVER (ORDER BY document_no, other_no) - 1 AS candidate_no,
                document_no, other_no, list(position) AS positions, list(other_position) AS other_positions
            FROM matches GROUP BY document_no, other_no
            HAVING bool_or(goes_on) AND count(*) >= {ENOUGH}"""
    )
    connection.execute("DROP TABLE matches")
    ((found,),) = connection.execute("SELECT count(*) FROM candidates").fetchall()
    return int(found)


def read_candidates(connection: duckdb.DuckDBPyConnection, first: int, count: int) -> list[Candidate]:
    """So many candidates from a number on."""
    rows = connection.execute(
        """SELECT document_no, other_no, positions, other_positions FROM candidates
           WHERE candidate_no >= $first AND candidate_no < $first + $count ORDER BY candidate_no""",
        {"first": first, "count": count},
    ).fetchall()
    return [
        Candidate(document_no, other_no, list(zip(positions, others, strict=True)))
        for document_no, other_no, positions, others in rows
    ]
