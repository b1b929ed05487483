"""The articles themselves: documents, the text each was read from, and the pieces of that text."""

from wirehouse.tables.model import Column, Rule, Severity, Table, Type, Unit
from wirehouse.text.blank import BLANK
from wirehouse.text.model import DateBasis, Role

DOCUMENT_ID = Column(
    "document_id",
    Type.TEXT,
    "The document; made from source_uri and record_no, so it stays when the content changes.",
    pattern="^[0-9a-f]{32}$",
)
DOCUMENT_REFERENCE = Column(
    "document_id", Type.TEXT, "The document this belongs to.", references="documents.document_id"
)
PASSAGE_REFERENCE = Column(
    "passage_no", Type.INTEGER, "The passage of the document that holds it.", minimum=0
)
START_CHAR = Column(
    "start_char", Type.INTEGER, "First character, in code points into source_texts.text from 0.", minimum=0
)
END_CHAR = Column(
    "end_char", Type.INTEGER, "Character after the last, in code points into source_texts.text.", minimum=1
)
SPAN_IS_ORDERED = Rule("span_is_ordered", "start_char < end_char", "A span holds at least one character.")

SOURCE_FORMATS = ("text", "html", "jsonl", "warc", "parquet", "archive")

DOCUMENTS = Table(
    name="documents",
    doc="One row per source record: an article with its metadata and clean body.",
    key=("document_id",),
    reject_unit=Unit.RECORD,
    columns=(
        DOCUMENT_ID,
        Column(
            "source_uri",
            Type.TEXT,
            "Where the record came from: the URL of its file.",
            pattern="^[a-z0-9]+://",
        ),
        Column("record_no", Type.INTEGER, "Position of the record in its file, from 0.", minimum=0),
        Column(
            "url", Type.TEXT, "Address of the article on the web, where the source states one.", nullable=True
        ),
        Column("source_format", Type.TEXT, "How the file was read.", allowed=SOURCE_FORMATS),
        Column(
            "content_sha256",
            Type.TEXT,
            "SHA-256 of the file's bytes, as landed (hex).",
            pattern="^[0-9a-f]{64}$",
        ),
        Column(
            "title", Type.TEXT, "Headline; null when neither the source nor the text has one.", nullable=True
        ),
        Column("authors", Type.TEXT_LIST, "Names in the byline, in order; empty when there is none."),
        Column("publisher", Type.TEXT, "Who published the article, where that is stated.", nullable=True),
        Column("agency", Type.TEXT, "News agency credited in the dateline or byline.", nullable=True),
        Column("category", Type.TEXT, "Section or category, where that is stated.", nullable=True),
        Column(
            "published_on", Type.DATE, "Day of publication; null when unknown, never guessed.", nullable=True
        ),
        Column(
            "published_on_basis",
            Type.TEXT,
            "How published_on is known: from the record's metadata, stated in the text, or inferred.",
            nullable=True,
            allowed=tuple(DateBasis),
        ),
        Column("dateline_place", Type.TEXT, "Place in the dateline, as it stands there.", nullable=True),
        Column(
            "language",
            Type.TEXT,
            "Language of the body (BCP 47); null when there is too little text to tell.",
            nullable=True,
            pattern="^[a-z]{2,3}(-[A-Za-z0-9]+)*$",
        ),
        Column(
            "body", Type.TEXT, "Clean text: body passages in order, blank line between, repeats left out."
        ),
        Column("word_count", Type.INTEGER, "Words in body.", minimum=0),
        Column("flags", Type.TEXT_LIST, "What was noticed while normalizing; the values are listed below."),
        Column("story_id", Type.TEXT, "Cluster of near-duplicates the document belongs to.", nullable=True),
        Column(
            "is_representative", Type.BOOLEAN, "Whether it stands for its story: one does.", nullable=True
        ),
        Column("first_ingested_at", Type.TIMESTAMP, "Start of the run that first loaded the record (UTC)."),
        Column("ingested_at", Type.TIMESTAMP, "Start of the run that loaded this version (UTC)."),
        Column("run_id", Type.TEXT, "The run that loaded this version.", references="ops.runs.run_id"),
    ),
    rules=(
        Rule(
            "date_has_basis",
            "(published_on IS NULL) = (published_on_basis IS NULL)",
            "A publication date says how it is known.",
        ),
        Rule(
            "published_in_plausible_time",
            "published_on BETWEEN DATE '1600-01-01' AND CAST(ingested_at AS DATE) + 366",
            "News is not older than newspapers and at most a year ahead of its ingestion.",
        ),
        Rule("title_is_not_blank", "trim(title) <> ''", "No title is null, never blank."),
        Rule("title_is_a_line", "length(title) <= 1000", "A title of over 1,000 characters is not a title."),
        Rule(
            "body_is_not_empty",
            "body <> ''",
            "A document without any body text is rarely an article.",
            Severity.WARNING,
        ),
    ),
)

SOURCE_TEXTS = Table(
    name="source_texts",
    doc="One row per document: the text that every offset points into.",
    key=("document_id",),
    reject_unit=Unit.RECORD,
    columns=(
        DOCUMENT_REFERENCE,
        Column("text", Type.TEXT, "The decoded text before any cleaning; for HTML the page's visible text."),
        Column("encoding", Type.TEXT, "Character encoding the bytes were read with."),
    ),
    rules=(
        Rule(
            "text_is_not_blank",
            f"regexp_matches(text, '[^{BLANK}]')",
            "A record without text is no document.",
        ),
    ),
)

PASSAGES = Table(
    name="passages",
    doc=(
        "One row per piece of a document, a paragraph or a line; together they cover every non-blank "
        "character of the source text exactly once."
    ),
    key=("document_id", "passage_no"),
    reject_unit=Unit.RECORD,
    columns=(
        DOCUMENT_REFERENCE,
        Column("passage_no", Type.INTEGER, "Position in the document, from 0.", minimum=0),
        Column(
            "section_no", Type.INTEGER, "Section it stands in: 0, and one more after each heading.", minimum=0
        ),
        Column("role", Type.TEXT, "What the passage is on its page.", allowed=tuple(Role)),
        Column(
            "text", Type.TEXT, "Clean text: lines joined, mojibake repaired, control characters left out."
        ),
        START_CHAR,
        END_CHAR,
        Column(
            "repeats_passage_no",
            Type.INTEGER,
            "The first passage of the document with the same text, where this one repeats it.",
            nullable=True,
            minimum=0,
        ),
    ),
    rules=(
        SPAN_IS_ORDERED,
        Rule(
            "repeats_point_back", "repeats_passage_no < passage_no", "A repeat comes after what it repeats."
        ),
    ),
)
