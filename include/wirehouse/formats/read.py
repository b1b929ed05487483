"""From the bytes of a file to its records, by the file's format."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from wirehouse.errors import RecordError
from wirehouse.formats.html import read_html
from wirehouse.formats.jsonl import read_jsonl
from wirehouse.formats.record import BadRecord, SourceRecord
from wirehouse.formats.text import read_text

Reader = Callable[[Path, int], Iterator[SourceRecord | BadRecord]]

READERS: dict[str, Reader] = {"text": read_text, "html": read_html, "jsonl": read_jsonl}

FORMAT_OF_SUFFIX = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


def format_of(source_uri: str) -> str:
    """The format of a file, from its name.

    Raises:
        RecordError: No format has that suffix (rule `unsupported_format`).
    """
    suffix = PurePosixPath(unquote(urlsplit(source_uri).path)).suffix.lower()
    try:
        return FORMAT_OF_SUFFIX[suffix]
    except KeyError:
        known = ", ".join(sorted(filter(None, FORMAT_OF_SUFFIX)))
        raise RecordError(
            "unsupported_format", f"Files that end in {suffix} are not read; these are: {known}.", suffix
        ) from None


def read_records(path: Path, source_format: str, max_record_bytes: int) -> Iterator[SourceRecord | BadRecord]:
    """The records of a landed file, one at a time, in order."""
    return READERS[source_format](path, max_record_bytes)
