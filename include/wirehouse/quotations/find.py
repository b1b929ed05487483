"""The quotations in an article, with their speakers."""

from collections.abc import Sequence

from wirehouse.mentions.model import Mention
from wirehouse.quotations.marks import find_spans
from wirehouse.quotations.model import Quotation
from wirehouse.quotations.speakers import attribute
from wirehouse.steps import Steps, in_steps
from wirehouse.text.prose import Prose


@in_steps
def find_quotations(
    prose: Prose, mentions: Sequence[Mention], language: str | None
) -> Steps[list[Quotation]]:
    """Return the quotations in an article in order of their places. Never raises."""
    spans = find_spans(prose)
    yield
    speakers = yield from attribute.steps(prose, spans, mentions, language)
    return list(map(Quotation, spans, speakers))
