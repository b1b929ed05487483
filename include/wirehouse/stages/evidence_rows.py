"""The rows of what an article says: its quotations, mentions and expressions of time, as columns."""

from collections.abc import Iterable, Sequence
from itertools import starmap
from typing import Any

from wirehouse.mentions.find import find_mentions
from wirehouse.mentions.model import Mention
from wirehouse.parquet import Columns
from wirehouse.quotations.find import find_quotations
from wirehouse.quotations.model import Quotation
from wirehouse.steps import Steps, in_steps
from wirehouse.tables.evidence import MENTIONS, QUOTATIONS, TIME_EXPRESSIONS
from wirehouse.tables.model import Table
from wirehouse.text.alignment import Alignment
from wirehouse.text.model import Article
from wirehouse.text.prose import Prose
from wirehouse.time_expressions.find import find_time_expressions
from wirehouse.time_expressions.model import TimeExpression


@in_steps
def evidence_rows(document_id: str, article: Article, source_text: str) -> Steps[dict[str, Columns]]:
    """The rows of an article in the tables of evidence, by table."""
    prose = Prose(article.passages)
    alignment = Alignment(prose, source_text)
    yield
    mentions = yield from find_mentions.steps(prose, article.language)
    yield
    quotations = yield from find_quotations.steps(prose, mentions, article.language)
    yield
    expressions = yield from find_time_expressions.steps(prose, article.published_on, article.language)
    yield
    columns = (
        (QUOTATIONS, quotation_columns(quotations, prose, alignment)),
        (MENTIONS, mention_columns(mentions, prose, alignment)),
        (TIME_EXPRESSIONS, time_columns(expressions, prose, alignment)),
    )
    return {table.full_name: numbered(document_id, table, found) for table, found in columns}


def numbered(document_id: str, table: Table, columns: Columns) -> Columns:
    """The columns with the key in front: the document, and the number of the row in it."""
    rows = len(columns["text"])
    document, number = table.key
    return {document: (document_id,) * rows, number: range(rows), **columns}


def quotation_columns(quotations: Sequence[Quotation], prose: Prose, alignment: Alignment) -> Columns:
    """Columns of `quotations`."""
    speakers = [quotation.speaker for quotation in quotations]
    beside = [
        (prose.text[start:end], *alignment.source_span(start, end)[1:])
        if start is not None and end is not None
        else (None, None, None)
        for _, start, end, *_ in speakers
    ]
    return {
        **span_columns([quotation.span for quotation in quotations], prose, alignment),
        "kind": [quotation.span.kind for quotation in quotations],
        "speaker": [speaker.name for speaker in speakers],
        "speaker_text": [text for text, _, _ in beside],
        "speaker_start_char": [start for _, start, _ in beside],
        "speaker_end_char": [end for _, _, end in beside],
        "cue": [speaker.cue for speaker in speakers],
        "rule": [speaker.rule for speaker in speakers],
        "confidence": [speaker.confidence for speaker in speakers],
    }


def mention_columns(mentions: Sequence[Mention], prose: Prose, alignment: Alignment) -> Columns:
    """Columns of `mentions`."""
    places = [mention.place for mention in mentions]
    return {
        **span_columns(mentions, prose, alignment),
        "type": [mention.type for mention in mentions],
        "entity": [mention.entity for mention in mentions],
        "entity_id": [place and place.place_id for place in places],
        "latitude": [place and place.latitude for place in places],
        "longitude": [place and place.longitude for place in places],
    }


def time_columns(expressions: Sequence[TimeExpression], prose: Prose, alignment: Alignment) -> Columns:
    """Columns of `time_expressions`."""
    return {
        **span_columns(expressions, prose, alignment),
        "timex_type": [found.type for found in expressions],
        "value": [found.value for found in expressions],
        "starts_on": [found.starts_on for found in expressions],
        "ends_on": [found.ends_on for found in expressions],
        "anchor_on": [found.anchor_on for found in expressions],
        "rule": [found.rule for found in expressions],
    }


def span_columns(found: Iterable[Any], prose: Prose, alignment: Alignment) -> Columns:
    """The columns that say where something stands, and its text; `found` has `start` and `end`."""
    ends = [(item.start, item.end) for item in found]
    spans = list(starmap(alignment.source_span, ends))
    return {
        "passage_no": [span.passage_no for span in spans],
        "text": [prose.text[start:end] for start, end in ends],
        "start_char": [span.start_char for span in spans],
        "end_char": [span.end_char for span in spans],
    }
