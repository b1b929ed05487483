"""Search: by the warehouse's own `search` once its index is built, else by reading every document."""

from __future__ import annotations

import re

import duckdb

from wirehouse.marts.search_index import SEARCHED
from wirehouse.views import definitions
from wirehouse_web.marking import Mark, Piece
from wirehouse_web.queries import Row, rows

LIMIT = 30
OPEN, CLOSE = "\x02", "\x03"  # around words found; no clean text holds them
BEFORE, SHOWN = (
    16,
    60,
)  # pieces of a passage in a snippet, as in `search`: before the first word found, and in all

INDEXED = "FROM search($query, results := $limit, open_mark := $open, close_mark := $close)"
# What tells `search` which words there are. A warehouse published by a version without index lacks it.
WORDS = [definition for definition in definitions() if definition.name in {"search_pattern", "search_words"}]
# Where no index is built yet: read every passage, which is slow in a large warehouse. It finds what `search`
# does; what holds most of the words comes first.
UNINDEXED = rf"""
    WITH asked AS (
        SELECT list_distinct(search_words($query)) AS words, list_distinct([
            ' ' || array_to_string(search_words(phrase), ' ') || ' '
            FOR phrase IN regexp_extract_all($query, '["“”„]([^"“”„]+)["“”„]', 1)
            IF len(search_words(phrase)) > 1
        ]) AS phrases
    ),
    said AS (
        SELECT document_id, passage_no, role, text, words, list_intersect(search_words(text), words) AS found,
            [phrase FOR phrase IN phrases
                IF contains(' ' || array_to_string(search_words(text), ' ') || ' ', phrase)] AS phrases_found,
            len(phrases) AS phrases
        FROM passages CROSS JOIN asked
        WHERE {SEARCHED} AND list_bool_or([contains(strip_accents(lower(text)), word) FOR word IN words])
    ),
    best AS (
        SELECT document_id, len(list_distinct(flatten(list(found)))) AS words_found,
            arg_max(text, (len(found), role <> 'title', -passage_no)) AS passage, any_value(words) AS words
        FROM said
        GROUP BY document_id
        HAVING words_found > 0
            AND len(list_distinct(flatten(list(phrases_found)))) = any_value(phrases)
    ),
    shown AS (
        FROM best JOIN documents USING (document_id)
        ORDER BY words_found DESC, published_on DESC NULLS LAST, document_id LIMIT $limit
    ),
    cut_up AS (
        SELECT *,
            regexp_extract_all(passage, search_pattern() || '|[\p{{P}}\p{{Z}}\p{{S}}\p{{C}}]+') AS pieces,
            [list_contains(words, strip_accents(lower(piece))) FOR piece IN pieces] AS is_asked,
            greatest(list_position(is_asked, true) - {BEFORE}, 1) AS first,
            least(first + {SHOWN}, len(pieces)) AS last
        FROM shown
    )
    SELECT document_id, title, publisher, published_on, language,
        if(first > 1, '… ', '') || array_to_string(
            [if(is_asked[i], $open || pieces[i] || $close, pieces[i]) FOR i IN range(first, last + 1)], ''
        ) || if(last < len(pieces), ' …', '') AS snippet
    FROM cut_up ORDER BY words_found DESC, published_on DESC NULLS LAST, document_id"""


def indexed(connection: duckdb.DuckDBPyConnection) -> int:
    """How many documents are in the search index."""
    try:
        return int(rows(connection, "SELECT count(*) AS n FROM search.indexed_documents")[0]["n"])
    except duckdb.CatalogException:  # published by a version that had none
        return 0


def search(connection: duckdb.DuckDBPyConnection, query: str, sql: str = INDEXED) -> list[Row]:
    """The documents that match, by the index, each with a snippet cut into pieces by the words found."""
    found = rows(connection, sql, {"query": query, "limit": LIMIT, "open": OPEN, "close": CLOSE})
    return [row | {"snippet": marked_up(row["snippet"] or "")} for row in found]


def scan(connection: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    """The same without an index."""
    for definition in WORDS:
        connection.execute(definition.statement.replace("MACRO", "TEMP MACRO", 1))
    return search(connection, query, UNINDEXED)


def marked_up(text: str) -> list[Piece]:
    """The pieces of a text in which the words found are marked already."""
    return [
        Piece(part, (Mark(0, len(part), "found", ""),) if number % 2 else (), begins=False)
        for number, part in enumerate(re.split(f"[{OPEN}{CLOSE}]", text))
        if part
    ]
