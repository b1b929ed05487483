"""Load: bring what the lake has and the warehouse lacks into a private next copy of the warehouse."""

import logging
import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb

from wirehouse.commits import RUN_PART, Commit, commit_of, pending_commits
from wirehouse.home import Home
from wirehouse.parquet import write_rows
from wirehouse.staging import Batch, printable, read_batch
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.catalog import LINK_TABLES, OPS_TABLES, RECORD_TABLES
from wirehouse.tables.model import Table
from wirehouse.tables.ops import FILES, REJECTS, RUNS
from wirehouse.version import VERSION
from wirehouse.views import create_views
from wirehouse.warehouse import published_runs, writing

log = logging.getLogger(__name__)

# The rows of lake parts. Hive partitioning is off, for it makes columns of what looks like one in a path.
PARTS = "read_parquet($parts, hive_partitioning = false)"

# Documents whose copy goes away may be of another story then; which, is for link to say.
STORIES_TO_TELL_ANEW = """
    WITH gone AS (SELECT document_id FROM replaced),
    left_behind AS (
        SELECT other_document_id AS document_id FROM duplicate_pairs WHERE document_id IN (FROM gone)
        UNION SELECT document_id FROM duplicate_pairs WHERE other_document_id IN (FROM gone)
        UNION SELECT document_id FROM documents WHERE story_id IN
            (SELECT story_id FROM documents WHERE document_id IN (FROM gone))
    )
    UPDATE documents SET is_representative = NULL WHERE document_id IN (FROM left_behind)"""


def load(home: Home, batch_folders: Iterable[str]) -> str:
    """Make the next copy of the warehouse with the run's batches in it; returns the run id.

    The copy starts from the published file, so it may be made again at any time. Commits of earlier runs that
    were never published are applied before.
    """
    batches = [read_batch(home, folder) for folder in batch_folders]
    run_id = batches[0].run_id
    next_copy = home.next_warehouse(run_id)
    copy_published(home, next_copy)
    write_run_row(home, batches)
    own = commit_of(home, batches, run_id)
    commits = [commit for commit in pending_commits(home, next_copy) if commit.run_id != run_id]
    if run_id not in published_runs(next_copy):
        commits.append(own)
    with writing(next_copy) as connection:
        for commit in commits:
            apply(connection, home, commit)
            log.info("loaded run %s", commit.run_id)
        create_views(connection)
    return run_id


def copy_published(home: Home, next_copy: Path) -> None:
    """Put a copy of the published warehouse at `next_copy`, in place of whatever a killed run left there."""
    next_copy.parent.mkdir(parents=True, exist_ok=True)
    for leftover in (next_copy, next_copy.with_name(f"{next_copy.name}.wal")):
        leftover.unlink(missing_ok=True)
    if home.warehouse.exists():
        shutil.copyfile(home.warehouse, next_copy)


def write_run_row(home: Home, batches: list[Batch]) -> None:
    """Write the lake part that holds the run's own row, with what its other parts count."""
    first = batches[0]
    documents, rejects = (
        count_rows([batch.lake_part(home, table) for batch in batches]) for table in (DOCUMENTS, REJECTS)
    )
    row = {
        "run_id": first.run_id,
        "source": printable(first.source),
        "started_at": first.started_at,
        "batches": len(batches),
        "files_found": first.files_found,
        "files_skipped": first.files_found - sum(len(batch.files) for batch in batches),
        "documents_loaded": documents,
        "records_rejected": rejects,
        "wirehouse_version": VERSION,
    }
    write_rows(home.lake_part(RUNS, first.run_id, RUN_PART), RUNS, [row])


def count_rows(parts: list[Path]) -> int:
    """Rows in Parquet files, from their footers."""
    with duckdb.connect() as connection:
        query = "SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata($parts)"
        ((rows,),) = connection.execute(query, {"parts": [str(part) for part in parts]}).fetchall()
    return int(rows)


def apply(connection: duckdb.DuckDBPyConnection, home: Home, commit: Commit) -> None:
    """Write a commit into the warehouse, all of it or nothing.

    A file that was loaded takes the place of what was loaded from it before. A file whose new version was
    rejected keeps its old documents: yesterday's text is better than none.
    """
    connection.begin()
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE replacing AS
            SELECT DISTINCT source_uri FROM {PARTS} WHERE state = 'loaded'""",
        {"parts": commit.files(home, FILES)},
    )
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE replaced AS
            SELECT document_id, first_ingested_at FROM {DOCUMENTS.full_name}
            WHERE source_uri IN (FROM replacing)"""
    )
    remove_replaced(connection)
    connection.execute(
        f"UPDATE {FILES.full_name} SET state = 'superseded' WHERE source_uri IN (FROM replacing)"
    )
    for table in (*RECORD_TABLES, *OPS_TABLES):
        if parts := commit.files(home, table):
            connection.execute(insert_statement(table), {"parts": parts})
    connection.commit()


def remove_replaced(connection: duckdb.DuckDBPyConnection) -> None:
    """Remove the documents of temp.replaced and all that is known of them; mark the stories they leave."""
    connection.execute(STORIES_TO_TELL_ANEW)
    for table in (*LINK_TABLES, *RECORD_TABLES):
        for column in ("document_id", "other_document_id"):
            if column in table.column_names:
                connection.execute(
                    f"DELETE FROM {table.full_name} WHERE {column} IN (SELECT document_id FROM replaced)"
                )


def insert_statement(table: Table) -> str:
    """The statement that inserts Parquet files ($parts) into a table, column by column as declared."""
    columns = ", ".join(table.column_names)
    if table is not DOCUMENTS:
        return f"INSERT INTO {table.full_name} ({columns}) SELECT {columns} FROM {PARTS}"
    values = ", ".join(
        "coalesce(replaced.first_ingested_at, new.first_ingested_at)"
        if name == "first_ingested_at"
        else f"new.{name}"
        for name in table.column_names
    )
    return (
        f"INSERT INTO {table.full_name} ({columns}) "
        f"SELECT {values} FROM {PARTS} AS new LEFT JOIN replaced USING (document_id)"
    )
