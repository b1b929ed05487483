"""What ran more than once: documents that are copies, and passages carried from one to another."""

from wirehouse.reuse.pairs import PairKind
from wirehouse.tables.articles import DOCUMENT_REFERENCE, END_CHAR, SPAN_IS_ORDERED, START_CHAR
from wirehouse.tables.model import Column, Rule, Table, Type

OTHER_DOCUMENT = Column(
    "other_document_id", Type.TEXT, "The document it is compared with.", references="documents.document_id"
)
NOT_ITSELF = Rule("not_itself", "document_id <> other_document_id", "No document is a copy of itself.")

DUPLICATE_PAIRS = Table(
    name="duplicate_pairs",
    doc=(
        "One row per pair of documents of which one has much of the other's text, in either order. "
        "Compared are the words of the bodies, without case, accents and punctuation."
    ),
    key=("document_id", "other_document_id"),
    columns=(
        DOCUMENT_REFERENCE,
        OTHER_DOCUMENT,
        Column(
            "kind",
            Type.TEXT,
            "exact: the same words; contained: one holds at least 80 % of the other, and is longer; "
            "near: each holds at least 30 % of the other.",
            allowed=tuple(PairKind),
        ),
        Column(
            "similarity",
            Type.REAL,
            "Words in common, of all the words of both counted once (Jaccard), 0 to 1.",
            minimum=0,
            maximum=1,
        ),
    ),
    rules=(NOT_ITSELF,),
)

SHARED_PASSAGES = Table(
    name="shared_passages",
    doc=(
        "One row per run of eight words or more that stands in the bodies of two documents; "
        "up to twelve words within it may differ at a place."
    ),
    key=("document_id", "start_char", "other_document_id", "other_start_char"),
    columns=(
        DOCUMENT_REFERENCE,
        START_CHAR,
        END_CHAR,
        OTHER_DOCUMENT,
        Column("other_start_char", Type.INTEGER, "First character in the other document.", minimum=0),
        Column("other_end_char", Type.INTEGER, "Character after the last in the other document.", minimum=1),
        Column("words", Type.INTEGER, "Length of the run in words, of the longer side.", minimum=1),
        Column(
            "similarity", Type.REAL, "Share of the words that are the same, 0 to 1.", minimum=0, maximum=1
        ),
    ),
    rules=(
        NOT_ITSELF,
        SPAN_IS_ORDERED,
        Rule(
            "other_span_is_ordered",
            "other_start_char < other_end_char",
            "A span holds at least one character.",
        ),
    ),
)
