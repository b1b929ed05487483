"""The warehouse file: how it is opened, created, and asked what it already holds."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from wirehouse.tables.catalog import MART_TABLES, TABLES
from wirehouse.tables.ddl import create_statements

STORAGE_VERSION = "v1.5.0"  # the previous supported DuckDB release can open it
MEMORY_LIMIT = "600MB"


@contextmanager
def writing(path: Path) -> Generator[duckdb.DuckDBPyConnection]:
    """A connection that writes to the file, which is created with every table when it is not there.

    On leaving without an error everything is in the file itself, and no write-ahead log is left beside it.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "storage_compatibility_version": STORAGE_VERSION,
        "memory_limit": MEMORY_LIMIT,
    }
    with duckdb.connect(path, config=settings) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.begin()  # one write to the log and not one per statement
        for table in (*TABLES, *MART_TABLES):
            for statement in create_statements(table):
                connection.execute(statement)
        connection.commit()
        yield connection
        connection.execute("CHECKPOINT")


@contextmanager
def reading(path: Path) -> Generator[duckdb.DuckDBPyConnection]:
    """A connection that reads the file, which keeps its snapshot while others publish."""
    with duckdb.connect(path, read_only=True) as connection:
        connection.execute("SET enable_progress_bar = false")
        yield connection


def published_runs(path: Path) -> frozenset[str]:
    """The runs whose rows the warehouse holds; none when there is no warehouse."""
    if not path.exists():
        return frozenset()
    with reading(path) as connection:
        return frozenset(run_id for (run_id,) in connection.execute("SELECT run_id FROM ops.runs").fetchall())
