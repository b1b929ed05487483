"""The search index: which words each document holds, and where.

The rows are written in segments, each in the order of its words, so that a search for a word reads the few
row groups of each segment that hold it. Documents that are new make a segment of their own; when there are
many small ones, they are written anew as one. What a word is says `search_words`, which reads the query too.
"""

import logging
from itertools import accumulate

import duckdb

from wirehouse.tables.search import INDEXED_DOCUMENTS, POSTINGS

log = logging.getLogger(__name__)

SEGMENT_DOCUMENTS = 10_000  # some four million rows, which are sorted in less memory than load has
GROUPED_DOCUMENTS = 2_500  # whose words are gathered at a time: small tables of groups are faster
MOST_SMALL_SEGMENTS = 16

# Title, headings and captions are searched too; what is repeated within a document counts once.
SEARCHED = "role IN ('title', 'standfirst', 'heading', 'body', 'caption') AND repeats_passage_no IS NULL"

CHANGED = f"""
    SELECT document_id, ingested_at FROM documents EXCEPT
    SELECT document_id, ingested_at FROM {INDEXED_DOCUMENTS.full_name}"""
GONE = f"""
    SELECT document_id, ingested_at FROM {INDEXED_DOCUMENTS.full_name} EXCEPT
    SELECT document_id, ingested_at FROM documents"""


def is_current(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the index holds the documents of the warehouse as they are, and no others."""
    if not connection.execute(
        "FROM duckdb_tables() WHERE schema_name = $schema", {"schema": POSTINGS.schema}
    ).fetchall():
        return False  # a warehouse of a version that had no index
    ((different,),) = connection.execute(f"SELECT count(*) FROM (({CHANGED}) UNION ALL ({GONE}))").fetchall()
    return bool(different == 0)


def update(connection: duckdb.DuckDBPyConnection) -> int:
    """Bring the index up to date; returns the number of documents that were added to it."""
    remove_gone(connection)
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE to_index AS
            SELECT
                document_id,
                ingested_at,
                row_number() OVER (ORDER BY documents.rowid) - 1  -- as they are stored: read a part at a time
                    + (SELECT coalesce(max(doc_no) + 1, 0) FROM {INDEXED_DOCUMENTS.full_name}) AS doc_no
            FROM documents SEMI JOIN ({CHANGED}) USING (document_id)"""
    )
    ((first, documents),) = connection.execute("SELECT min(doc_no), count(*) FROM to_index").fetchall()
    for start in range(0, documents, SEGMENT_DOCUMENTS):
        add_segment(connection, first + start, first + start + SEGMENT_DOCUMENTS)
        log.info("search index: %d of %d documents", min(start + SEGMENT_DOCUMENTS, documents), documents)
    connection.execute("DROP TABLE to_index")
    merge_small_segments(connection)
    return int(documents)


def remove_gone(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove the documents that are gone from the warehouse, or are there in another version."""
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE gone AS
            SELECT doc_no FROM {INDEXED_DOCUMENTS.full_name} SEMI JOIN ({GONE}) USING (document_id)"""
    )
    ((documents,),) = connection.execute("SELECT count(*) FROM gone").fetchall()
    if documents:
        connection.begin()
        for table in (POSTINGS, INDEXED_DOCUMENTS):
            connection.execute(f"DELETE FROM {table.full_name} WHERE doc_no IN (FROM gone)")
        connection.commit()
    connection.execute("DROP TABLE gone")


def add_segment(connection: duckdb.DuckDBPyConnection, first: int, end: int) -> None:
    """Add the documents with numbers from `first` up to `end` as a segment."""
    connection.begin()
    # Not AS FROM postings LIMIT 0: of a table made so in the same transaction DuckDB 2.0.0 may read no row.
    columns = ", ".join(f"{column.name} {column.type}" for column in POSTINGS.columns)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE segment ({columns})")
    # By their places in the table passages are found without reading the texts of others.
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE places AS
            SELECT doc_no, passages.rowid AS place FROM passages JOIN to_index USING (document_id)
            WHERE doc_no >= $first AND doc_no < $end AND {SEARCHED}
            ORDER BY ALL""",
        {"first": first, "end": end},
    )
    for start in range(first, end, GROUPED_DOCUMENTS):
        gather_words(connection, start, min(start + GROUPED_DOCUMENTS, end))
    connection.execute(f"INSERT INTO {POSTINGS.full_name} BY NAME FROM segment ORDER BY word, doc_no")
    connection.execute(
        f"""INSERT INTO {INDEXED_DOCUMENTS.full_name} BY NAME
            SELECT
                doc_no,
                document_id,
                ingested_at,
                coalesce(length.words, 0) AS words,
                (SELECT coalesce(max(segment_no) + 1, 0) FROM {INDEXED_DOCUMENTS.full_name}) AS segment_no
            FROM to_index
            LEFT JOIN (SELECT doc_no, sum(occurrences) AS words FROM segment GROUP BY doc_no) AS length
            USING (doc_no)
            WHERE doc_no >= $first AND doc_no < $end
            ORDER BY doc_no""",
        {"first": first, "end": end},
    )
    for table in ("segment", "places", "places_now"):
        connection.execute(f"DROP TABLE {table}")
    connection.commit()


def gather_words(connection: duckdb.DuckDBPyConnection, first: int, end: int) -> None:
    """Put the words of the documents with numbers from `first` up to `end` into the table `segment`.

    Where their passages are, the table `places` says. Each passage adds one more to the positions, so that
    words of two that touch do not follow each other.
    """
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE places_now AS
           SELECT doc_no, place FROM places WHERE doc_no >= $first AND doc_no < $end""",
        {"first": first, "end": end},
    )
    connection.execute(
        """INSERT INTO segment BY NAME
            SELECT word, doc_no, count(*) AS occurrences, list_sort(list(position)) AS positions
            FROM (
                SELECT
                    doc_no,
                    unnest(words) AS word,
                    unnest(range(start_char + passage_no, start_char + passage_no + len(words))) AS position
                FROM (
                    SELECT doc_no, start_char, passage_no, search_words(text) AS words
                    FROM passages JOIN places_now ON passages.rowid = place
                )
            )
            GROUP BY word, doc_no"""
    )


def merge_small_segments(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the small segments anew as one, when there are so many that a search reads a piece of each."""
    small = connection.execute(
        f"""SELECT segment_no, count(*) AS documents FROM {INDEXED_DOCUMENTS.full_name} GROUP BY segment_no
            HAVING documents < {SEGMENT_DOCUMENTS} // 2 ORDER BY documents, segment_no"""
    ).fetchall()
    if len(small) <= MOST_SMALL_SEGMENTS:
        return
    together = accumulate(documents for _, documents in small)
    numbers = [number for (number, _), sum_ in zip(small, together, strict=True) if sum_ <= SEGMENT_DOCUMENTS]
    connection.begin()
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE merged AS
            SELECT postings.* FROM {POSTINGS.full_name} AS postings JOIN {INDEXED_DOCUMENTS.full_name}
            USING (doc_no) WHERE list_contains($numbers, segment_no)""",
        {"numbers": numbers},
    )
    connection.execute(f"DELETE FROM {POSTINGS.full_name} WHERE doc_no IN (SELECT doc_no FROM merged)")
    connection.execute(f"INSERT INTO {POSTINGS.full_name} BY NAME FROM merged ORDER BY word, doc_no")
    connection.execute(
        f"""UPDATE {INDEXED_DOCUMENTS.full_name} SET segment_no = $first
            WHERE list_contains($numbers, segment_no)""",
        {"first": numbers[0], "numbers": numbers},
    )
    connection.execute("DROP TABLE merged")
    connection.commit()
    log.info("search index: %d small segments are one now", len(numbers))
