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
class BadRecord:
    """A record that could not be read; those after it still can. `record_no` is null for a whole file."""

    record_no: int | None
    error: RecordError


def with_url(record: SourceRecord, url: str | None) -> SourceRecord:
    """The record with the address it was fetched from, unless it states one."""
    if record.metadata.url or not url:
        return record
    return replace(record, metadata=replace(record.metadata, url=url))
