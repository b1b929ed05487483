"""Normalize: from landed bytes to one Parquet file per table, not yet judged."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial

import pyarrow.parquet as pq

from wirehouse.damage import naming_damaged_parts
from wirehouse.errors import RecordError
from wirehouse.formats.fields import Fields
from wirehouse.formats.record import BadRecord, PageRecord, Record, SourceRecord
from wirehouse.formats.sizes import Sizes
from wirehouse.home import Home
from wirehouse.parquet import PartWriter
from wirehouse.progress import Progress
from wirehouse.stages.chunk_rows import ChunkRows, Records, chunk_rows
from wirehouse.stages.landed import Item, Row, landed_records
from wirehouse.staging import Batch, read_batch, reject_row
from wirehouse.stores.path import Place
from wirehouse.stores.scratch import fetching
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.tables.ops import FILES, REJECTS
from wirehouse.workers import map_in_workers

log = logging.getLogger(__name__)

CHUNK_RECORDS = 500
CHUNK_CHARACTERS = 1 << 21  # of long texts fewer are a chunk: all of it is in work at a time
MARKUP_SHARE = 8  # bytes of a page for a character of its text: furniture shows in many pages together

Writers = dict[str, PartWriter]


def normalize(
    home: Home, batch_folder: str, sizes: Sizes, fields: Fields = Fields(), workers: int | None = 1
) -> str:
    """Normalize every record of a batch's landed files; returns the batch folder.

    A record that cannot become a document goes to the rejects, and the others go on. Memory is that of a few
    chunks of records, however many there are. `workers` is the number of processes (None: as many as cores
    are free); it makes no difference to the rows.

    Raises:
        DamagedFileError: What land wrote cannot be read.
        ChildProcessError: A worker process was killed; the batch is not complete.
    """
    batch = read_batch(home, batch_folder)
    with naming_damaged_parts([batch.landed(home)], "land"):
        ledger = read_ledger(batch.landed(home))
    items = landed_records(home, ledger, sizes, fields)
    # The last to be opened is the first to be whole, and the ledger is what says that the others are.
    parts = {FILES: batch.table(home, FILES), REJECTS: batch.rejects(home, "normalize")}
    parts |= {table: batch.table(home, table) for table in RECORD_TABLES}
    with ExitStack() as stack:
        writers = {
            table.full_name: stack.enter_context(PartWriter(path, table)) for table, path in parts.items()
        }
        progress = Progress(log, f"files of batch {batch.batch_no:05d} normalized", len(ledger))
        for chunk, rows in normalized(batch, items, workers):
            write_chunk(batch, writers, chunk, rows)
            ended = sum(record is None and file.archive is None for file, record in chunk)
            progress.advance(ended, sum(record is not None for _, record in chunk))
    log.info(
        "batch %05d: normalized %d records, rejected %d",
        batch.batch_no,
        writers[DOCUMENTS.full_name].rows,
        writers[REJECTS.full_name].rows,
    )
    return batch_folder


def read_ledger(path: Place) -> list[Row]:
    """The ledger rows that land wrote.

    Raises:
        OSError: They are not there.
    """
    with fetching() as local:
        rows: list[Row] = pq.read_table(local(path)).to_pylist()
    return rows


def normalized(
    batch: Batch, items: Iterable[Item], workers: int | None
) -> Iterator[tuple[Sequence[Item], ChunkRows]]:
    """The items, a chunk at a time and in order, with what became of their records."""
    taken: deque[Sequence[Item]] = deque()

    def records() -> Iterator[Records]:
        for chunk in chunks(items):
            taken.append(chunk)
            yield [
                (file.row, record) for file, record in chunk if isinstance(record, SourceRecord | PageRecord)
            ]

    stamped = replace(batch, files=())  # it travels to the workers with each chunk
    for rows in map_in_workers(partial(chunk_rows, stamped), records(), workers):
        yield taken.popleft(), rows


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items, in order, some at a time."""
    chunk: list[Item] = []
    records = characters = 0
    for file, record in items:
        chunk.append((file, record))
        records += record is not None
        characters += size_of(record)
        if records >= CHUNK_RECORDS or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk = []
            records = characters = 0
    yield chunk


def size_of(record: Record | None) -> int:
    """The characters of a record; of a page, which is still to be read, about as many."""
    if isinstance(record, SourceRecord):
        return len(record.text)
    return len(record.data) // MARKUP_SHARE if isinstance(record, PageRecord) else 0


def write_chunk(batch: Batch, writers: Writers, chunk: Sequence[Item], rows: ChunkRows) -> None:
    """Write the rows of the records, those of the rejected too, and of the files that end here."""
    errors = iter(rows.errors)
    for file, record in chunk:
        if record is None:
            writers[FILES.full_name].add_row(file.ledger_row())
            continue
        error = record.error if isinstance(record, BadRecord) else next(errors)
        if error is None:
            file.count_loaded()
        else:
            file.rejected += 1
            writers[REJECTS.full_name].add_row(rejected(batch, file.row, record, error))
    for name, table_rows in rows.tables.items():
        writers[name].write(table_rows)
    for writer in writers.values():
        writer.flush()


def rejected(batch: Batch, file: Row, record: Record, error: RecordError) -> Row:
    """The row of a record in the rejects."""
    log.warning("rejected %s record %s: %s", file["source_uri"], record.record_no, error)
    return reject_row(
        batch,
        error,
        stage="normalize",
        source_uri=file["source_uri"],
        record_no=record.record_no,
        content_sha256=file["content_sha256"],
        landing_path=file["landing_path"],
    )
