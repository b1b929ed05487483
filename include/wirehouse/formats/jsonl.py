"""JSON lines: one record a line, with the field names that published corpora of news use."""

import codecs
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, TypeVar

from wirehouse.errors import RecordError
from wirehouse.formats.record import BadRecord, SourceRecord
from wirehouse.formats.stated import day, language_tag, line, names, well_formed
from wirehouse.text.model import Flag, RecordMetadata

# Tried in this order. From FineWeb and C4 (text, url), Common Crawl news as written by news-please (maintext,
# date_publish, source_domain), GDELT (url, title, sharingimage …) and schema.org (headline, articleBody …).
TEXT_FIELDS = ("text", "maintext", "articleBody", "body", "content", "raw_content", "article")
TITLE_FIELDS = ("title", "headline")
AUTHOR_FIELDS = ("authors", "author", "byline")
DATE_FIELDS = (
    "published_on",
    "date_publish",
    "datePublished",
    "published",
    "publish_date",
    "pubDate",
    "date",
)
PUBLISHER_FIELDS = ("publisher", "site_name", "sitename", "source_name")
CATEGORY_FIELDS = ("category", "section", "articleSection")
LANGUAGE_FIELDS = ("language", "lang", "inLanguage")
URL_FIELDS = ("url", "link", "source_url")

# In a record that names its crawl, as those of FineWeb do, `date` is the day of the crawl.
CRAWL_FIELD = "dump"

T = TypeVar("T")

LINE_ENDS = frozenset({"\n", b"\n"})
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_jsonl(path: Path, max_record_bytes: int) -> Iterator[SourceRecord | BadRecord]:
    """The records of a file of JSON lines; a line that is none is a bad record, and the rest goes on."""
    record_no = -1
    encoding = encoding_of(path)
    for found in lines_of(path, encoding, max_record_bytes):
        if isinstance(found, str) and not found.strip():
            continue
        record_no += 1
        try:
            if isinstance(found, RecordError):
                raise found
            yield to_record(record_no, found, encoding)
        except RecordError as error:
            yield BadRecord(record_no, error)
    if record_no < 0:
        yield BadRecord(None, RecordError("no_records", "The file holds no JSON line."))


def encoding_of(path: Path) -> str:
    """The encoding that the file's byte-order mark tells; UTF-8, as JSON asks, when there is none."""
    with path.open("rb") as file:
        start = file.read(4)
    return next((name for mark, name in BYTE_ORDER_MARKS if start.startswith(mark)), "utf-8")


def lines_of(path: Path, encoding: str, max_record_bytes: int) -> Iterator[str | RecordError]:
    """The lines of the file, each at most `max_record_bytes` long; an error stands for one that is not."""
    with path.open("rb") as binary:
        file: IO[Any] = binary if encoding == "utf-8" else io.TextIOWrapper(binary, encoding, "replace", "\n")
        while line := file.readline(max_record_bytes + 1):
            if len(line) > max_record_bytes and line[-1:] not in LINE_ENDS:
                size = len(line) + skip_to_line_end(file, line)
                yield RecordError(
                    "record_too_large",
                    f"A line of {size:,} bytes; the limit is {max_record_bytes:,} (WIREHOUSE_MAX_RECORD_MB).",
                )
                continue
            try:
                yield line if isinstance(line, str) else line.decode("utf-8").removeprefix("\ufeff")
            except UnicodeDecodeError as error:
                yield RecordError("not_utf8", "The line is not UTF-8, as JSON must be.", str(error))


def skip_to_line_end(file: IO[Any], line: str | bytes) -> int:
    """Read on to the end of a line that is too long to keep; returns how much was skipped."""
    skipped = 0
    while line and line[-1:] not in LINE_ENDS:
        line = file.readline(1 << 20)
        skipped += len(line)
    return skipped


def to_record(record_no: int, line: str, encoding: str) -> SourceRecord:
    """The record that a line holds.

    Raises:
        RecordError: The line is no JSON object (`malformed_json`) or has no text (`no_text`).
    """
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError("malformed_json", "The line is not JSON.", str(error)) from error
    if not isinstance(fields, dict):
        raise RecordError("malformed_json", "The line is JSON but not an object.", type(fields).__name__)
    text = next((fields[name] for name in TEXT_FIELDS if is_text(fields.get(name))), None)
    if text is None:
        raise RecordError(
            "no_text",
            f"The record has no text in any of the fields {', '.join(TEXT_FIELDS)}.",
            f"fields: {', '.join(map(str, fields))}",
        )
    text = well_formed(text)
    flags = (Flag.REPLACED_CHARACTERS,) if "\ufffd" in text else ()
    return SourceRecord(record_no, text, encoding, metadata_of(fields), flags)


def metadata_of(fields: dict[str, Any]) -> RecordMetadata:
    """What the fields of a record say of it."""
    date_fields = [name for name in DATE_FIELDS if not (name == "date" and CRAWL_FIELD in fields)]
    return RecordMetadata(
        title=first_fit(fields, TITLE_FIELDS, line),
        authors=first_fit(fields, AUTHOR_FIELDS, names) or (),
        publisher=first_fit(fields, PUBLISHER_FIELDS, line),
        category=first_fit(fields, CATEGORY_FIELDS, line),
        published_on=first_fit(fields, date_fields, day),
        language=first_fit(fields, LANGUAGE_FIELDS, language_tag),
        url=first_fit(fields, URL_FIELDS, line),
    )


def first_fit(fields: dict[str, Any], names: Iterable[str], fit: Callable[[object], T]) -> T | None:
    """The first of the fields that has something fit to take, as it is then."""
    return next((value for name in names if (value := fit(fields.get(name)))), None)


def is_text(value: object) -> bool:
    """Whether the value is text with something in it."""
    return isinstance(value, str) and bool(value.strip())
