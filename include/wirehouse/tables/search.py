"""The index that `search` reads: which documents are in it, and which words each of them holds."""

from wirehouse.tables.articles import DOCUMENT_REFERENCE
from wirehouse.tables.model import Column, Table, Type

_DOC_NO = Column("doc_no", Type.INTEGER, "Number of the document in the index, from 0.", minimum=0)

INDEXED_DOCUMENTS = Table(
    schema="search",
    name="indexed_documents",
    doc="One row per document in the search index. It is made by `marts`, and may be made again at any time.",
    key=("doc_no",),
    columns=(
        _DOC_NO,
        DOCUMENT_REFERENCE,
        Column("ingested_at", Type.TIMESTAMP, "The version that is indexed (documents.ingested_at, UTC)."),
        Column("words", Type.INTEGER, "Its length in words, as search_words counts them.", minimum=0),
        Column(
            "segment_no",
            Type.INTEGER,
            "The part of the index that was written together with it, in the order of its words.",
            minimum=0,
        ),
    ),
)

POSTINGS = Table(
    schema="search",
    name="postings",
    doc="One row per word and document of the search index.",
    key=("word", "doc_no"),
    columns=(
        Column("word", Type.TEXT, "A word, as search_words writes it: without case and accents."),
        Column(
            "doc_no",
            Type.INTEGER,
            "The document that holds it.",
            references="search.indexed_documents.doc_no",
        ),
        Column("occurrences", Type.INTEGER, "How often it does.", minimum=1),
        Column(
            "positions",
            Type.INTEGER_LIST,
            "Where, ascending: start_char plus passage_no of the passage plus the number of the word in it, "
            "from 0. Two are one apart where the words follow each other in a passage, and nowhere else.",
        ),
    ),
)
