"""Normalize: from landed bytes to one Parquet file per table, not yet judged."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain

import pyarrow.parquet as pq

from wirehouse.errors import RecordError
from wirehouse.formats.fields import Fields
from wirehouse.formats.record import BadRecord, SourceRecord
from wirehouse.formats.sizes import Sizes
from wirehouse.home import Home
from wirehouse.parquet import PartWriter
from wirehouse.stages.document_rows import document_rows
from wirehouse.stages.landed import Item, Row, landed_records
from wirehouse.stages.recurring import recurring_lines, source_of
from wirehouse.staging import Batch, read_batch, reject_row
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.tables.ops import FILES, REJECTS

log = logging.getLogger(__name__)

CHUNK_RECORDS = 500
CHUNK_CHARACTERS = 1 << 22  # of long texts fewer are a chunk

Writers = dict[str, PartWriter]


def normalize(home: Home, batch_folder: str, sizes: Sizes, fields: Fields = Fields()) -> str:
    """Normalize every record of a batch's landed files; returns the batch folder.

    A record that cannot become a document goes to the rejects, and the others go on. Memory is that of a
    chunk of records, however many there are.
    """
    batch = read_batch(home, batch_folder)
    ledger = pq.read_table(batch.landed(home)).to_pylist()
    items = chain.from_iterable(landed_records(home.root, row, sizes, fields) for row in ledger)
    # The last to be opened is the first to be whole, and the ledger is what says that the others are.
    parts = {FILES: batch.table(home, FILES), REJECTS: batch.rejects(home, "normalize")}
    parts |= {table: batch.table(home, table) for table in RECORD_TABLES}
    with ExitStack() as stack:
        writers = {
            table.full_name: stack.enter_context(PartWriter(path, table)) for table, path in parts.items()
        }
        for chunk in chunks(items):
            normalize_chunk(batch, writers, chunk)
            for writer in writers.values():
                writer.flush()
    log.info(
        "batch %05d: normalized %d records, rejected %d",
        batch.batch_no,
        writers[DOCUMENTS.full_name].rows,
        writers[REJECTS.full_name].rows,
    )
    return batch_folder


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items, in order, some at a time."""
    chunk: list[Item] = []
    records = characters = 0
    for file, record in items:
        chunk.append((file, record))
        records += record is not None
        characters += len(record.text) if isinstance(record, SourceRecord) else 0
        if records >= CHUNK_RECORDS or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk = []
            records = characters = 0
    yield chunk


def normalize_chunk(batch: Batch, writers: Writers, chunk: Sequence[Item]) -> None:
    """Write the rows of the records, those of the rejected too, and of the files that end here."""
    recurring = recurring_by_source(chunk)
    for file, record in chunk:
        if record is None:
            writers[FILES.full_name].add_row(file.ledger_row())
            continue
        try:
            if isinstance(record, BadRecord):
                raise record.error
            lines = recurring[source_of(file.row["source_uri"], record)]
            tables = document_rows(batch, file.row, record, lines)
        except RecordError as error:
            file.rejected += 1
            writers[REJECTS.full_name].add_row(rejected(batch, file.row, record, error))
        else:
            file.count_loaded()
            for table_name, columns in tables.items():
                writers[table_name].add(columns)


def recurring_by_source(chunk: Iterable[Item]) -> dict[str, frozenset[str]]:
    """The lines that recur in the records of each source."""
    texts: dict[str, list[str]] = defaultdict(list)
    for file, record in chunk:
        if isinstance(record, SourceRecord):
            texts[source_of(file.row["source_uri"], record)].append(record.text)
    return {source: recurring_lines(found) for source, found in texts.items()}


def rejected(batch: Batch, file: Row, record: SourceRecord | BadRecord, error: RecordError) -> Row:
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
