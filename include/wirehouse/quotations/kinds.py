"""How a quotation stands in the reporter's text: as an utterance of its own or as a fragment."""

from wirehouse.quotations.glyphs import MARKS
from wirehouse.quotations.hints import SENTENCE_END, begins_large, has_cue_first
from wirehouse.quotations.model import QuotationKind, Span

_ENDS_SENTENCE = ".!?…。！？"
_DASHES = "—–-"
_COMMAS = ",，"
_ENDS = _ENDS_SENTENCE + _COMMAS + _DASHES + ";:"
_WITHIN = "".join(MARKS) + " "
_BEFORE_SENTENCE = {"", "(", "[", *_ENDS_SENTENCE}
_FEW = 4  # words; fewer that begin with a capital may be a name
_CLAUSE = 160  # characters between the halves of an utterance, as in: "...," she said, "..."


def kind_of(text: str, begins: int, span: Span, previous: Span | None) -> QuotationKind:
    """Return how a span stands in the passage that begins at `begins`.

    `previous` is the quotation before it in the same passage. An utterance begins like a sentence where one
    may begin, or carries on one that the reporter's clause divides; punctuation or a cue ends it.
    """
    inner = text[span.start : span.end]
    if SENTENCE_END.search(inner):
        return QuotationKind.DIRECT
    large = begins_large(inner)
    ends = _ends(text, span)
    match _last_before(text[max(begins, span.opens - 4) : span.opens]):
        case last if last in _BEFORE_SENTENCE:
            utterance = ends and large
        case ":" | "：":
            utterance = ends or large
        case last if last in _COMMAS + _DASHES:
            utterance = (ends and large) or _carries_on(text, span, previous)
        case _:
            utterance = ends and large and len(inner.split()) >= _FEW
    return QuotationKind.DIRECT if utterance else QuotationKind.MIXED


def _last_before(before: str) -> str:
    """Return the last character before the marks, within those of a quotation that ends a sentence there."""
    before = before.rstrip()
    return before[-2:-1] if before[-1:] in MARKS and before[-2:-1] in _ENDS_SENTENCE else before[-1:]


def _ends(text: str, span: Span) -> bool:
    """Tell whether a span ends as utterances do: with punctuation, with the passage, before a cue."""
    after = text[span.closes : span.closes + 40].partition("\n")[0].lstrip()
    last = text[span.end - 4 : span.end].rstrip(_WITHIN)[-1:]  # marks within the quotation may end it
    return last in _ENDS or not after or after[0] in _ENDS or has_cue_first(after, 1)


def _carries_on(text: str, span: Span, previous: Span | None) -> bool:
    """Tell whether a span is the second half of an utterance that the reporter's clause divides."""
    if previous is None or previous.kind is not QuotationKind.DIRECT:
        return False
    clause = text[previous.closes : span.opens]
    return (
        len(clause) <= _CLAUSE
        and SENTENCE_END.search(clause) is None
        and (text[previous.end - 1] in _COMMAS + _DASHES or clause.lstrip()[:1] in {*_COMMAS, *_DASHES})
    )
