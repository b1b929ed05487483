"""Plain text: one record a file."""

from collections.abc import Iterator
from typing import BinaryIO

from wirehouse.errors import RecordError
from wirehouse.formats.record import BadRecord, SourceRecord
from wirehouse.text.decode import Decoded, UndecodableError, decode

USUAL_BYTES = 1 << 16  # that few articles have


def read_text(stream: BinaryIO, max_record_bytes: int) -> Iterator[SourceRecord | BadRecord]:
    """The one record of a text file."""
    try:
        yield text_record(0, read_record(stream, max_record_bytes), max_record_bytes)
    except RecordError as error:
        yield BadRecord(0, error)


def read_record(stream: BinaryIO, max_record_bytes: int) -> bytes:
    """The bytes of a stream, or one more than the limit where there are more.

    A buffered reader sets aside as many bytes as it is asked for, which would be the limit for each record.
    """
    data = stream.read(min(USUAL_BYTES, max_record_bytes + 1))
    if len(data) < USUAL_BYTES:
        return data
    return data + stream.read(max_record_bytes + 1 - len(data))


def text_record(
    record_no: int, data: bytes, max_record_bytes: int, declared: str | None = None
) -> SourceRecord:
    """The record that bytes of plain text hold; `declared` is the encoding that came with them.

    Raises:
        RecordError: They cannot be read (see `decode_record`) or are all blank (`no_text`).
    """
    decoded = decode_record(data, max_record_bytes, declared)
    if not decoded.text.strip():
        raise RecordError("no_text", "The file holds nothing but blanks.")
    return SourceRecord(record_no, decoded.text, decoded.encoding, flags=decoded.flags)


def decode_record(data: bytes, max_record_bytes: int, declared: str | None = None) -> Decoded:
    """The text that bytes hold.

    Raises:
        RecordError: They are over the size limit (`record_too_large`), or no text (`not_text`).
    """
    if len(data) > max_record_bytes:
        raise RecordError(
            "record_too_large",
            f"The record is larger than the {max_record_bytes:,} bytes of WIREHOUSE_MAX_RECORD_MB.",
        )
    try:
        return decode(data, declared)
    except UndecodableError as error:
        raise RecordError("not_text", f"The bytes are not text: {error}.") from error
