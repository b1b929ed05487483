"""JSON lines: one record a line."""

import codecs
import io
import json
from collections.abc import Iterator
from typing import IO, Any, BinaryIO

from wirehouse.errors import RecordError
from wirehouse.formats.fields import Fields
from wirehouse.formats.record import BadRecord, SourceRecord

LINE_ENDS = frozenset({"\n", b"\n"})
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_jsonl(
    stream: BinaryIO, max_record_bytes: int, fields: Fields = Fields()
) -> Iterator[SourceRecord | BadRecord]:
    """The records of a file of JSON lines; a line that is none is a bad record, and the rest goes on."""
    record_no = -1
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    encoding = encoding_of(buffered.peek(4)[:4])
    for found in lines_of(buffered, encoding, max_record_bytes):
        if isinstance(found, str) and not found.strip():
            continue
        record_no += 1
        try:
            if isinstance(found, RecordError):
                raise found
            yield fields.to_record(record_no, parse(found), encoding, max_record_bytes)
        except RecordError as error:
            yield BadRecord(record_no, error)
    if record_no < 0:
        yield BadRecord(None, RecordError("no_records", "The file holds no JSON line."))


def encoding_of(start: bytes) -> str:
    """The encoding that a byte-order mark tells; UTF-8, as JSON asks, when there is none."""
    return next((name for mark, name in BYTE_ORDER_MARKS if start.startswith(mark)), "utf-8")


def lines_of(stream: IO[bytes], encoding: str, max_record_bytes: int) -> Iterator[str | RecordError]:
    """The lines of the file, each at most `max_record_bytes` long; an error stands for one that is not."""
    lines: IO[Any] = stream if encoding == "utf-8" else io.TextIOWrapper(stream, encoding, "replace", "\n")
    while line := lines.readline(max_record_bytes + 1):
        if len(line) > max_record_bytes and line[-1:] not in LINE_ENDS:
            size = len(line) + skip_to_line_end(lines, line)
            yield RecordError(
                "record_too_large",
                f"A line of {size:,} bytes; the limit is {max_record_bytes:,} (WIREHOUSE_MAX_RECORD_MB).",
            )
            continue
        try:
            yield line if isinstance(line, str) else line.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            yield RecordError("not_utf8", "The line is not UTF-8, as JSON must be.", str(error))


def skip_to_line_end(lines: IO[Any], line: str | bytes) -> int:
    """Read on to the end of a line that is too long to keep; returns how much was skipped."""
    skipped = 0
    while line and line[-1:] not in LINE_ENDS:
        line = lines.readline(1 << 20)
        skipped += len(line)
    return skipped


def parse(line: str) -> dict[str, Any]:
    """The fields that a line holds.

    Raises:
        RecordError: The line is no JSON object (`malformed_json`).
    """
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError("malformed_json", "The line is not JSON.", str(error)) from error
    if not isinstance(fields, dict):
        raise RecordError("malformed_json", "The line is JSON but not an object.", type(fields).__name__)
    return fields
