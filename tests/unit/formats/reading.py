"""Read a file of the test's making as its format."""

from pathlib import Path

from wirehouse.formats import read
from wirehouse.formats.fields import Fields
from wirehouse.formats.record import BadRecord, SourceRecord
from wirehouse.formats.sizes import Sizes

NAMES = {"text": "a.txt", "html": "a.html", "jsonl": "a.jsonl"}


def read_records(path: Path, source_format: str, limit: int) -> list[SourceRecord | BadRecord]:
    with path.open("rb") as stream:
        return list(read.read_records(stream, NAMES[source_format], Sizes(record_bytes=limit), Fields()))
