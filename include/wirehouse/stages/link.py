"""Link: compare new documents with all that were ever loaded, and group the copies into stories."""

import logging
from collections.abc import Iterable
from datetime import datetime

import duckdb

from wirehouse.commits import LINK_PART
from wirehouse.damage import on_whole_copy
from wirehouse.home import Home
from wirehouse.linking.candidates import FIRST, MAX_DOCUMENTS, Capped, find_matches, number_documents
from wirehouse.linking.comparing import compare
from wirehouse.linking.index import add_missing, reading_index
from wirehouse.linking.mending import on_whole_index
from wirehouse.linking.story_rows import stories_to_tell, tell_stories
from wirehouse.parquet import rows_to_arrow, write_batches
from wirehouse.stages.load import load
from wirehouse.staging import read_batch
from wirehouse.tables.model import Severity, Table
from wirehouse.tables.ops import EXPECTATION_RESULTS, STORY_CHANGES
from wirehouse.tables.reuse import DUPLICATE_PAIRS
from wirehouse.warehouse import published_runs, writing
from wirehouse.workers import stop_workers

log = logging.getLogger(__name__)

CHECKED_ON = "stories"  # in ops.expectation_results


def link(home: Home, batch_folders: Iterable[str], workers: int | None = 1) -> str:
    """Fill the tables of reuse in the run's next copy, and the stories of its documents; returns the run id.

    Documents without a story are new: they are compared with all others. Run again, nothing is new.

    A copy that a killed try has damaged is made anew, as is what is damaged of the index. `workers` is the
    number of processes for many documents (None: as many as cores are free); it makes no difference to the
    rows.

    Raises:
        ChildProcessError: A worker process was killed.
    """
    folders = list(batch_folders)
    batch = read_batch(home, folders[0])
    if batch.run_id in published_runs(home.warehouse):
        log.info("run %s is published already", batch.run_id)
        return batch.run_id
    next_copy = home.next_warehouse(batch.run_id)

    def link_copy() -> None:
        with writing(next_copy) as connection:
            connection.begin()
            link_documents(connection, home, batch.run_id, batch.started_at, workers)
            connection.commit()

    try:
        on_whole_copy(
            next_copy,
            batch.run_id,
            lambda: on_whole_index(home, link_copy),
            make_anew=lambda: load(home, folders),
        )
    finally:
        stop_workers()
    return batch.run_id


def link_documents(
    connection: duckdb.DuckDBPyConnection,
    home: Home,
    run_id: str,
    started_at: datetime,
    workers: int | None = 1,
) -> None:
    """Link the new documents of a warehouse, in the transaction of the caller."""
    new = number_documents(connection)
    if not (new or stories_to_tell(connection)):
        return  # as when the run is published already: what it noted then stays
    capped = Capped(0, 0)
    if new:
        with reading_index(home):
            add_missing(connection, home, run_id, workers)
            capped = find_matches(connection, home)
            pairs, passages = compare(connection, workers)
        log.info("linked %d new documents: %d pairs, %d shared passages", new, pairs, passages)
    tell_stories(connection, run_id, started_at)
    note_capped(connection, run_id, started_at, capped)
    for table in (STORY_CHANGES, EXPECTATION_RESULTS):
        put_in_lake(connection, home, table, run_id)


def note_capped(
    connection: duckdb.DuckDBPyConnection, run_id: str, started_at: datetime, capped: Capped
) -> None:
    """Record how many documents have too many copies to be paired with all of them."""
    if capped.documents:
        log.warning(
            "%d documents have more than %d copies: not all are paired", capped.documents, MAX_DOCUMENTS
        )
    row = {
        "run_id": run_id,
        "checked_on": CHECKED_ON,
        "table_name": DUPLICATE_PAIRS.full_name,
        "rule": f"{DUPLICATE_PAIRS.full_name}.all_copies_are_paired",
        "expectation": "sql",
        "severity": Severity.WARNING,
        "success": capped.documents == 0,
        "observed": f"{capped.documents} documents with more than {MAX_DOCUMENTS} copies; "
        f"{capped.fingerprints} fingerprints, each in so many documents, pair them with {FIRST} only",
        "checked_at": started_at,
    }
    connection.execute(
        f"DELETE FROM {EXPECTATION_RESULTS.full_name} WHERE run_id = $run_id AND checked_on = $checked_on",
        {"run_id": run_id, "checked_on": CHECKED_ON},
    )
    connection.register("arrived", rows_to_arrow(EXPECTATION_RESULTS, [row]))
    connection.execute(f"INSERT INTO {EXPECTATION_RESULTS.full_name} BY NAME FROM arrived")
    connection.unregister("arrived")


def put_in_lake(connection: duckdb.DuckDBPyConnection, home: Home, table: Table, run_id: str) -> None:
    """Write what linking added to a table of the pipeline's, from which the warehouse may be made anew."""
    where = f"checked_on = '{CHECKED_ON}'" if table is EXPECTATION_RESULTS else "true"
    columns = ", ".join(table.column_names)
    found = connection.sql(
        f"SELECT {columns} FROM {table.full_name} WHERE run_id = $run_id AND {where} ORDER BY ALL",
        params={"run_id": run_id},
    )
    write_batches(home.lake_part(table, run_id, LINK_PART), table, [found.to_arrow_table()])
