"""What ran more than once: documents that are copies, and passages carried from one to another."""

from wirehouse.tables.articles import DOCUMENT_REFERENCE, END_CHAR, SPAN_IS_ORDERED, START_CHAR
from wirehouse.tables.model import Column, Rule, Table, Type

OTHER_DOCUMENT = Column(
    "other_document_id", Type.TEXT, "The document it is compared with.", references="documents.document_id"
)
NOT_ITSELF = Rule("not_itself", "document_id <> other_document_id", "No document is a copy of itself.")

DUPLICATE_PAIRS = Table(
    name="duplicate_pairs",
    doc="One row per pair of documents with the same or nearly the same body.",
    key=("document_id", "other_document_id"),
    columns=(
        DOCUMENT_REFERENCE,
        OTHER_DOCUMENT,
        Column(
            "kind",
            Type.TEXT,
            "exact: same folded body; near: edited; contained: one holds the other.",
            allowed=("exact", "near", "contained"),
        ),
        Column(
            "similarity", Type.REAL, "Share of the text the two have in common, 0 to 1.", minimum=0, maximum=1
        ),
    ),
    rules=(NOT_ITSELF,),
)

SHARED_PASSAGES = Table(
    name="shared_passages",
    doc="One row per run of words that stands in two documents.",
    key=("document_id", "start_char", "other_document_id", "other_start_char"),
    columns=(
        DOCUMENT_REFERENCE,
        START_CHAR,
        END_CHAR,
        OTHER_DOCUMENT,
        Column("other_start_char", Type.INTEGER, "First character in the other document.", minimum=0),
        Column("other_end_char", Type.INTEGER, "Character after the last in the other document.", minimum=1),
        Column("words", Type.INTEGER, "Length of the run in words.", minimum=1),
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
