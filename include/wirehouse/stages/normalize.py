"""Normalize: from landed bytes to one Parquet file per table, not yet judged."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from wirehouse.config import Sizes
from wirehouse.errors import RecordError
from wirehouse.formats.read import read_records
from wirehouse.formats.record import BadRecord, SourceRecord
from wirehouse.home import Home
from wirehouse.parquet import PartWriter, write_rows
from wirehouse.staging import Batch, read_batch, reject_row
from wirehouse.tables.articles import DOCUMENTS, PASSAGES, SOURCE_TEXTS
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.tables.ops import FILES, REJECTS
from wirehouse.text.model import Article
from wirehouse.text.normalize import normalize as normalize_text

log = logging.getLogger(__name__)

Row = dict[str, Any]


def normalize(home: Home, batch_folder: str, sizes: Sizes) -> str:
    """Normalize every record of a batch's landed files; returns the batch folder.

    A record that cannot become a document goes to the rejects, and the others go on.
    """
    batch = read_batch(home, batch_folder)
    ledger: list[Row] = pq.read_table(batch.landed(home)).to_pylist()
    landed = [file for file in ledger if file["state"] == "loaded"]
    parts = {table: batch.table(home, table) for table in RECORD_TABLES}
    parts[REJECTS] = batch.rejects(home, "normalize")
    with ExitStack() as stack:
        writers = {
            table.full_name: stack.enter_context(PartWriter(path, table)) for table, path in parts.items()
        }
        for file in landed:
            normalize_file(home, batch, file, writers, sizes)
    write_rows(batch.table(home, FILES), FILES, ledger)
    log.info(
        "batch %05d: normalized %d records, rejected %d",
        batch.batch_no,
        sum(file["records_loaded"] for file in landed),
        sum(file["records_rejected"] for file in landed),
    )
    return batch_folder


def normalize_file(home: Home, batch: Batch, file: Row, writers: dict[str, PartWriter], sizes: Sizes) -> None:
    """Write the rows of a file's records, and of those rejected, and count them in its ledger row."""
    count: Counter[str] = Counter()
    for record in records_of(home, file, sizes):
        try:
            if isinstance(record, BadRecord):
                raise record.error
            for table_name, rows in document_rows(batch, file, record):
                writers[table_name].add(rows)
            count["loaded"] += 1
        except RecordError as error:
            count["rejected"] += 1
            log.warning("rejected %s record %s: %s", file["source_uri"], record.record_no, error)
            reject = reject_row(
                batch,
                error,
                stage="normalize",
                source_uri=file["source_uri"],
                record_no=record.record_no,
                content_sha256=file["content_sha256"],
                landing_path=file["landing_path"],
            )
            writers[REJECTS.full_name].add([reject])
    file |= {
        "state": "loaded" if count["loaded"] else "rejected",
        "records_read": count.total(),
        "records_loaded": count["loaded"],
        "records_rejected": count["rejected"],
    }


def records_of(home: Home, file: Row, sizes: Sizes) -> Iterator[SourceRecord | BadRecord]:
    """The records of a landed file; when its reader fails, what is left of the file is one bad record."""
    path = home.root / file["landing_path"]
    try:
        check_bytes(path, file["content_sha256"])
        yield from read_records(path, file["source_format"], sizes.record_bytes)
    except RecordError as error:
        yield BadRecord(None, error)
    except Exception as error:  # no file may stop the others, whatever is in it
        log.exception("the %s reader failed on %s", file["source_format"], file["source_uri"])
        yield BadRecord(None, RecordError("reader_failed", "Our reader failed on the file.", repr(error)))


def check_bytes(path: Path, content_sha256: str) -> None:
    """Make sure that what is landed is what was landed.

    Raises:
        RecordError: The bytes have another hash (`landing_damaged`), as they may after a power cut.
    """
    with path.open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if found != content_sha256:
        raise RecordError(
            "landing_damaged", "The landed bytes are not those that were read.", f"sha256 {found}"
        )


def document_rows(batch: Batch, file: Row, record: SourceRecord) -> Iterator[tuple[str, list[Row]]]:
    """The rows of one record, by table.

    Raises:
        RecordError: The normalizer failed on it (`normalizer_failed`).
    """
    document_id = document_id_of(file["source_uri"], record.record_no)
    try:
        article = normalize_text(record.text, record.metadata)
    except Exception as error:
        log.exception("the normalizer failed on %s record %d", file["source_uri"], record.record_no)
        raise RecordError("normalizer_failed", "Our normalizer failed on the record.", repr(error)) from error
    yield DOCUMENTS.full_name, [document_row(batch, file, record, article, document_id)]
    yield (
        SOURCE_TEXTS.full_name,
        [{"document_id": document_id, "text": record.text, "encoding": record.encoding}],
    )
    yield (
        PASSAGES.full_name,
        [
            {
                "document_id": document_id,
                "passage_no": passage.passage_no,
                "section_no": passage.section_no,
                "role": passage.role,
                "text": passage.text,
                "start_char": passage.start_char,
                "end_char": passage.end_char,
                "repeats_passage_no": passage.repeats_passage_no,
            }
            for passage in article.passages
        ],
    )


def document_row(batch: Batch, file: Row, record: SourceRecord, article: Article, document_id: str) -> Row:
    """The row of `documents` for a record. Its story is found later, by comparing documents."""
    return {
        "document_id": document_id,
        "source_uri": file["source_uri"],
        "record_no": record.record_no,
        "url": record.metadata.url,
        "source_format": file["source_format"],
        "content_sha256": file["content_sha256"],
        "title": article.title,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "agency": article.agency,
        "category": article.category,
        "published_on": article.published_on,
        "published_on_basis": article.published_on_basis,
        "dateline_place": article.dateline_place,
        "language": article.language,
        "body": article.body,
        "word_count": article.word_count,
        "flags": sorted({*record.flags, *article.flags}),
        "story_id": None,
        "is_representative": None,
        "first_ingested_at": batch.started_at,
        "ingested_at": batch.started_at,
        "run_id": batch.run_id,
    }


def document_id_of(source_uri: str, record_no: int) -> str:
    """The id of a document: 128 bits of the SHA-256 of where it is from, so it outlives its content."""
    return sha256(f"{source_uri}\n{record_no}".encode()).hexdigest()[:32]
