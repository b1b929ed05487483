"""Articles for the tests of speakers: their quotations are what stands between curly marks, and no others."""

import re

from wirehouse.mentions.find import find_mentions
from wirehouse.quotations.model import QuotationKind, Span, Speaker
from wirehouse.quotations.speakers import attribute
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose

_QUOTED = re.compile(r"[“„«]\s?([^“”„«»]+?)\s?(?:[”»]|“(?=[\s,.]|$)|(?=\n)|$)")


def prose_of(*paragraphs: str, role: Role = Role.BODY) -> Prose:
    return Prose(Passage(number, 0, role, text, 0, len(text), None) for number, text in enumerate(paragraphs))


def spans_of(prose: Prose) -> list[Span]:
    return [
        Span(*match.span(1), *match.span(), QuotationKind.DIRECT, match[0][-1] not in "”»“")
        for match in _QUOTED.finditer(prose.text)
    ]


def speakers_of(*paragraphs: str, language: str = "en") -> tuple[Prose, list[Speaker]]:
    prose = prose_of(*paragraphs)
    return prose, attribute(prose, spans_of(prose), find_mentions(prose, language), language)


def beside(text: str, language: str = "en") -> list[str | None]:
    """The speakers' words as they stand beside the quotations of a paragraph."""
    prose, speakers = speakers_of(text, language=language)
    return [None if s.start is None else prose.text[s.start : s.end] for s in speakers]


def names(*paragraphs: str, language: str = "en") -> list[str | None]:
    return [speaker.name for speaker in speakers_of(*paragraphs, language=language)[1]]


def rules(*paragraphs: str, language: str = "en") -> list[str]:
    return [speaker.rule for speaker in speakers_of(*paragraphs, language=language)[1]]
