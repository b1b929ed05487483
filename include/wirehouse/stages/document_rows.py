"""The rows of one record in every table that is filled from it alone.

`document_rows` names them all and gives the rows of each as columns; a function that has rows makes them
columns by `columns_of(TABLE, rows)`. A new table is an entry there, and the table in `RECORD_TABLES`.
"""

import logging
from hashlib import sha256
from typing import Any

from wirehouse.errors import RecordError
from wirehouse.formats.record import SourceRecord
from wirehouse.parquet import Columns, columns_of
from wirehouse.stages.evidence_rows import evidence_rows
from wirehouse.staging import Batch
from wirehouse.steps import Steps, in_steps
from wirehouse.tables.articles import DOCUMENTS, PASSAGES, SOURCE_TEXTS
from wirehouse.text.model import Article, Passage
from wirehouse.text.normalize import normalize

log = logging.getLogger(__name__)

Row = dict[str, Any]


@in_steps
def document_rows(
    batch: Batch, file: Row, record: SourceRecord, recurring: frozenset[str] = frozenset()
) -> Steps[dict[str, Columns]]:
    """The rows of one record, by table. `recurring` are lines that other documents of its source hold too.

    Raises:
        RecordError: The normalizer failed on it (`normalizer_failed`).
    """
    document_id = document_id_of(file["source_uri"], record.record_no)
    try:
        article = yield from normalize.steps(record.text, record.metadata, recurring)
        evidence = yield from evidence_rows.steps(document_id, article, record.text)
    except Exception as error:
        log.exception("the normalizer failed on %s record %d", file["source_uri"], record.record_no)
        raise RecordError("normalizer_failed", "Our normalizer failed on the record.", repr(error)) from error
    return {
        DOCUMENTS.full_name: columns_of(DOCUMENTS, [document_row(batch, file, record, article, document_id)]),
        SOURCE_TEXTS.full_name: columns_of(SOURCE_TEXTS, [source_text_row(record, document_id)]),
        PASSAGES.full_name: passage_columns(document_id, article),
        **evidence,
    }


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
        "authors": article.authors,
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


def source_text_row(record: SourceRecord, document_id: str) -> Row:
    """The row of `source_texts` for a record."""
    return {"document_id": document_id, "text": record.text, "encoding": record.encoding}


def passage_columns(document_id: str, article: Article) -> Columns:
    """The rows of `passages` for an article, as columns at once: they are the most by far."""
    columns = list(zip(*article.passages, strict=True)) or [()] * len(Passage._fields)
    return {
        "document_id": (document_id,) * len(article.passages),
        **dict(zip(Passage._fields, columns, strict=True)),
    }


def document_id_of(source_uri: str, record_no: int) -> str:
    """The id of a document: 128 bits of the SHA-256 of where it is from, so it outlives its content."""
    return sha256(f"{source_uri}\n{record_no}".encode()).hexdigest()[:32]
