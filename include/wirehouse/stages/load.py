"""Load: bring what the lake has and the warehouse lacks into a private next copy of the warehouse."""

import logging
import shutil
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

import duckdb

from wirehouse.commits import COMMITTED_TABLES, PARTS, RUN_PART, Commit, commit_of, pending_commits
from wirehouse.damage import check_complete, naming_damaged_parts
from wirehouse.errors import SupersededError
from wirehouse.home import Home
from wirehouse.parquet import write_batches, write_rows
from wirehouse.stages.replay import SELECTED
from wirehouse.staging import Batch, printable, read_batch
from wirehouse.stores.path import Place
from wirehouse.stores.scratch import Fetched, fetching
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.catalog import LINK_TABLES, OPS_TABLES, RECORD_TABLES
from wirehouse.tables.model import Table
from wirehouse.tables.ops import FILES, REJECTS, REPLAYS, RUNS, ReplayOutcome
from wirehouse.version import VERSION
from wirehouse.views import create_views
from wirehouse.visible import without_secrets
from wirehouse.warehouse import published_runs, writing

log = logging.getLogger(__name__)

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

MARK_REPLAYED = f"""
    UPDATE {REJECTS.full_name} SET replayed_at = r.replayed_at, replay_outcome = r.outcome
    FROM {REPLAYS.full_name} AS r
    WHERE r.run_id = $run_id AND r.reject_id = {REJECTS.full_name}.reject_id"""


def load(home: Home, batch_folders: Iterable[str]) -> str:
    """Make the next copy of the warehouse with the run's batches in it; returns the run id.

    The copy starts from the published file, so it may be made again at any time. Commits of earlier runs that
    were never published are applied before.

    Raises:
        DamagedFileError: A lake part is missing or damaged.
    """
    batches = [read_batch(home, folder) for folder in batch_folders]
    run_id = batches[0].run_id
    next_copy = home.next_warehouse(run_id)
    copy_published(home, next_copy)
    with fetching() as local:
        with naming_damaged_parts(valid_parts(home, batches), "validate"):
            check_complete(valid_parts(home, batches))
            write_run_row(home, batches, local)
            write_replays(home, batches, local)
        own = commit_of(home, batches, run_id)
        commits = [commit for commit in pending_commits(home, next_copy) if commit.run_id != run_id]
        if run_id not in published_runs(next_copy):
            commits.append(own)
        parts = (
            part for commit in commits for table in COMMITTED_TABLES for part in commit.files(home, table)
        )
        with naming_damaged_parts(parts, "validate"), writing(next_copy) as connection:
            create_views(connection)
            for commit in commits:  # its own last: a copy that holds the run is complete
                if commit is own:
                    check_still_open(connection, home, batches, local)
                with nullcontext(local) if commit is own else fetching() as of_commit:
                    apply(connection, commit, commit.local_files(home, of_commit))
                log.info("loaded run %s", commit.run_id)
    return run_id


def valid_parts(home: Home, batches: list[Batch]) -> list[Place]:
    """What validate wrote, for every batch."""
    return [batch.lake_part(home, table) for batch in batches for table in (*RECORD_TABLES, FILES, REJECTS)]


def copy_published(home: Home, next_copy: Path) -> None:
    """Put a copy of the published warehouse at `next_copy`, in place of whatever a killed run left there."""
    next_copy.parent.mkdir(parents=True, exist_ok=True)
    for leftover in (next_copy, next_copy.with_name(f"{next_copy.name}.wal")):
        leftover.unlink(missing_ok=True)
    shutil.rmtree(next_copy.with_name(f"{next_copy.name}.tmp"), ignore_errors=True)  # what DuckDB spilled
    if home.warehouse.exists():
        shutil.copyfile(home.warehouse, next_copy)


def write_run_row(home: Home, batches: list[Batch], local: Fetched) -> None:
    """Write the lake part that holds the run's own row, with what its other parts count."""
    first = batches[0]
    documents, rejects = (
        count_rows(local.all(batch.lake_part(home, table) for batch in batches))
        for table in (DOCUMENTS, REJECTS)
    )
    row = {
        "run_id": first.run_id,
        "source": printable(without_secrets(first.source)),
        "started_at": first.started_at,
        "batches": len(batches),
        "files_found": first.files_found,
        "files_skipped": first.files_found - sum(len(batch.files) for batch in batches),
        "documents_loaded": documents,
        "records_rejected": rejects,
        "wirehouse_version": VERSION,
    }
    write_rows(home.lake_part(RUNS, first.run_id, RUN_PART), RUNS, [row])


def write_replays(home: Home, batches: list[Batch], local: Fetched) -> None:
    """Write the lake part that says what became of the rejects that the run tried again, if it tried any."""
    paths = [path for batch in batches if (path := batch.replayed(home)).exists()]
    if not paths:
        return
    replayed = list(map(str, local.all(paths)))
    first = batches[0]
    with duckdb.connect() as connection:
        for name, table in (("loaded", DOCUMENTS), ("failed", REJECTS)):
            parts = list(map(str, local.all(batch.lake_part(home, table) for batch in batches)))
            rule, no_rule = (", rule", ", NULL") if table is REJECTS else ("", "")
            connection.execute(  # what became of a member became of its archive
                f"""CREATE TEMP TABLE {name} AS
                    SELECT source_uri, record_no{rule} FROM {PARTS}
                    UNION SELECT split_part(source_uri, '!/', 1), NULL{no_rule} FROM {PARTS}
                    WHERE contains(source_uri, '!/')""",
                {"parts": parts},
            )
        outcomes = connection.sql(
            f"""SELECT reject_id, $run_id AS run_id, $started_at::TIMESTAMP AS replayed_at, CASE
                    WHEN superseded THEN '{ReplayOutcome.SUPERSEDED}'
                    WHEN EXISTS (FROM failed AS f WHERE f.source_uri = r.source_uri
                        AND f.record_no IS NOT DISTINCT FROM r.record_no AND f.rule = r.rule)
                        THEN '{ReplayOutcome.REJECTED}'
                    WHEN EXISTS (FROM loaded AS d WHERE d.source_uri = r.source_uri
                        AND coalesce(d.record_no = r.record_no, true)) THEN '{ReplayOutcome.LOADED}'
                    WHEN EXISTS (FROM failed AS f WHERE f.source_uri = r.source_uri
                        AND (f.record_no IS NULL OR coalesce(f.record_no = r.record_no, true)))
                        THEN '{ReplayOutcome.REJECTED}'
                    ELSE '{ReplayOutcome.GONE}' END AS outcome
                FROM read_parquet($replayed, hive_partitioning = false) AS r ORDER BY reject_id""",
            params={"run_id": first.run_id, "started_at": first.started_at, "replayed": replayed},
        ).to_arrow_table()
    write_batches(home.lake_part(REPLAYS, first.run_id, RUN_PART), REPLAYS, [outcomes])


def check_still_open(
    connection: duckdb.DuckDBPyConnection, home: Home, batches: list[Batch], local: Fetched
) -> None:
    """Make sure that what a replay read is still the newest version, as others may have published meanwhile.

    Raises:
        SupersededError: A newer version of a file is in the warehouse.
    """
    paths = [path for batch in batches if (path := batch.replayed(home)).exists()]
    if not paths:
        return
    connection.execute(SELECTED)
    found = connection.execute(
        f"""SELECT DISTINCT file_uri FROM {PARTS} AS tried JOIN selected USING (reject_id)
            WHERE selected.superseded AND NOT tried.superseded ORDER BY ALL""",
        {"parts": list(map(str, local.all(paths)))},
    ).fetchall()
    connection.execute("DROP TABLE selected")
    if found:
        raise SupersededError(
            f"replay {batches[0].run_id}: {len(found)} of its files were read in a newer version meanwhile, "
            f"{found[0][0]} for one, which the older one would replace. Nothing was published: start the "
            "replay again, and it leaves them out."
        )


def count_rows(parts: list[Path]) -> int:
    """Rows in Parquet files, from their footers."""
    with duckdb.connect() as connection:
        query = "SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata($parts)"
        ((rows,),) = connection.execute(query, {"parts": [str(part) for part in parts]}).fetchall()
    return int(rows)


def apply(connection: duckdb.DuckDBPyConnection, commit: Commit, files: dict[str, list[str]]) -> None:
    """Write a commit into the warehouse, all of it or nothing; `files` are its Parquet files by table.

    A file that was loaded takes the place of what was loaded from it before. A file whose new version was
    rejected keeps its old documents: yesterday's text is better than none.
    """
    connection.begin()
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE replacing AS
            SELECT DISTINCT source_uri FROM {commit.rows} WHERE state = 'loaded'""",
        {"parts": files[FILES.full_name]},
    )
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE replaced AS
            SELECT document_id, first_ingested_at FROM {DOCUMENTS.full_name}
            WHERE source_uri IN (FROM replacing)"""
    )
    remove_replaced(connection)
    connection.execute(
        f"""UPDATE {FILES.full_name} SET state = 'superseded'
            WHERE source_uri IN (FROM replacing) OR (state = 'rejected' AND source_uri IN
                (SELECT source_uri FROM {commit.rows} WHERE state = 'rejected'))""",
        {"parts": files[FILES.full_name]},
    )
    for table in (*RECORD_TABLES, *OPS_TABLES):
        if parts := files[table.full_name]:
            connection.execute(insert_statement(table, commit.rows), {"parts": parts})
    connection.execute(MARK_REPLAYED, {"run_id": commit.run_id})
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


def insert_statement(table: Table, rows: str) -> str:
    """The statement that inserts the rows of Parquet files ($parts), as selected by SQL, into a table.

    By name: parts that an earlier version wrote lack the columns that came later, which are null then.
    """
    if table is not DOCUMENTS:
        return f"INSERT INTO {table.full_name} BY NAME FROM {rows}"
    return (
        f"INSERT INTO {table.full_name} BY NAME SELECT new.* REPLACE "
        "(coalesce(replaced.first_ingested_at, new.first_ingested_at) AS first_ingested_at) "
        f"FROM {rows} AS new LEFT JOIN replaced USING (document_id)"
    )
