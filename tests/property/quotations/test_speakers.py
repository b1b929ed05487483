"""Attribution takes any text, and takes its time in proportion to it."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_linear
from unit.quotations.spoken import prose_of, spans_of
from wirehouse.mentions.model import Mention, MentionType
from wirehouse.quotations.cues import LANGUAGES
from wirehouse.quotations.speakers import attribute

PIECES = st.sampled_from([
    "“It is late,”",
    "“Is it?”",
    "« Non »",
    "„Ja“",
    "said",
    "saying",
    "was called",
    "Jane Roe",
    "Mr. Alder's",
    "who",
    "which",
    "the nurse",
    "she",
    "according to",
    "in the words of",
    "by",
    "of",
    "and",
    "but",
    ",",
    ":",
    ".",
    "(R-Fla.)",
    "(",
    ")",
    "—",
    "52",
    "on Monday",
    "\n\n",
    "ROE:",
    "“ROE: No.”",
    "a-t-elle",
    "l’adjoint",
    "as",
    "'s",
])
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=80))


def mentions_in(text: str) -> list[Mention]:
    """A mention for each occurrence of two names, as a reader would find them."""
    names = [("Jane Roe", MentionType.PERSON), ("Alder", MentionType.PERSON)]
    found = [
        Mention(at, at + len(name), kind, name)
        for name, kind in names
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return sorted(found)


@given(TEXTS, st.sampled_from([*LANGUAGES, None, "xx", "pt-BR"]))
@settings(max_examples=400, deadline=None)
def test_every_span_has_one_speaker_within_one_passage(text, language):
    prose = prose_of(*text.split("\n\n"))
    spans = spans_of(prose)
    speakers = attribute(prose, spans, mentions_in(prose.text), language)
    assert len(speakers) == len(spans)
    for speaker in speakers:
        assert 0 <= speaker.confidence <= 1
        assert (speaker.rule == "none") == (speaker.start is None) == (speaker.end is None)
        if speaker.start is None:
            assert speaker.name is None
        else:
            assert 0 <= speaker.start < speaker.end <= len(prose.text)
            assert prose.index_at(speaker.start) == prose.index_at(speaker.end - 1)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_same_text_has_the_same_speakers(text):
    prose = prose_of(*text.split("\n\n"))
    first = attribute(prose, spans_of(prose), [], "en")
    assert attribute(prose, spans_of(prose), [], "en") == first


HOSTILE = {
    "quotations only": "“A b.” ",
    "commas": "Roe, ",
    "cues": "said said “a b” ",
    "clauses": "“a b,” but the said, ",
    "capitals": "Aaa ",
    "brackets": "( Roe “a” ",
    "relatives": "who “a,” which ",
    "participles": "saying “a,” Roe ",
    "and": "Roe and “a” Roe and ",
    "dashes": "— “a” ",
    "digits": "1234 “a” ",
    "pronouns": "“a,” she said. ",
    "descriptions": "Jane Roe, “a,” the nurse said. ",
    "labels": "“ROE: a” ",
    "paragraphs": "“a”\n\n",
    "pronouns before names": "She met Jane Roe. “A,” she said. ",
    "sentences in brackets": "(“A,” Roe said.) ",
    "one sentence": "b “a” – ",
    "figures": "1,000,000,000,",
    "genitives": "Roe’s verdict: “a” ",
    "one word": "a",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_text(piece):
    def work(count: int) -> Callable[[], object]:
        prose = prose_of(*(piece * count).split("\n\n"))
        return partial(attribute, prose, spans_of(prose), mentions_in(prose.text), "en")

    assert_linear(work, 30_000 // len(piece))
