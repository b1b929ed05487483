"""What the articles say: who said what, about whom, where and when, with the characters as evidence."""

from wirehouse.mentions.model import MentionType
from wirehouse.quotations.model import QuotationKind
from wirehouse.tables.articles import (
    DOCUMENT_REFERENCE,
    END_CHAR,
    PASSAGE_REFERENCE,
    SPAN_IS_ORDERED,
    START_CHAR,
)
from wirehouse.tables.model import Column, Rule, Table, Type
from wirehouse.time_expressions.model import TimexType

_DAY_NAME = "^(on )?(mon|tues|wednes|thurs|fri|satur|sun)day|^(yesterday|today|tomorrow)$"
_BUTTON = "^(advertisement|read more|share|sign up|subscribe|follow us|click here|comments?)( |$)"

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
            allowed=tuple(QuotationKind),
        ),
        Column("speaker", Type.TEXT, "Who said it, by the fullest name the document gives.", nullable=True),
        Column("speaker_text", Type.TEXT, "The speaker as written beside the quotation.", nullable=True),
        Column(
            "speaker_start_char", Type.INTEGER, "First character of speaker_text.", nullable=True, minimum=0
        ),
        Column("speaker_end_char", Type.INTEGER, "Character after speaker_text.", nullable=True, minimum=1),
        Column("cue", Type.TEXT, "The word that ties speaker and quotation, such as 'said'.", nullable=True),
        Column("rule", Type.TEXT, "The rule that found the speaker, or that none was found."),
        Column(
            "confidence",
            Type.REAL,
            "How sure it is that speaker_text said it, 0 to 1; 0 where nobody was found.",
            minimum=0,
            maximum=1,
        ),
    ),
    rules=(
        SPAN_IS_ORDERED,
        Rule("quotation_has_a_letter", "regexp_matches(text, '\\pL')", "A quotation holds words."),
        Rule(
            "quotation_has_plausible_length",
            "length(text) <= 5000",
            "A quotation of over 5,000 characters has lost its closing mark.",
        ),
        Rule(
            "speaker_is_a_name",
            "regexp_matches(speaker, '\\pL') AND length(speaker) <= 200",
            "A speaker is a name or a description, not a number or a paragraph.",
        ),
        Rule(
            "speaker_is_no_date",
            f"NOT regexp_matches(lower(speaker), '{_DAY_NAME}')",
            "Days do not speak.",
        ),
        Rule(
            "speaker_is_no_furniture",
            f"NOT regexp_matches(lower(speaker), '{_BUTTON}')",
            "Buttons and labels of the page do not speak.",
        ),
        Rule(
            "speaker_has_its_place",
            "(speaker_text IS NULL) = (speaker_start_char IS NULL) AND "
            "(speaker_text IS NULL) = (speaker_end_char IS NULL) AND "
            "(speaker_start_char IS NULL OR speaker_start_char < speaker_end_char)",
            "Who stands beside the quotation is there with first and last character.",
        ),
        Rule(
            "speaker_has_evidence",
            "speaker_text IS NOT NULL OR speaker IS NOT NULL OR confidence = 0",
            "Where nobody is found who said it, nothing is claimed.",
        ),
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
        Column("type", Type.TEXT, "What is mentioned.", allowed=tuple(MentionType)),
        Column("entity", Type.TEXT, "Normalized name: the same for every mention of it in the document."),
        Column("entity_id", Type.TEXT, "Identifier in a gazetteer, where one knows it.", nullable=True),
        Column("latitude", Type.REAL, "Degrees north (WGS 84).", nullable=True, minimum=-90, maximum=90),
        Column("longitude", Type.REAL, "Degrees east (WGS 84).", nullable=True, minimum=-180, maximum=180),
    ),
    rules=(
        SPAN_IS_ORDERED,
        Rule(
            "mention_has_a_letter",
            "regexp_matches(text, '\\pL') AND trim(entity) <> ''",
            "A name has letters.",
        ),
        Rule(
            "mention_has_plausible_length",
            "length(text) <= 200",
            "A name of over 200 characters is not a name.",
        ),
        Rule(
            "coordinates_have_their_place",
            "(latitude IS NULL) = (longitude IS NULL) AND (latitude IS NULL OR entity_id IS NOT NULL)",
            "Coordinates come from the gazetteer, both or none.",
        ),
    ),
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
        Column("timex_type", Type.TEXT, "TIMEX3 type.", allowed=tuple(TimexType)),
        Column(
            "value",
            Type.TEXT,
            "TIMEX3 value (ISO 8601); null when nothing anchors it.",
            nullable=True,
            pattern="^([0-9X]|P[0-9XT.]|FY|T|(PAST|PRESENT|FUTURE)_REF$)",
        ),
        Column("starts_on", Type.DATE, "First day it covers.", nullable=True),
        Column("ends_on", Type.DATE, "Last day it covers.", nullable=True),
        Column("anchor_on", Type.DATE, "Day it was reckoned from.", nullable=True),
        Column("rule", Type.TEXT, "The rule that resolved it."),
    ),
    rules=(
        SPAN_IS_ORDERED,
        Rule("days_are_ordered", "starts_on <= ends_on", "A range ends on or after its first day."),
        Rule(
            "days_have_a_value",
            "value IS NOT NULL OR (starts_on IS NULL AND ends_on IS NULL)",
            "What could not be resolved has no days.",
        ),
        Rule(
            "expression_has_plausible_length",
            "length(text) <= 100",
            "An expression of time of over 100 characters is not one.",
        ),
    ),
)
