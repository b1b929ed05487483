"""Plain text: one record a file."""

from collections.abc import Iterator
from pathlib import Path

from wirehouse.errors import RecordError
from wirehouse.formats.record import BadRecord, SourceRecord
from wirehouse.text.decode import Decoded, UndecodableError, decode


def read_text(path: Path, max_record_bytes: int) -> Iterator[SourceRecord | BadRecord]:
    """The one record of a text file."""
    try:
        decoded = read_and_decode(path, max_record_bytes)
        if not decoded.text.strip():
            raise RecordError("no_text", "The file holds nothing but blanks.")
    except RecordError as error:
        yield BadRecord(0, error)
    else:
        yield SourceRecord(0, decoded.text, decoded.encoding, flags=decoded.flags)


def read_and_decode(path: Path, max_record_bytes: int, declared: str | None = None) -> Decoded:
    """The text of a whole file.

    Raises:
        RecordError: The file is over the size limit (`record_too_large`), or is no text (`not_text`).
    """
    size = path.stat().st_size
    if size > max_record_bytes:
        raise RecordError(
            "record_too_large",
            f"The record has {size:,} bytes and the limit is {max_record_bytes:,} (WIREHOUSE_MAX_RECORD_MB).",
        )
    try:
        return decode(path.read_bytes(), declared)
    except UndecodableError as error:
        raise RecordError("not_text", f"The bytes are not text: {error}.") from error
