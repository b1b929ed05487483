"""Normalize: from landed bytes to one Parquet file per table, not yet judged."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

import pyarrow.parquet as pq

from wirehouse.errors import RecordError
from wirehouse.formats.fields import Fields
from wirehouse.formats.members import Member, archive_kind, members
from wirehouse.formats.read import ARCHIVE, file_name, format_of, read_records
from wirehouse.formats.record import BadRecord, SourceRecord
from wirehouse.formats.sizes import Sizes
from wirehouse.home import Home
from wirehouse.parquet import PartWriter, write_rows
from wirehouse.stages.document_rows import document_rows
from wirehouse.staging import Batch, read_batch, reject_row
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.tables.ops import FILES, REJECTS

log = logging.getLogger(__name__)

Row = dict[str, Any]
Records = Iterator[SourceRecord | BadRecord]


@dataclass(frozen=True, slots=True)
class Work:
    """What the normalization of a batch needs throughout, and where its rows go."""

    batch: Batch
    sizes: Sizes
    fields: Fields
    writers: dict[str, PartWriter]


def normalize(home: Home, batch_folder: str, sizes: Sizes, fields: Fields = Fields()) -> str:
    """Normalize every record of a batch's landed files; returns the batch folder.

    A record that cannot become a document goes to the rejects, and the others go on.
    """
    batch = read_batch(home, batch_folder)
    ledger: list[Row] = pq.read_table(batch.landed(home)).to_pylist()
    landed = [file for file in ledger if file["state"] == "loaded"]
    parts = {table: batch.table(home, table) for table in RECORD_TABLES}
    parts[REJECTS] = batch.rejects(home, "normalize")
    with ExitStack() as stack:
        writers = {
            table.full_name: stack.enter_context(PartWriter(path, table)) for table, path in parts.items()
        }
        work = Work(batch, sizes, fields, writers)
        found = [row for file in landed for row in normalize_file(home, work, file)]
    ledger += [row for row in found if row["source_uri"] not in {file["source_uri"] for file in landed}]
    write_rows(batch.table(home, FILES), FILES, ledger)
    log.info(
        "batch %05d: normalized %d records, rejected %d",
        batch.batch_no,
        sum(row["records_loaded"] for row in found),
        sum(row["records_rejected"] for row in found),
    )
    return batch_folder


def normalize_file(home: Home, work: Work, file: Row) -> list[Row]:
    """Normalize a landed file; returns its ledger row, filled in, and those of its members."""
    found: list[Row] = []
    try:
        with open_landed(home.root / file["landing_path"], file["content_sha256"]) as stream:
            name = file_name(file["source_uri"])
            if file["source_format"] != ARCHIVE:
                normalize_records(
                    work, file, guarded(file, read_records(stream, name, work.sizes, work.fields))
                )
                return [file]
            for member in members(stream, archive_kind(name) or "", work.sizes):
                # One by one: those before the archive breaks stay.
                found.append(normalize_member(work, file, member))  # ruff: ignore[manual-list-comprehension]
        normalize_records(work, file, iter(()))  # an archive has no records of its own
    except RecordError as error:
        normalize_records(work, file, iter([BadRecord(None, error)]))
    if any(row["records_loaded"] for row in found):
        file["state"] = "loaded"
    return [file, *found]


def normalize_member(work: Work, archive: Row, member: Member) -> Row:
    """Normalize a member of an archive; returns its ledger row."""
    row = archive | {
        "source_uri": f"{archive['source_uri']}!/{quote(member.name, errors='surrogateescape')}",
        "source_format": None,
        "size_bytes": None,
        "version_token": None,
    }
    try:
        if member.error:
            raise member.error
        row["source_format"] = format_of(file_name(row["source_uri"]))
        if row["source_format"] == ARCHIVE:
            row["source_format"] = None
            raise RecordError("nested_archive", "An archive in an archive is not read; unpack the outer one.")
        with member.open() as stream:
            normalize_records(
                work, row, guarded(row, read_records(stream, member.name, work.sizes, work.fields))
            )
    except RecordError as error:
        normalize_records(work, row, iter([BadRecord(None, error)]))
    return row


def guarded(file: Row, records: Records) -> Records:
    """The records of a file; when its reader fails, what is left of the file is one bad record."""
    try:
        yield from records
    except RecordError as error:
        yield BadRecord(None, error)
    except Exception as error:  # no file may stop the others, whatever is in it
        log.exception("the %s reader failed on %s", file["source_format"], file["source_uri"])
        yield BadRecord(None, RecordError("reader_failed", "Our reader failed on the file.", repr(error)))


def normalize_records(work: Work, file: Row, records: Records) -> None:
    """Write the rows of a file's records, and of those rejected, and count them in its ledger row."""
    count: Counter[str] = Counter()
    for record in records:
        try:
            if isinstance(record, BadRecord):
                raise record.error
            for table_name, rows in document_rows(work.batch, file, record):
                work.writers[table_name].add(rows)
            count["loaded"] += 1
        except RecordError as error:
            count["rejected"] += 1
            log.warning("rejected %s record %s: %s", file["source_uri"], record.record_no, error)
            reject = reject_row(
                work.batch,
                error,
                stage="normalize",
                source_uri=file["source_uri"],
                record_no=record.record_no,
                content_sha256=file["content_sha256"],
                landing_path=file["landing_path"],
            )
            work.writers[REJECTS.full_name].add([reject])
    file |= {
        "state": "loaded" if count["loaded"] else "rejected",
        "records_read": count.total(),
        "records_loaded": count["loaded"],
        "records_rejected": count["rejected"],
    }


def open_landed(path: Path, content_sha256: str) -> BinaryIO:
    """A stream of landed bytes, once it is sure that they are those that were landed.

    Raises:
        RecordError: They are gone or have another hash (`landing_damaged`), as they may after a power cut.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        raise RecordError("landing_damaged", "The landed bytes cannot be read.", str(error)) from error
    found = file_digest(stream, "sha256").hexdigest()
    if found != content_sha256:
        stream.close()
        raise RecordError(
            "landing_damaged", "The landed bytes are not those that were read.", f"sha256 {found}"
        )
    stream.seek(0)
    return stream
