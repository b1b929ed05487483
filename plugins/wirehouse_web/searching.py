"""Search, by the warehouse's own `search`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import duckdb

from wirehouse_web.marking import Mark, Piece
from wirehouse_web.queries import Row, rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LIMIT = 30
OPEN, CLOSE = "\x02", "\x03"  # around words found; no clean text holds them


def indexed(connection: DuckDBPyConnection) -> int:
    """How many documents are in the search index."""
    try:
        return int(rows(connection, "SELECT count(*) AS n FROM search.indexed_documents")[0]["n"])
    except duckdb.CatalogException:  # published by a version that had none
        return 0


def search(connection: DuckDBPyConnection, query: str) -> list[Row]:
    """The documents that match, each with a snippet cut into pieces by the words found."""
    found = rows(
        connection,
        "FROM search($query, results := $limit, open_mark := $open, close_mark := $close)",
        {"query": query, "limit": LIMIT, "open": OPEN, "close": CLOSE},
    )
    return [row | {"snippet": marked_up(row["snippet"] or "")} for row in found]


def marked_up(text: str) -> list[Piece]:
    """The pieces of a text in which the words found are marked already."""
    return [
        Piece(part, (Mark(0, len(part), "found", ""),) if number % 2 else (), begins=False)
        for number, part in enumerate(re.split(f"[{OPEN}{CLOSE}]", text))
        if part
    ]
