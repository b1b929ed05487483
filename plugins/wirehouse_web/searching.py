"""Search: by the warehouse's own `search` once its index is built, else by reading every document."""

from __future__ import annotations

import re
import unicodedata

import duckdb

from wirehouse_web.marking import Mark, Piece, pieces
from wirehouse_web.queries import Row, rows

LIMIT = 30
BEFORE, AROUND = 80, 320  # characters of a snippet: before the first word found, and in all
OPEN, CLOSE = "\x02", "\x03"  # around words found; no clean text holds them
WORD = re.compile(r"\w+")

INDEXED = "FROM search($query, results := $limit, open_mark := $open, close_mark := $close)"
# Where no index is built yet: read every body, which is slow in a large warehouse but never wrong.
UNINDEXED = f"""
    SELECT document_id, title, publisher, published_on, language, body
    FROM documents
    WHERE list_bool_and([
        contains(strip_accents(lower(concat_ws(' ', title, body))), word) FOR word IN $words
    ])
    ORDER BY published_on DESC NULLS LAST, document_id LIMIT {LIMIT}"""


def indexed(connection: duckdb.DuckDBPyConnection) -> int:
    """How many documents are in the search index."""
    try:
        return int(rows(connection, "SELECT count(*) AS n FROM search.indexed_documents")[0]["n"])
    except duckdb.CatalogException:  # published by a version that had none
        return 0


def search(connection: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    """The documents that match, by the index, each with a snippet cut into pieces by the words found."""
    found = rows(connection, INDEXED, {"query": query, "limit": LIMIT, "open": OPEN, "close": CLOSE})
    return [row | {"snippet": marked_up(row["snippet"] or "")} for row in found]


def scan(connection: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    """The same without an index."""
    words = list(dict.fromkeys(folded(word) for word in WORD.findall(query)))
    found = rows(connection, UNINDEXED, {"words": words}) if words else []
    return [row | {"snippet": snippet(row["body"], words)} for row in found]


def marked_up(text: str) -> list[Piece]:
    """The pieces of a text in which the words found are marked already."""
    return [
        Piece(part, (Mark(0, len(part), "found", ""),) if number % 2 else (), begins=False)
        for number, part in enumerate(re.split(f"[{OPEN}{CLOSE}]", text))
        if part
    ]


def snippet(text: str, words: list[str]) -> list[Piece]:
    """The part of the text around the first word found, with each of the words marked."""
    marks = [
        Mark(match.start(), match.end(), "found", str(match.start()))
        for match in WORD.finditer(text)
        if any(word in folded(match[0]) for word in words)
    ]
    first = marks[0].start if marks else 0
    start = max(0, first - BEFORE)
    start = text.find(" ", start, first) + 1 if start else 0
    end = min(len(text), start + AROUND)
    more = [Piece("…", (), begins=False)] if end < len(text) else []
    return [*pieces(text, marks, start, end), *more]


def folded(word: str) -> str:
    """The word without case and accents."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter)
    )
