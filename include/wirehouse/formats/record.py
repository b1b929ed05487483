"""What a format gives: records, and the errors that stand where a record should be."""

from dataclasses import dataclass, field, replace

from wirehouse.errors import RecordError
from wirehouse.text.model import RecordMetadata


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One article as its file holds it: decoded text, not yet cleaned, and what the file says about it.

    `flags` are those noticed while reading, such as characters that had to be replaced.
    """

    record_no: int
    text: str
    encoding: str
    metadata: RecordMetadata = RecordMetadata()
    flags: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page of HTML as its file holds it. To read it takes long: that is done with its rows, in a worker.

    `declared` is the encoding that came with it, `url` the address it was fetched from.
    """

    record_no: int
    data: bytes
    max_bytes: int
    declared: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record that could not be read; those after it still can. `record_no` is null for a whole file."""

    record_no: int | None
    error: RecordError


Record = SourceRecord | PageRecord | BadRecord


def with_url(record: SourceRecord, url: str | None) -> SourceRecord:
    """The record with the address it was fetched from, unless it states one."""
    if record.metadata.url or not url:
        return record
    return replace(record, metadata=replace(record.metadata, url=url))
