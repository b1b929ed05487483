"""Rewriting the warehouse file: DuckDB uses the space of deleted rows again, and hardly ever gives it back.

VACUUM frees no blocks in DuckDB 2.0, and nobody may write to the published file anyway. So when too much of
it is free, its rows are copied into a new file, which takes its place by a rename, as every publish does.
"""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wirehouse.home import Home
from wirehouse.locks import exclusive
from wirehouse.stages.publish import replace_warehouse
from wirehouse.tables.ddl import quoted
from wirehouse.views import create_views
from wirehouse.warehouse import MEMORY_LIMIT, STORAGE_VERSION, writing

log = logging.getLogger(__name__)

MAX_FREE_SHARE = (
    0.3  # a run that replaces a third of the documents leaves as much; it is used again by the next
)
MIN_FREE_BYTES = 64 << 20
COPY_NAME = "rewritten by maintenance"  # in the place of a run id, which it cannot be


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Bytes of the warehouse file before and after; the same where it was left as it is."""

    bytes_before: int = 0
    bytes_after: int = 0


def rewrite_warehouse(
    home: Home, max_free_share: float = MAX_FREE_SHARE, min_free_bytes: int = MIN_FREE_BYTES
) -> Rewritten:
    """Copy the published warehouse into a file without free blocks, when their share is larger than that.

    A run that publishes meanwhile is not held up and wins: the copy is thrown away. A run that began to load
    before publishes what it copied then, free blocks included, and the next rewrite has them.

    Raises:
        RuntimeError: The copy does not hold the rows of the original, and was not published.
    """
    if not home.warehouse.exists():
        return Rewritten()
    descriptor = os.open(home.warehouse, os.O_RDONLY)  # so that no other file can get its number
    try:
        original = os.fstat(descriptor)
        free = free_bytes(home.warehouse)
        unchanged = Rewritten(original.st_size, original.st_size)
        if free < min_free_bytes or free <= max_free_share * original.st_size:
            log.info("the warehouse stays as it is: %d of %d MB are free", free >> 20, original.st_size >> 20)
            return unchanged
        copy = home.next_warehouse(COPY_NAME)
        copy_rows(home.warehouse, copy)
        with exclusive(home.warehouse.parent / "publish.lock"):
            if not os.path.samestat(original, home.warehouse.stat()):
                copy.unlink()
                log.info("a run published meanwhile: its warehouse stays, and the next rewrite comes to it")
                return unchanged
            size = copy.stat().st_size
            replace_warehouse(home, COPY_NAME)
    finally:
        os.close(descriptor)
    log.info("rewrote the warehouse: %d MB are %d", original.st_size >> 20, size >> 20)
    return Rewritten(original.st_size, size)


def free_bytes(database: Path) -> int:
    """Bytes of a DuckDB file that hold nothing.

    From the blocks in use: among those it calls free, DuckDB counts some that the file has been rid of.
    """
    with duckdb.connect(database, read_only=True) as connection:
        query = "SELECT block_size, used_blocks FROM pragma_database_size()"
        block, used = connection.sql(query).fetchall()[0]
    return max(0, database.stat().st_size - int(block * used))


def copy_rows(source: Path, target: Path) -> None:
    """Make a copy of a DuckDB file with all it holds, views and comments included, and fresh statistics.

    Raises:
        RuntimeError: A table of the copy has another number of rows.
    """
    for leftover in (target, target.with_name(f"{target.name}.wal")):
        leftover.unlink(missing_ok=True)
    with duckdb.connect(
        config={"memory_limit": MEMORY_LIMIT, "temp_directory": f"{target}.tmp"}
    ) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"ATTACH {quoted(str(source))} AS original (READ_ONLY)")
        connection.execute(
            f"ATTACH {quoted(str(target))} AS copied (STORAGE_VERSION {quoted(STORAGE_VERSION)})"
        )
        connection.execute("COPY FROM DATABASE original TO copied")
        if row_counts(connection, "original") != row_counts(connection, "copied"):
            raise RuntimeError(
                f"{target} does not hold the rows of {source}: it was not published; report it"
            )
        connection.execute("DETACH copied")
    with writing(target) as connection:
        create_views(connection)  # with their comments, of which those on macros are not copied
        connection.execute("ANALYZE")


def row_counts(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, int]:
    """How many rows each table of an attached database has."""
    tables = connection.execute(
        "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = $database",
        {"database": database},
    ).fetchall()
    return {
        f"{schema}.{table}": connection.sql(
            f'SELECT count(*) FROM {database}."{schema}"."{table}"'
        ).fetchall()[0][0]
        for schema, table in tables
    }
