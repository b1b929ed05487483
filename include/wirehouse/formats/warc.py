"""WARC: a record a page that was fetched; the pages of a crawl, as Common Crawl publishes them."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from wirehouse.errors import RecordError
from wirehouse.formats.record import BadRecord, PageRecord, Record, SourceRecord, with_url
from wirehouse.formats.text import text_record

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
FETCHED = "200"


def read_warc(stream: BinaryIO, max_record_bytes: int) -> Iterator[Record]:
    """The pages of a WARC file, compressed or not. Requests and notes of the crawler are not records."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    record_no = -1
    try:
        records = ArchiveIterator(stream)
        for found in records:
            if found.format != "warc":
                raise ValueError("it does not begin as one")
            if found.rec_type not in {"response", "conversion", "resource"}:
                continue
            record_no += 1
            try:
                yield to_record(record_no, found, max_record_bytes)
            except RecordError as error:
                yield BadRecord(record_no, error)
    except (ArchiveLoadFailed, ValueError, EOFError, OSError, OverflowError) as error:
        yield BadRecord(
            record_no + 1, RecordError("broken_warc", "The WARC file is broken here.", str(error))
        )
    else:
        if records.err_count:
            stray = RecordError(
                "broken_warc", "Bytes that belong to no record follow one; its length is wrong."
            )
            yield BadRecord(record_no + 1, stray)
        elif record_no < 0:
            yield BadRecord(None, RecordError("no_records", "The WARC file holds no page."))


def to_record(record_no: int, found: Any, max_record_bytes: int) -> SourceRecord | PageRecord:
    """The record of one fetched page.

    Raises:
        RecordError: It was not fetched (`not_fetched`), is no text (`unsupported_format`), is cut off
            (`cut_off`), or cannot be read as its type says.
    """
    content_type = header(found, "Content-Type")
    media_type, _, parameters = content_type.partition(";")
    media_type = media_type.strip().lower()
    status = found.http_headers.get_statuscode() if found.http_headers else FETCHED
    if status != FETCHED:
        raise RecordError("not_fetched", f"The server answered {status} instead of the page.", url_of(found))
    if media_type not in HTML_TYPES and media_type != "text/plain":
        raise RecordError(
            "unsupported_format", "Only HTML and plain text are read from a WARC file.", media_type
        )
    content = found.content_stream()
    payload = content.read(max_record_bytes + 1)
    is_whole = getattr(getattr(content, "decompressor", None), "eof", True)
    if (getattr(found.raw_stream, "limit", 0) > 0 or not is_whole) and len(payload) <= max_record_bytes:
        raise RecordError("cut_off", "The page ends in the middle.", url_of(found))
    charset = parameters.lower().partition("charset=")[2].strip(" \"';") or None
    if media_type in HTML_TYPES:
        return PageRecord(record_no, payload, max_record_bytes, charset, url_of(found))
    return with_url(text_record(record_no, payload, max_record_bytes, charset), url_of(found))


def header(found: Any, name: str) -> str:
    """A header of the page as fetched, or of the record where it was not fetched over HTTP."""
    headers = found.http_headers or found.rec_headers
    return headers.get_header(name) or ""


def url_of(found: Any) -> str | None:
    """The address that was fetched."""
    address: str | None = found.rec_headers.get_header("WARC-Target-URI")
    return address.strip("<>") if address else None
