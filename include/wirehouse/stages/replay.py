"""Replay: try rejects again, from the landed bytes, after the code or the configuration was mended."""

import logging
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import duckdb

from wirehouse.errors import WirehouseError
from wirehouse.home import Home
from wirehouse.parquet import replacing
from wirehouse.sources import uri_of
from wirehouse.stages.discover import batch_size_for
from wirehouse.staging import Batch, SourceFile
from wirehouse.tables.ddl import quoted
from wirehouse.tables.ops import FILES, REJECTS, RUNS
from wirehouse.warehouse import reading

log = logging.getLogger(__name__)

# Rejects with the file to read again: a member's is its archive. A reject is superseded when a newer version
# of the file was read since; a version that was only touched is none.
SELECTED = f"""
    CREATE TEMP TABLE selected AS
    WITH runs AS (SELECT run_id, source, rowid AS position FROM {RUNS.full_name}),  -- clocks may jump back
    last_read AS (
        SELECT split_part(source_uri, '!/', 1) AS file_uri, arg_max(run_id, position) AS run_id
        FROM {FILES.full_name} JOIN runs USING (run_id) WHERE state <> 'unchanged' GROUP BY file_uri
    )
    SELECT reject_id, source_uri, record_no, rule, file_uri, rejects.run_id, source, content_sha256,
        last_read.run_id <> rejects.run_id AS superseded
    FROM (SELECT *, split_part(source_uri, '!/', 1) AS file_uri FROM {REJECTS.full_name}) AS rejects
    JOIN runs USING (run_id)
    JOIN last_read USING (file_uri)
    WHERE replay_outcome IS NULL"""

FILES_TO_READ = f"""
    SELECT selected.source, file_uri,
        CASE WHEN bool_and(rule <> 'landing_damaged') THEN any_value(selected.content_sha256) END,
        coalesce(any_value(size_bytes), 0), coalesce(arg_max(version_token, files.rowid), '')
    FROM selected LEFT JOIN {FILES.full_name} AS files ON files.source_uri = file_uri
        AND files.content_sha256 IS NOT DISTINCT FROM selected.content_sha256
    WHERE NOT superseded GROUP BY selected.source, file_uri ORDER BY ALL"""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rejects to try again: those that match all that is given; every open one when nothing is.

    `source_uri` names a file, an archive, or a folder of them, as a URL or a path.
    """

    reject_id: str | None = None
    rule: str | None = None
    source_uri: str | None = None
    run_id: str | None = None


def replay(home: Home, selection: Selection, run_id: str, batch_size: int, started_at: datetime) -> list[str]:
    """Stage the files that the selected rejects came from; returns the folder of each batch.

    Open are rejects that were not tried again yet: one that fails again has a new reject, which is open. A
    file is read again as a whole, so its other open rejects are tried too. The bytes are those that were
    landed; what was rejected before it was landed, or has been damaged since, is read from the source.
    Rejects of a version that has been replaced are marked as superseded and not tried. The list is empty when
    no open reject is selected.

    Raises:
        WirehouseError: There is no warehouse yet.
    """
    if not home.warehouse.exists():
        raise WirehouseError(
            f"There is no warehouse in {home.root} yet, so no rejects: run the ingest first."
        )
    with reading(home.warehouse) as connection:
        select(connection, selection)
        batches = batches_of(connection, run_id, batch_size, started_at)
        for batch in batches:
            write_replayed(connection, home, batch)
        return [batch.write(home) for batch in batches]


def select(connection: duckdb.DuckDBPyConnection, selection: Selection) -> None:
    """Make temp.selected: the open rejects of the files of those that are selected."""
    connection.execute(SELECTED)
    conditions = {
        "reject_id": "reject_id = $reject_id",
        "rule": "rule = $rule",
        "run_id": "run_id = $run_id",
        "source_uri": "(source_uri = $source_uri OR starts_with(source_uri, rtrim($source_uri, '/') || '/')"
        " OR starts_with(source_uri, $source_uri || '!/'))",
    }
    given = {name: value for name in conditions if (value := getattr(selection, name))}
    if "source_uri" in given and "://" not in given["source_uri"]:
        given["source_uri"] = uri_of(Path(given["source_uri"]).expanduser().absolute())
    where = " AND ".join(["true", *(conditions[name] for name in given)])
    connection.execute(
        f"""DELETE FROM selected WHERE (file_uri, superseded) NOT IN
            (SELECT (file_uri, superseded) FROM selected WHERE {where})""",
        given,
    )
    rejects, files, superseded = connection.execute(
        """SELECT count(*) FILTER (NOT superseded), count(DISTINCT file_uri) FILTER (NOT superseded),
               count(*) FILTER (superseded) FROM selected"""
    ).fetchall()[0]
    log.info(
        "%d open rejects selected, of %d files; %d more are of versions that were replaced",
        rejects,
        files,
        superseded,
    )


def batches_of(
    connection: duckdb.DuckDBPyConnection, run_id: str, batch_size: int, started_at: datetime
) -> list[Batch]:
    """The batches of temp.selected. The files of one are of one source, whose history they are judged by."""
    rows = connection.execute(FILES_TO_READ).fetchall()
    sources = connection.execute("SELECT min(source) FROM selected HAVING count(*) > 0").fetchall()
    size = batch_size_for(len(rows), batch_size)
    groups = []
    for source, of_source in groupby(rows, key=itemgetter(0)):
        files = [
            SourceFile(file_uri, size_bytes, version_token, landed_sha256=content_sha256)
            for _, file_uri, content_sha256, size_bytes, version_token in of_source
        ]
        groups += [(source, tuple(files[start : start + size])) for start in range(0, len(files), size)]
    if not groups:  # superseded rejects alone, which are only marked
        groups = [(source, ()) for (source,) in sources]
    return [
        Batch(run_id, batch_no, source, started_at, len(rows), files)
        for batch_no, (source, files) in enumerate(groups)
    ]


def write_replayed(connection: duckdb.DuckDBPyConnection, home: Home, batch: Batch) -> None:
    """Stage the rejects that the batch tries again, the superseded ones with the first batch."""
    uris = [file.source_uri for file in batch.files]
    with replacing(batch.replayed(home)) as path:
        connection.execute(
            f"""COPY (
                SELECT reject_id, source_uri, record_no, rule, superseded FROM selected
                WHERE CASE WHEN superseded THEN {batch.batch_no} = 0
                    ELSE source = $source AND list_contains($uris, file_uri) END
            ) TO {quoted(str(path))} (FORMAT parquet)""",
            {"source": batch.source, "uris": uris},
        )
