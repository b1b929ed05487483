"""The rows of one record in every table that is filled from it alone."""

import logging
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from wirehouse.errors import RecordError
from wirehouse.formats.record import SourceRecord
from wirehouse.staging import Batch
from wirehouse.tables.articles import DOCUMENTS, PASSAGES, SOURCE_TEXTS
from wirehouse.text.model import Article
from wirehouse.text.normalize import normalize

log = logging.getLogger(__name__)

Row = dict[str, Any]


def document_rows(batch: Batch, file: Row, record: SourceRecord) -> Iterator[tuple[str, list[Row]]]:
    """The rows of one record, by table.

    Raises:
        RecordError: The normalizer failed on it (`normalizer_failed`).
    """
    document_id = document_id_of(file["source_uri"], record.record_no)
    try:
        article = normalize(record.text, record.metadata)
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
