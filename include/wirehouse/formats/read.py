"""From the bytes of a file to its records, by the file's format."""

import tempfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from shutil import copyfileobj
from typing import BinaryIO, cast
from urllib.parse import unquote, urlsplit

from wirehouse.errors import RecordError
from wirehouse.formats.fields import Fields
from wirehouse.formats.html import read_html
from wirehouse.formats.jsonl import read_jsonl
from wirehouse.formats.members import archive_kind, gunzipped
from wirehouse.formats.parquet_rows import read_parquet
from wirehouse.formats.record import Record
from wirehouse.formats.sizes import Sizes
from wirehouse.formats.text import read_text
from wirehouse.formats.warc import read_warc

ARCHIVE = "archive"
FORMAT_OF_SUFFIX = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".warc": "warc",
    ".parquet": "parquet",
    ".zip": ARCHIVE,
    ".tar": ARCHIVE,
    ".tgz": ARCHIVE,
}


def file_name(source_uri: str) -> str:
    """The name of the file or member that a URL names."""
    return PurePosixPath(unquote(urlsplit(source_uri).path)).name


def format_of(name: str) -> str:
    """The format of a file, from its name; what is compressed has the format of what is in it.

    Raises:
        RecordError: No format has that suffix (rule `unsupported_format`).
    """
    if archive_kind(name):
        return ARCHIVE
    path = PurePosixPath(name)
    suffix = (PurePosixPath(path.stem) if path.suffix.lower() == ".gz" else path).suffix.lower()
    try:
        return FORMAT_OF_SUFFIX[suffix]
    except KeyError:
        known = ", ".join(sorted(filter(None, FORMAT_OF_SUFFIX)))
        raise RecordError(
            "unsupported_format", f"Files that end in {suffix} are not read; these are: {known}.", suffix
        ) from None


def read_records(stream: BinaryIO, name: str, sizes: Sizes, fields: Fields) -> Iterator[Record]:
    """The records of a file that is no archive, one at a time, in order; pages are still to be read.

    Raises:
        RecordError: The file cannot be read on (see `Expanding`); its name tells no format.
    """
    source_format = format_of(name)
    if name.lower().endswith(".gz"):
        stream = gunzipped(stream, sizes)
    match source_format:
        case "html":
            yield from read_html(stream, sizes.record_bytes)
        case "jsonl":
            yield from read_jsonl(stream, sizes.record_bytes, fields)
        case "warc":
            yield from read_warc(stream, sizes.record_bytes)
        case "parquet":
            yield from read_parquet(seekable(stream), sizes.record_bytes, fields)
        case _:
            yield from read_text(stream, sizes.record_bytes)


def seekable(stream: BinaryIO) -> BinaryIO:
    """The stream, or its bytes in a temporary file, where a format must be read from its end."""
    if stream.seekable():
        return stream
    copy = cast("BinaryIO", tempfile.TemporaryFile())  # ruff: ignore[open-file-with-context-handler] - gone when closed
    copyfileobj(stream, copy)
    copy.seek(0)
    return copy
