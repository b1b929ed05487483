"""Read a file of the test's making as its format."""

from pathlib import Path

from wirehouse.errors import RecordError
from wirehouse.formats import read
from wirehouse.formats.fields import Fields
from wirehouse.formats.html import read_page
from wirehouse.formats.record import BadRecord, PageRecord, Record, SourceRecord
from wirehouse.formats.sizes import Sizes

NAMES = {"text": "a.txt", "html": "a.html", "jsonl": "a.jsonl", "warc": "a.warc"}


def read_records(path: Path, source_format: str, limit: int) -> list[SourceRecord | BadRecord]:
    with path.open("rb") as stream:
        records = read.read_records(stream, NAMES[source_format], Sizes(record_bytes=limit), Fields())
        return list(map(with_page_read, records))


def with_page_read(record: Record) -> SourceRecord | BadRecord:
    """The record as normalize has it in the end."""
    if not isinstance(record, PageRecord):
        return record
    try:
        return read_page(record)
    except RecordError as error:
        return BadRecord(record.record_no, error)
