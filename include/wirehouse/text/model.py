"""What the text room takes and gives: plain values, no files, no tables, no clock."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self


class Role(StrEnum):
    """What a passage is on the page it came from. The values are those of `passages.role`."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    METADATA = "metadata"
    RELATED = "related"
    BOILERPLATE = "boilerplate"


class DateBasis(StrEnum):
    """How `published_on` is known. The values are those of `documents.published_on_basis`."""

    METADATA = "metadata"
    STATED = "stated"
    INFERRED = "inferred"


class Flag(StrEnum):
    """What was noticed about a document. The values are those of `documents.flags`."""

    doc: str  # one sentence for the data dictionary

    def __new__(cls, value: str, doc: str) -> Self:
        """Make a member that carries its documentation."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.doc = doc
        return member

    ENCODING_GUESSED = "encoding_guessed", "The encoding was neither marked nor declared, but detected."
    ENCODING_MISMATCH = "encoding_mismatch", "The source declares an encoding that its bytes contradict."
    MIXED_ENCODINGS = "mixed_encodings", "UTF-8 with single bytes of another encoding, read as cp1252."
    REPLACED_CHARACTERS = "replaced_characters", "Unreadable characters stand as U+FFFD."
    CONTROL_CHARACTERS = "control_characters", "Control, zero-width or bidi characters were left out."
    MOJIBAKE_REPAIRED = "mojibake_repaired", "Text decoded in a wrong encoding upstream was repaired."
    HARD_WRAPPED = "hard_wrapped", "Paragraphs were broken over lines and have been joined."
    REPEATED_PASSAGES = "repeated_passages", "Body passages come again later in the document."
    TRUNCATED_STANDFIRST = "truncated_standfirst", "The standfirst breaks off where the body goes on."
    SEVERAL_SECTIONS = "several_sections", "Headings divide the body into sections."
    AMBIGUOUS_DATE = "ambiguous_date", "A stated date leaves open which number is the day."
    DATE_FROM_URL = "date_from_url", "published_on is inferred: it is the one full date in the URL's path."
    DATE_FROM_DATELINE = "date_from_dateline", "published_on is inferred from the date in the dateline."
    DATE_FROM_TODAY = "date_from_today", "published_on is inferred from a date that the text calls today."
    NO_TITLE = "no_title", "No title is stated."
    NO_BODY = "no_body", "Nothing reads like the text of an article."
    NO_DATE = "no_date", "No publication date is stated."
    NO_LANGUAGE = "no_language", "There is too little text to tell its language."


@dataclass(frozen=True, slots=True)
class RecordMetadata:
    """What the source says of a record outside its text (fields of a JSONL record, tags of a page)."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    category: str | None = None
    published_on: date | None = None
    language: str | None = None
    url: str | None = None


class Passage(NamedTuple):
    """One piece of a document, a paragraph or a line.

    `start_char` and `end_char` are code points into the source text, half open, trimmed of blanks;
    `text` is the clean text at that place: wrapped lines joined, mojibake repaired, controls left out.
    `repeats_passage_no` is the number of the first passage that says the same.
    """

    passage_no: int
    section_no: int
    role: Role
    text: str
    start_char: int
    end_char: int
    repeats_passage_no: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A record after normalization: its passages and what they say of the whole."""

    passages: tuple[Passage, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    agency: str | None = None
    category: str | None = None
    published_on: date | None = None
    published_on_basis: DateBasis | None = None
    dateline_place: str | None = None
    language: str | None = None
    body: str = ""
    word_count: int = 0
    flags: tuple[str, ...] = field(default=())
