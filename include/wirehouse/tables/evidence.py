"""What the articles say: who said what, about whom, where and when, with the characters as evidence."""

from wirehouse.tables.articles import (
    DOCUMENT_REFERENCE,
    END_CHAR,
    PASSAGE_REFERENCE,
    SPAN_IS_ORDERED,
    START_CHAR,
)
from wirehouse.tables.model import Column, Rule, Table, Type

QUOTATIONS = Table(
    name="quotations",
    doc="One row per quotation: what stands between quote marks, and who said it.",
    key=("document_id", "quotation_no"),
    columns=(
        DOCUMENT_REFERENCE,
        Column("quotation_no", Type.INTEGER, "Position in the document, from 0.", minimum=0),
        PASSAGE_REFERENCE,
        Column("text", Type.TEXT, "The words quoted, without the marks."),
        START_CHAR,
        END_CHAR,
        Column(
            "kind",
            Type.TEXT,
            "direct: a sentence of its own; mixed: a fragment inside the reporter's sentence.",
            allowed=("direct", "mixed"),
        ),
        Column("speaker", Type.TEXT, "Who said it, by the fullest name the document gives.", nullable=True),
        Column("speaker_text", Type.TEXT, "The speaker as written beside the quotation.", nullable=True),
        Column(
            "speaker_start_char", Type.INTEGER, "First character of speaker_text.", nullable=True, minimum=0
        ),
        Column("speaker_end_char", Type.INTEGER, "Character after speaker_text.", nullable=True, minimum=1),
        Column("cue", Type.TEXT, "The word that ties speaker and quotation, such as 'said'.", nullable=True),
        Column("rule", Type.TEXT, "The rule that found the speaker, or that none was found."),
        Column("confidence", Type.REAL, "How sure the speaker is, 0 to 1.", minimum=0, maximum=1),
    ),
    rules=(
        SPAN_IS_ORDERED,
        Rule("quotation_has_a_letter", "regexp_matches(text, '\\pL')", "A quotation holds words."),
    ),
)

MENTIONS = Table(
    name="mentions",
    doc="One row per mention of a person, organization, place or group.",
    key=("document_id", "mention_no"),
    columns=(
        DOCUMENT_REFERENCE,
        Column("mention_no", Type.INTEGER, "Position in the document, from 0.", minimum=0),
        PASSAGE_REFERENCE,
        Column("text", Type.TEXT, "The mention as it stands."),
        START_CHAR,
        END_CHAR,
        Column("type", Type.TEXT, "What is mentioned.", allowed=("person", "organization", "place", "group")),
        Column("entity", Type.TEXT, "Normalized name: the same for every mention of it in the document."),
        Column("entity_id", Type.TEXT, "Identifier in a gazetteer, where one knows it.", nullable=True),
        Column("latitude", Type.REAL, "Degrees north (WGS 84).", nullable=True, minimum=-90, maximum=90),
        Column("longitude", Type.REAL, "Degrees east (WGS 84).", nullable=True, minimum=-180, maximum=180),
    ),
    rules=(SPAN_IS_ORDERED,),
)

TIME_EXPRESSIONS = Table(
    name="time_expressions",
    doc="One row per expression of time, in the terms of TIMEX3.",
    key=("document_id", "expression_no"),
    columns=(
        DOCUMENT_REFERENCE,
        Column("expression_no", Type.INTEGER, "Position in the document, from 0.", minimum=0),
        PASSAGE_REFERENCE,
        Column("text", Type.TEXT, "The expression as it stands."),
        START_CHAR,
        END_CHAR,
        Column("timex_type", Type.TEXT, "TIMEX3 type.", allowed=("DATE", "TIME", "DURATION", "SET")),
        Column("value", Type.TEXT, "TIMEX3 value (ISO 8601); null when nothing anchors it.", nullable=True),
        Column("starts_on", Type.DATE, "First day it covers.", nullable=True),
        Column("ends_on", Type.DATE, "Last day it covers.", nullable=True),
        Column("anchor_on", Type.DATE, "Day it was reckoned from.", nullable=True),
        Column("rule", Type.TEXT, "The rule that resolved it."),
    ),
    rules=(
        SPAN_IS_ORDERED,
        Rule("days_are_ordered", "starts_on <= ends_on", "A range ends on or after its first day."),
    ),
)
