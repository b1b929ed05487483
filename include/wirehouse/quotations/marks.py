"""Where quotations stand: between quote marks of every kind, also wrongly oriented ones."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from wirehouse.quotations.glyphs import Mark, mark_at, marks_in
from wirehouse.quotations.kinds import kind_of
from wirehouse.quotations.model import QuotationKind, Span
from wirehouse.quotations.pairing import Pair, pair
from wirehouse.quotations.scare import quotes_nobody
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose

_ROLES = {Role.TITLE, Role.STANDFIRST, Role.HEADING, Role.BODY, Role.CAPTION}
_WINDOW = 1_000  # marks that are read together; no paragraph has more


def find_spans(prose: Prose) -> list[Span]:
    """Return what is quoted, in order; the spans do not overlap. Never raises."""
    spans: list[Span] = []
    for index, group in groupby(marks_in(prose.text), key=lambda mark: prose.index_at(mark.start)):
        passage = prose.passages[index]
        if passage.role in _ROLES:
            found = _in_passage(prose, index, list(group))
            spans.extend(span for span in found if not _is_heading(passage, span))
    return spans


def _is_heading(passage: Passage, span: Span) -> bool:
    """Tell whether a span is a whole heading: it repeats in marks what the text below quotes."""
    return passage.role is Role.HEADING and span.closes - span.opens == len(passage.text)


def _in_passage(prose: Prose, index: int, marks: Sequence[Mark]) -> Iterator[Span]:
    """Give the quotations in a passage."""
    text, begins = prose.text, prose.starts[index]
    ends = begins + len(prose.passages[index].text)
    carried_on = _carried_on(prose, index)
    previous = None
    for found in _pairs(marks, carried_on):
        span = _span(text, found, ends, carried_on is not None)
        if span is None:
            continue
        span = span._replace(kind=kind_of(text, begins, span, previous))
        if found.closing is None and not _may_stay_open(text, begins, span):
            continue
        if not quotes_nobody(text, begins, span, previous):
            previous = span
            yield span


def _pairs(marks: Sequence[Mark], carried_on: Mark | None) -> Iterator[Pair]:
    """Give the pairs of marks in a passage, read in windows so that endless ones take little memory."""
    last = max(len(marks) - _WINDOW, 0)
    for number in range(0, last, _WINDOW):
        pairs = pair(marks[number : number + _WINDOW], None)
        yield from (found for found in pairs if found.closing)
    yield from pair(marks[-(-last // _WINDOW) * _WINDOW :], carried_on)


def _carried_on(prose: Prose, index: int) -> Mark | None:
    """Return the mark with which the next paragraph begins, if it does."""
    role = prose.passages[index].role
    for following in range(index + 1, min(index + 3, len(prose.passages))):  # a caption may stand between
        if prose.passages[following].role is role:
            return mark_at(prose.text, prose.starts[following])
    return None


def _span(text: str, found: Pair, ends: int, carried_on: bool) -> Span | None:
    """Return what stands between two marks, or None where that has no letter."""
    opening, closing = found
    inner = text[opening.end : closing.start if closing else ends]
    start = opening.end + len(inner) - len(inner.lstrip())
    said = inner.strip()
    if not any(map(str.isalpha, said)):
        return None
    end = start + len(said)
    closes = closing.end if closing else end
    goes_on = closing is None and carried_on
    return Span(start, end, opening.start, closes, QuotationKind.MIXED, goes_on)


def _may_stay_open(text: str, begins: int, span: Span) -> bool:
    """Tell whether a mark that the paragraph does not close opens a quotation all the same."""
    before = text[max(begins, span.opens - 2) : span.opens].rstrip()
    return span.kind is QuotationKind.DIRECT and (span.goes_on or before[-1:] in {"", ":"})
