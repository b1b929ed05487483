"""Validate: judge a batch's staged rows, reject what breaks a rule, and put the rest into the lake."""

import logging
import os
import shutil
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from wirehouse.damage import naming_damaged_parts
from wirehouse.errors import CriticalRuleError
from wirehouse.home import Home
from wirehouse.parquet import replacing, write_batches, write_rows
from wirehouse.staging import Batch, read_batch
from wirehouse.stores.path import Place, StoredPath
from wirehouse.tables.arrow import arrow_schema
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.tables.model import Table
from wirehouse.tables.ops import EXPECTATION_RESULTS, FILES, REJECTS
from wirehouse.validation import data_docs
from wirehouse.validation.check import check_batch, check_rows, result_rows, stop_if_critical
from wirehouse.validation.limits import Limits
from wirehouse.validation.rules import STAGED, VALID
from wirehouse.validation.views import Database, open_batch

log = logging.getLogger(__name__)

ROWS_AT_A_TIME = 16_384  # bodies included, so that memory stays bounded


def validate(home: Home, batch_folder: str, limits: Limits = Limits()) -> str:
    """Validate a staged batch and write its lake parts; returns the batch folder.

    A row that breaks a row rule is rejected, alone or with its record, and the rest goes on. The results are
    kept in staging and for Data Docs, whatever they are; run it twice, and the parts are the same.

    Raises:
        CriticalRuleError: A critical rule about the batch as a whole failed; no part was written.
        BrokenExpectationError: A rule could not be judged; no part was written.
        DamagedFileError: What normalize wrote cannot be read; no part was written.
    """
    batch = read_batch(home, batch_folder)
    with (
        naming_damaged_parts([batch.rejects(home, "land")], "land"),
        naming_damaged_parts(normalized_parts(home, batch), "normalize"),
        open_batch(home, batch, RECORD_TABLES) as database,
    ):
        judgements = check_rows(database) + check_batch(database, home, batch, limits)
        results = list(result_rows(database, batch, judgements))
        write_rows(batch.table(home, EXPECTATION_RESULTS), EXPECTATION_RESULTS, results)
        data_docs.save(home, batch.run_id, batch.started_at, f"batch-{batch.batch_no:05d}", judgements)
        try:
            stop_if_critical(batch, results, judgements)
        except CriticalRuleError:
            data_docs.build(home)  # whoever reads the error wants to see them; no publish will follow
            raise
        rows = {table.full_name: put_in_lake(database, home, batch, table) for table in RECORD_TABLES}
        for table in (FILES, REJECTS):
            rows[table.full_name] = write_valid(database, home, batch, table)
        link(batch.table(home, EXPECTATION_RESULTS), batch.lake_part(home, EXPECTATION_RESULTS))
    log.info(
        "batch %05d: %d rules hold of %d; %d documents valid, %d rejects",
        batch.batch_no,
        sum(row["success"] for row in results),
        len(results),
        rows["documents"],
        rows["ops.rejects"],
    )
    return batch_folder


def normalized_parts(home: Home, batch: Batch) -> list[Place]:
    """What normalize wrote."""
    staged = [batch.table(home, table) for table in (*RECORD_TABLES, FILES)]
    return [*staged, batch.rejects(home, "normalize")]


def put_in_lake(database: Database, home: Home, batch: Batch, table: Table) -> int:
    """Put the valid rows of a table into the lake; returns their number.

    When every staged row is valid the staged file itself takes the part's name, as it is never changed.
    """
    staged = batch.table(home, table)
    valid: int = database.value(f'SELECT count(*) FROM {VALID}."{table.full_name}"')
    complete = valid == database.value(f'SELECT count(*) FROM {STAGED}."{table.full_name}"')
    if complete and pq.read_schema(database.local(staged)).equals(arrow_schema(table)):
        link(staged, batch.lake_part(home, table))
        return valid
    return write_valid(database, home, batch, table)


def write_valid(database: Database, home: Home, batch: Batch, table: Table) -> int:
    """Write the valid rows of a table into the lake, by their key; returns their number."""
    columns = ", ".join(f'"{name}"' for name in table.column_names)
    key = ", ".join(f'"{name}"' for name in table.key)
    query = f'SELECT {columns} FROM {VALID}."{table.full_name}" ORDER BY {key}'
    return write_batches(batch.lake_part(home, table), table, record_batches(database, query))


def record_batches(database: Database, query: str) -> Iterator[pa.RecordBatch]:
    """The rows of a query, some at a time."""
    yield from database.connection.sql(query).to_arrow_reader(ROWS_AT_A_TIME)


def link(source: Place, target: Place) -> None:
    """Give a file a second name, by a hard link where the file system has them, else by a copy.

    Both are in the same store, which makes the copy itself, or on this machine's disk.
    """
    if isinstance(source, StoredPath):
        source.copy_to(target)
        return
    with replacing(target) as temporary:
        try:
            os.link(source, temporary)
        except OSError:
            shutil.copyfile(source, temporary)
