"""The queries of the pages, over one snapshot of the warehouse. Values from outside are parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Row = dict[str, Any]
PAGE_SIZE = 50
TOP = 12
SHOWN_CHARACTERS = 100_000  # a page of a few megabytes at most


def rows(connection: duckdb.DuckDBPyConnection, sql: str, parameters: object = None) -> list[Row]:
    """The answer, a dictionary for each row."""
    answer = connection.execute(sql, parameters)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def run(connection: duckdb.DuckDBPyConnection, run_id: str) -> Row | None:
    """A run with its expectation results, those that were not met first."""
    found = rows(connection, "SELECT * FROM ops.runs WHERE run_id = $run_id", {"run_id": run_id})
    if not found:
        return None
    results = rows(
        connection,
        """SELECT * FROM ops.expectation_results WHERE run_id = $run_id
           ORDER BY success, severity, checked_on, rule LIMIT 2000""",
        {"run_id": run_id},
    )
    return found[0] | {"results": results}


def latest_documents(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The documents that were published last."""
    return rows(
        connection,
        f"""SELECT document_id, title, publisher, published_on, language, left(body, 240) AS snippet
            FROM documents ORDER BY published_on DESC NULLS LAST, document_id LIMIT {TOP}""",
    )


def document(connection: duckdb.DuckDBPyConnection, document_id: str) -> Row | None:
    """A document with the beginning of the text it was read from."""
    found = rows(
        connection,
        f"""
        SELECT documents.* EXCLUDE (body), encoding, left(text, {SHOWN_CHARACTERS}) AS text,
            length(text) AS characters
        FROM documents JOIN source_texts USING (document_id) WHERE document_id = $document_id""",
        {"document_id": document_id},
    )
    return found[0] if found else None


def evidence(connection: duckdb.DuckDBPyConnection, table: str, document_id: str) -> list[Row]:
    """What a table holds of the part of a document that is shown, in the order of the text."""
    return rows(
        connection,
        f"""SELECT * FROM {table} WHERE document_id = $document_id AND start_char < {SHOWN_CHARACTERS}
            ORDER BY start_char, end_char""",
        {"document_id": document_id},
    )


SHARED = """
    shared AS (
        SELECT other_document_id AS other_id, start_char, end_char, other_start_char, other_end_char,
            words, similarity
        FROM shared_passages WHERE document_id = $document_id
        UNION ALL
        SELECT document_id, other_start_char, other_end_char, start_char, end_char, words, similarity
        FROM shared_passages WHERE other_document_id = $document_id
    )"""


PAIRS = """
    pairs AS (
        SELECT other_document_id AS other_id, kind, similarity FROM duplicate_pairs
        WHERE document_id = $document_id
        UNION ALL
        SELECT document_id, kind, similarity FROM duplicate_pairs WHERE other_document_id = $document_id
    )"""


def relatives(connection: duckdb.DuckDBPyConnection, document_id: str) -> Row:
    """The documents that are copies of this one, or hold passages of it, the closest first, and how many."""
    found = rows(
        connection,
        f"""
        WITH {SHARED}, {PAIRS},
        words AS (SELECT other_id, sum(words)::BIGINT AS words FROM shared GROUP BY other_id)
        SELECT other_id, title, publisher, published_on, kind, similarity, coalesce(words, 0) AS words,
            count(*) OVER () AS relatives
        FROM pairs FULL JOIN words USING (other_id)
        JOIN documents ON documents.document_id = other_id
        ORDER BY similarity DESC NULLS LAST, words DESC, other_id LIMIT {PAGE_SIZE}""",
        {"document_id": document_id},
    )
    return {"rows": found, "count": found[0]["relatives"] if found else 0}


def pair(connection: duckdb.DuckDBPyConnection, document_id: str, other_id: str) -> Row | None:
    """How much two documents are alike, when one is a copy of the other."""
    found = rows(
        connection,
        f"WITH {PAIRS} SELECT kind, similarity FROM pairs WHERE other_id = $other_id",
        {"document_id": document_id, "other_id": other_id},
    )
    return found[0] if found else None


def shared_passages(connection: duckdb.DuckDBPyConnection, document_id: str, other_id: str) -> list[Row]:
    """The passages that two documents share, in the order of the first."""
    return rows(
        connection,
        f"WITH {SHARED} SELECT * FROM shared WHERE other_id = $other_id ORDER BY start_char, end_char",
        {"document_id": document_id, "other_id": other_id},
    )


REJECTS_WHERE = """
    WHERE coalesce(rule = $rule, true) AND coalesce(run_id = $run_id, true)
        AND coalesce(contains(lower(source_uri), lower($source)), true)
        AND (NOT $only_open OR replayed_at IS NULL)"""


def rejects(connection: duckdb.DuckDBPyConnection, filters: Row, page: int) -> Row:
    """A page of the rejects that match, the newest first, and how many match in all."""
    found = rows(
        connection,
        f"""SELECT * FROM ops.rejects {REJECTS_WHERE}
            ORDER BY rejected_at DESC, source_uri, record_no, reject_id
            LIMIT {PAGE_SIZE} OFFSET $offset""",
        filters | {"offset": (page - 1) * PAGE_SIZE},
    )
    count = rows(connection, f"SELECT count(*) AS n FROM ops.rejects {REJECTS_WHERE}", filters)[0]["n"]
    return {"rows": found, "count": count, "page": page, "pages": max(1, -(-count // PAGE_SIZE))}


def reject(connection: duckdb.DuckDBPyConnection, reject_id: str) -> Row | None:
    """A reject."""
    found = rows(connection, "SELECT * FROM ops.rejects WHERE reject_id = $id", {"id": reject_id})
    return found[0] if found else None


def selected_rejects(connection: duckdb.DuckDBPyConnection, selection: Row) -> int:
    """How many open rejects a replay of the selection would try again at least."""
    found = rows(
        connection,
        """SELECT count(*) AS n FROM ops.rejects WHERE replayed_at IS NULL
           AND ($reject_id = '' OR reject_id = $reject_id) AND ($rule = '' OR rule = $rule)
           AND ($run_id = '' OR run_id = $run_id)""",
        selection,
    )
    return int(found[0]["n"])


def tables(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The tables and views with their columns, for whoever writes a query."""
    return rows(
        connection,
        """
        SELECT if(schema_name = 'main', '', schema_name || '.') || table_name AS name,
            any_value(described.comment) AS doc,
            list({'name': column_name, 'type': data_type} ORDER BY column_index) AS columns
        FROM duckdb_columns() AS columns
        JOIN (
            SELECT database_name, schema_name, table_name, comment FROM duckdb_tables()
            UNION ALL
            SELECT database_name, schema_name, view_name, comment FROM duckdb_views() WHERE NOT internal
        ) AS described USING (database_name, schema_name, table_name)
        WHERE database_name = 'warehouse' AND schema_name IN ('main', 'ops')
        GROUP BY schema_name, table_name ORDER BY schema_name <> 'main', table_name""",
    )


def macros(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The macros of the warehouse with their parameters."""
    return rows(
        connection,
        """
        SELECT function_name AS name, any_value(comment) AS doc, any_value(parameters) AS parameters
        FROM duckdb_functions()
        WHERE database_name = 'warehouse' AND schema_name = 'main' AND function_type LIKE '%macro'
        GROUP BY function_name ORDER BY function_name""",
    )
