"""The rows of a chunk of records in every table that is filled from records alone, as Arrow.

A chunk is what is in memory at a time, and what a worker process is given to do. Its records are read
together, as the lines that come again in several of them are the furniture of their source.
"""

import gc
import logging
from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pyarrow as pa

from wirehouse.errors import RecordError
from wirehouse.formats.html import read_page
from wirehouse.formats.record import PageRecord, SourceRecord
from wirehouse.parquet import Columns, RowBuffer
from wirehouse.stages.document_rows import Row, document_rows
from wirehouse.stages.recurring import recurring_lines, source_of
from wirehouse.staging import Batch
from wirehouse.steps import Steps, abreast
from wirehouse.tables.catalog import RECORD_TABLES

log = logging.getLogger(__name__)

Records = Sequence[tuple[Row, SourceRecord | PageRecord]]
"""Records, each with the ledger row of its file."""


@dataclass(frozen=True, slots=True)
class ChunkRows:
    """What became of the records of a chunk: their rows by table, and for each its error or None."""

    tables: dict[str, pa.RecordBatch]
    errors: tuple[RecordError | None, ...]


def chunk_rows(batch: Batch, records: Records) -> ChunkRows:
    """The rows of a chunk of records, in their order."""
    read = [(file, source_record(file, record)) for file, record in records]
    with collecting_at_the_end():
        recurring = recurring_by_source(read)
        buffers = {table.full_name: RowBuffer(table) for table in RECORD_TABLES}
        errors: list[RecordError | None] = []
        for found in abreast(rows_or_error(batch, file, record, recurring) for file, record in read):
            if isinstance(found, RecordError):
                errors.append(found)
                continue
            errors.append(None)
            for name, columns in found.items():
                buffers[name].add(columns)
        return ChunkRows({name: buffer.take() for name, buffer in buffers.items()}, tuple(errors))


def source_record(file: Row, record: SourceRecord | PageRecord) -> SourceRecord | RecordError:
    """The record, read where it is a page, or why it cannot be."""
    if isinstance(record, SourceRecord):
        return record
    try:
        return read_page(record)
    except RecordError as error:
        return error
    except Exception as error:  # no page may stop the others, whatever is in it
        log.exception("the html reader failed on %s record %d", file["source_uri"], record.record_no)
        return RecordError("reader_failed", "Our reader failed on the page.", repr(error))


def rows_or_error(
    batch: Batch, file: Row, record: SourceRecord | RecordError, recurring: Mapping[str, frozenset[str]]
) -> Steps[dict[str, Columns] | RecordError]:
    """The rows of a record by table, or why there are none."""
    if isinstance(record, RecordError):
        return record
    lines = recurring[source_of(file["source_uri"], record)]
    try:
        return (yield from document_rows.steps(batch, file, record, lines))
    except RecordError as error:
        return error


def recurring_by_source(
    records: Iterable[tuple[Row, SourceRecord | RecordError]],
) -> dict[str, frozenset[str]]:
    """The lines that recur in the records of each source."""
    texts: dict[str, list[str]] = defaultdict(list)
    for file, record in records:
        if isinstance(record, RecordError):
            continue
        texts[source_of(file["source_uri"], record)].append(record.text)
    return {source: recurring_lines(found) for source, found in texts.items()}


@contextmanager
def collecting_at_the_end() -> Generator[None]:
    """Let Python look for cycles of garbage once in the end, among what is new.

    Articles are made of hundreds of thousands of small objects and hardly any cycles; looking for them in
    between takes a fifth of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if enabled:
            gc.enable()
