"""The published warehouse, opened for reading: one connection for as long as the file stays the same.

Publishing renames a new file into place, and a connection keeps the file it opened. DuckDB gives a second
connection to the same path the file that the first one has open, so each snapshot is attached to a database
in memory of its own: requests that still run keep the old snapshot, and the next ones see the new.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from wirehouse.config import from_environment
from wirehouse.tables.ddl import quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wirehouse.home import Home

Answer = TypeVar("Answer")
MEMORY_LIMIT = "512MB"
THREADS = 2


class NoWarehouseError(Exception):
    """Nothing has been published yet."""


@dataclass(frozen=True)
class Snapshot:
    """A published warehouse and the answers about it that were worth keeping."""

    version: tuple[int, ...]
    path: Path
    connection: duckdb.DuckDBPyConnection
    published_at: datetime
    answers: dict[str, Any] = field(default_factory=dict)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection for one request."""
        cursor = self.connection.cursor()
        cursor.execute("USE warehouse")
        return cursor

    def once(self, ask: Callable[[duckdb.DuckDBPyConnection], Answer]) -> Answer:
        """What the function finds in the warehouse: asked once, for nothing in a snapshot ever changes."""
        if ask.__name__ not in self.answers:
            with self.cursor() as cursor:
                self.answers[ask.__name__] = ask(cursor)
        answer: Answer = self.answers[ask.__name__]
        return answer


_lock = threading.Lock()
_open: list[Snapshot] = []  # the newest snapshot; older ones live as long as somebody reads them


def home() -> Home:
    """The folders of the warehouse that this server is configured for."""
    return from_environment().home


def snapshot() -> Snapshot:
    """The warehouse as it is published now.

    Raises:
        NoWarehouseError: There is none yet.
    """
    path = home().warehouse
    with _lock:
        try:
            found = path.stat()
        except FileNotFoundError:
            raise NoWarehouseError(path) from None
        version = (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)
        if not _open or _open[0].version != version or _open[0].path != path:
            connection = duckdb.connect(":memory:", config={"memory_limit": MEMORY_LIMIT, "threads": THREADS})
            connection.execute("SET enable_progress_bar = false")
            connection.execute(f"ATTACH {quoted(str(path))} AS warehouse (READ_ONLY)")
            connection.execute("SET enable_external_access = false")
            published_at = datetime.fromtimestamp(found.st_mtime, UTC)
            _open[:] = [Snapshot(version, path, connection, published_at)]
        return _open[0]
