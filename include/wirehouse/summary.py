"""What a run came to, in a few lines for the person who started it and a few numbers for those downstream."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from wirehouse.home import Home
from wirehouse.tables.catalog import TABLES
from wirehouse.warehouse import reading


@dataclass(frozen=True, slots=True)
class RunCounts:
    """The counts of a published run, as in its row of ops.runs."""

    run_id: str
    files_found: int
    files_skipped: int
    documents_loaded: int
    records_rejected: int


def run_counts(home: Home, run_id: str | None = None) -> RunCounts:
    """The counts of a run, by default the one that published last.

    Raises:
        LookupError: The warehouse does not hold that run.
    """
    with reading(home.warehouse) as connection:
        return query_counts(connection, run_id)


def query_counts(connection: duckdb.DuckDBPyConnection, run_id: str | None) -> RunCounts:
    """The counts of a run over an open connection (see `run_counts`)."""
    rows = connection.execute(
        """SELECT run_id, files_found, files_skipped, documents_loaded, records_rejected FROM ops.runs
           WHERE coalesce(run_id = $run_id, true) ORDER BY rowid DESC LIMIT 1""",
        {"run_id": run_id},
    ).fetchall()
    if not rows:
        raise LookupError(f"the warehouse holds no run {run_id}" if run_id else "the warehouse holds no run")
    return RunCounts(*rows[0])


def summary(home: Home, run_id: str | None = None) -> str:
    """The last run, or the one named, and what the warehouse holds, for people to read.

    Raises:
        LookupError: The warehouse does not hold that run.
    """
    with reading(home.warehouse) as connection:
        counts = query_counts(connection, run_id)
        return "\n".join([
            *run_lines(connection, counts),
            f"Warehouse {home.warehouse}",
            *table_lines(connection),
            f"Data Docs {home.data_docs / 'index.html'}",
        ])


def run_lines(connection: duckdb.DuckDBPyConnection, counts: RunCounts) -> Iterator[str]:
    """What the run did."""
    read = counts.files_found - counts.files_skipped
    yield f"Run {counts.run_id}"
    yield f"  files      {counts.files_found:,} found: {read:,} read, {counts.files_skipped:,} unchanged"
    yield f"  documents  {counts.documents_loaded:,} loaded"
    rejects = connection.execute(
        "SELECT rule, count(*) FROM ops.rejects WHERE run_id = $run_id GROUP BY rule ORDER BY 2 DESC, 1",
        {"run_id": counts.run_id},
    ).fetchall()
    yield f"  rejects    {counts.records_rejected:,}" + listing(rejects)
    replayed = connection.execute(
        """SELECT outcome, count(*) FROM ops.replays WHERE run_id = $run_id
           GROUP BY outcome ORDER BY 2 DESC, 1""",
        {"run_id": counts.run_id},
    ).fetchall()
    if replayed:
        yield f"  replayed   {sum(count for _, count in replayed):,}" + listing(replayed)
    warnings = connection.execute(
        """SELECT rule, coalesce(sum(rows_failed), count(*))::BIGINT FROM ops.expectation_results
           WHERE run_id = $run_id AND NOT success GROUP BY rule ORDER BY rule""",
        {"run_id": counts.run_id},
    ).fetchall()
    ((checked,),) = connection.execute(
        "SELECT count(*) FROM ops.expectation_results WHERE run_id = $run_id", {"run_id": counts.run_id}
    ).fetchall()
    yield f"  checks     {checked:,} expectations, {len(warnings):,} not met" + listing(warnings)


def listing(counted: list[tuple[str, int]]) -> str:
    """Names with their counts, in brackets; nothing when there are none."""
    return f" ({', '.join(f'{name} {count:,}' for name, count in counted)})" if counted else ""


def table_lines(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """How many rows each table has."""
    for table in TABLES:
        ((rows,),) = connection.execute(f"SELECT count(*) FROM {table.full_name}").fetchall()
        yield f"  {table.full_name:<24} {rows:>12,}"
