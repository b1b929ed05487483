"""Discover: which files of the source are new or changed, cut into batches."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import duckdb
import pyarrow as pa

from wirehouse.commits import pending_commits
from wirehouse.home import Home
from wirehouse.sources import list_files
from wirehouse.staging import Batch, SourceFile
from wirehouse.stores.access import Access
from wirehouse.stores.scratch import fetching
from wirehouse.tables.ddl import quoted
from wirehouse.tables.ops import FILES
from wirehouse.validation.history import history_of
from wirehouse.validation.limits import Limits
from wirehouse.visible import without_secrets

log = logging.getLogger(__name__)

MAX_BATCHES = 1000  # Airflow maps a task over at most 1,024 values, and slows down well before


def discover(  # ruff: ignore[too-many-arguments, too-many-positional-arguments] - one per fact of a run
    home: Home,
    source: str,
    run_id: str,
    batch_size: int,
    started_at: datetime,
    access: Access = Access(),
    limits: Limits = Limits(),
) -> list[str]:
    """Stage the files that the ledger does not know as they are now; returns the folder of each batch.

    The history of the source is staged with them, for those who judge the batches may not see the warehouse.

    The list is empty when there is nothing to do at all. When there is no new file and yet something to do
    (no warehouse yet, or a commit that was never published), it is one batch without files.

    Raises:
        SourceError: The source cannot be listed.
    """
    found = list(list_files(source, home.folders, access))
    new = new_or_changed(home, found)
    log.info(
        "found %d files in %s: %d to read, %d unchanged",
        len(found),
        without_secrets(source),
        len(new),
        len(found) - len(new),
    )
    if not new and home.warehouse.exists() and not pending_commits(home, home.warehouse):
        log.info("nothing new: the warehouse stays as it is")
        return []
    batch_size = batch_size_for(len(new), batch_size)
    groups = [tuple(new[start : start + batch_size]) for start in range(0, len(new), batch_size)] or [()]
    batches = [
        Batch(run_id, batch_no, source, started_at, len(found), files)
        for batch_no, files in enumerate(groups)
    ]
    history_of(home, batches[0], limits)
    return [batch.write(home) for batch in batches]


def batch_size_for(files: int, batch_size: int) -> int:
    """The size of a batch, larger than asked for where there would be too many of them."""
    return max(batch_size, -(-files // MAX_BATCHES))


def new_or_changed(home: Home, found: list[SourceFile]) -> list[SourceFile]:
    """Those of the files that the ledger does not know by their version token, in the same order.

    The ledger is the published one and the commits not yet in it; rows of superseded versions do not count.
    """
    files = pa.table({
        "source_uri": pa.array([file.source_uri for file in found], pa.string()),
        "version_token": pa.array([file.version_token for file in found], pa.string()),
        "position": pa.array(range(len(found)), pa.int64()),
    })
    with duckdb.connect() as connection:
        connection.register("found", files)
        new: dict[int, str | None] = dict.fromkeys(range(len(found)))
        for ledger, parameters in ledgers(home, connection):
            rows = connection.execute(
                f"""SELECT position, bool_or(known.version_token = found.version_token),
                        any_value(content_sha256) FILTER (state = 'loaded')
                    FROM found JOIN (FROM {ledger} WHERE state <> 'superseded') AS known USING (source_uri)
                    GROUP BY position""",
                parameters,
            ).fetchall()
            for position, is_known, loaded_sha256 in rows:
                if is_known:
                    new.pop(position, None)
                elif position in new:
                    new[position] = loaded_sha256
    return [replace(found[position], loaded_sha256=loaded) for position, loaded in new.items()]


def ledgers(
    home: Home, connection: duckdb.DuckDBPyConnection
) -> Iterator[tuple[str, dict[str, list[str]] | None]]:
    """Where ledger rows are, as SQL with its parameters, the oldest first."""
    if home.warehouse.exists():
        connection.execute(f"ATTACH {quoted(str(home.warehouse))} AS published (READ_ONLY)")
        yield f"published.{FILES.full_name}", None
    for commit in pending_commits(home, home.warehouse):
        with fetching() as local:
            yield commit.rows, {"parts": list(map(str, local.all(commit.files(home, FILES))))}
