"""The records of landed files and of the members of landed archives, in order."""

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from hashlib import file_digest
from io import BufferedReader
from typing import Any, BinaryIO
from urllib.parse import quote

from wirehouse.errors import RecordError
from wirehouse.formats.fields import Fields
from wirehouse.formats.members import Member, archive_kind, members
from wirehouse.formats.read import ARCHIVE, file_name, format_of, read_records
from wirehouse.formats.record import BadRecord, Record
from wirehouse.formats.sizes import Sizes
from wirehouse.home import Home
from wirehouse.stores.path import Place, StoredPath
from wirehouse.stores.scratch import open_fetched

log = logging.getLogger(__name__)

FETCHED_AHEAD = 8  # most of the time of each is waiting for the store's answer
AHEAD_BYTES = 16 << 20  # larger objects are fetched when it is their turn: so the disk they take is bounded

Row = dict[str, Any]
Opener = Callable[[], BinaryIO]


@dataclass(slots=True, eq=False)
class File:
    """A file or a member of an archive: its ledger row, and what has become of its records so far."""

    row: Row
    archive: "File | None" = None
    loaded: int = field(default=0, init=False)
    rejected: int = field(default=0, init=False)
    has_documents: bool = field(default=False, init=False)

    def count_loaded(self) -> None:
        """Count a record that became a document; an archive has no records of its own, but documents."""
        self.loaded += 1
        self.has_documents = True
        if self.archive:
            self.archive.has_documents = True

    def ledger_row(self) -> Row:
        """The ledger row with the records counted; a file that is not to be read keeps the row it has."""
        if not is_to_read(self.row):
            return self.row
        return self.row | {
            "state": "loaded" if self.has_documents else "rejected",
            "records_read": self.loaded + self.rejected,
            "records_loaded": self.loaded,
            "records_rejected": self.rejected,
        }


Item = tuple[File, Record | None]
"""A record with its file; after the last record of a file, the file with None."""


def is_to_read(row: Row) -> bool:
    """Whether the ledger row, as land left it, is of a file that is landed and has changed."""
    return bool(row["state"] == "loaded")


def landed_records(home: Home, ledger: Sequence[Row], sizes: Sizes, fields: Fields) -> Iterator[Item]:
    """The records of landed files, in order. Objects are fetched before their turn, a few at a time."""
    if not home.store:
        for row in ledger:
            yield from records_of(row, partial(open_row, home, row), sizes, fields)
        return
    coming: deque[tuple[Row, Opener]] = deque()
    with ThreadPoolExecutor(FETCHED_AHEAD) as readers:
        for row in ledger:
            opener: Opener = partial(open_row, home, row)
            if is_to_read(row) and (row["size_bytes"] or 0) <= AHEAD_BYTES:
                opener = readers.submit(opener).result
            coming.append((row, opener))
            if len(coming) > FETCHED_AHEAD:
                yield from records_of(*coming.popleft(), sizes, fields)
        while coming:
            yield from records_of(*coming.popleft(), sizes, fields)


def records_of(row: Row, opener: Opener, sizes: Sizes, fields: Fields) -> Iterator[Item]:
    """The records of a landed file, in order; what cannot be read is a bad record."""
    file = File(row)
    if is_to_read(row):
        try:
            with opener() as stream:
                yield from file_records(file, stream, sizes, fields)
        except RecordError as error:
            yield file, BadRecord(None, error)
    yield file, None


def file_records(file: File, stream: BinaryIO, sizes: Sizes, fields: Fields) -> Iterator[Item]:
    """The records of an open file or, where it is an archive, of its members."""
    name = file_name(file.row["source_uri"])
    if file.row["source_format"] == ARCHIVE:
        for member in members(stream, archive_kind(name) or "", sizes):
            yield from member_records(file, member, sizes, fields)
    else:
        for record in guarded(file.row, read_records(stream, name, sizes, fields)):
            yield file, record


def member_records(archive: File, member: Member, sizes: Sizes, fields: Fields) -> Iterator[Item]:
    """The records of a member of an archive."""
    file = File(
        archive.row
        | {
            "source_uri": f"{archive.row['source_uri']}!/{quote(member.name, errors='surrogateescape')}",
            "source_format": None,
            "size_bytes": None,
            "version_token": None,
        },
        archive,
    )
    try:
        if member.error:
            raise member.error
        source_format = format_of(file_name(file.row["source_uri"]))
        if source_format == ARCHIVE:
            raise RecordError("nested_archive", "An archive in an archive is not read; unpack the outer one.")
        file.row["source_format"] = source_format
        with member.open() as stream:
            for record in guarded(file.row, read_records(stream, member.name, sizes, fields)):
                yield file, record
    except RecordError as error:
        yield file, BadRecord(None, error)
    yield file, None


def guarded(row: Row, records: Iterator[Record]) -> Iterator[Record]:
    """The records of a file; when its reader fails, what is left of the file is one bad record."""
    try:
        yield from records
    except RecordError as error:
        yield BadRecord(None, error)
    except Exception as error:  # no file may stop the others, whatever is in it
        log.exception("the %s reader failed on %s", row["source_format"], row["source_uri"])
        yield BadRecord(None, RecordError("reader_failed", "Our reader failed on the file.", repr(error)))


def open_row(home: Home, row: Row) -> BufferedReader:
    """A stream of the landed bytes of a ledger row (see `open_landed`)."""
    return open_landed(home.at(row["landing_path"]), row["content_sha256"])


def open_landed(path: Place, content_sha256: str) -> BufferedReader:
    """A stream of landed bytes, once it is sure that they are those that were landed.

    Raises:
        RecordError: They are gone or have another hash (`landing_damaged`), as they may after a power cut.
    """
    try:
        stream = open_fetched(path)
    except OSError as error:
        if isinstance(path, StoredPath) and not isinstance(error, FileNotFoundError):
            raise  # it is the disk of this machine that failed
        raise RecordError("landing_damaged", "The landed bytes cannot be read.", str(error)) from error
    found = file_digest(stream, "sha256").hexdigest()
    if found != content_sha256:
        stream.close()
        raise RecordError(
            "landing_damaged", "The landed bytes are not those that were read.", f"sha256 {found}"
        )
    stream.seek(0)
    return stream
