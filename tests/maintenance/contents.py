"""What a warehouse holds, to compare it with another."""

from pathlib import Path

import duckdb

from wirehouse.home import Home
from wirehouse.tables.catalog import TABLES


def contents(warehouse: Path, *, without_run: str | None = None) -> dict[str, list[tuple]]:
    """Every row of every table, in an order of its own; without the rows of one run where asked."""
    with duckdb.connect(warehouse, read_only=True) as connection:
        return {
            table.full_name: connection.execute(
                f"SELECT * FROM {table.full_name} "
                + (
                    "WHERE run_id IS DISTINCT FROM $run "
                    if "run_id" in table.column_names and without_run
                    else ""
                )
                + "ORDER BY ALL",
                {"run": without_run} if "run_id" in table.column_names and without_run else None,
            ).fetchall()
            for table in TABLES
        }


def lake_rows(home: Home) -> list[tuple[str, str, list[tuple]]]:
    """The rows of every commit, in order: what the warehouse is made of."""
    from wirehouse.commits import COMMITTED_TABLES, read_commits
    from wirehouse.stores.scratch import fetching

    found = []
    with duckdb.connect() as connection, fetching() as local:
        for commit in read_commits(home):
            parts = commit.local_files(home, local)
            for table in COMMITTED_TABLES:
                files = parts[table.full_name]
                rows = connection.execute(f"FROM {commit.rows}", {"parts": files}).fetchall() if files else []
                found.append((commit.run_id, table.full_name, rows))
    return found
