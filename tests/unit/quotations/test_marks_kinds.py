"""Whole utterances and fragments."""

import pytest

from unit.quotations.lines import prose_of
from wirehouse.quotations.marks import find_spans
from wirehouse.quotations.model import QuotationKind


def kinds(text: str) -> list[QuotationKind]:
    return [span.kind for span in find_spans(prose_of(text))]


@pytest.mark.parametrize(
    "text",
    [
        "“We sail now,” she said.",
        "“We sail now”, she said.",
        "“No.”",
        "“They called it ‘the sea,’” she said.",
        "The captain was angry. “We sail now!” he shouted.",
        "She said: “We sail now”.",
        "She said, “We sail now.”",
        "She asked: ‘why now?’",
        "(“We sail now,” she said.)",
        "“[W]e sail now,” she said.",
        "“3,000 boats have sailed,” she said.",
        "„Wir fahren jetzt“ sagte sie.",
        "«¿Nos vamos ya?», preguntó.",
        "« On part », dit-elle.",
        "“We sail now” — Ana Alder, captain",
        "She told them that “we sail now. We do not come back.”",
        "The rule says “No boat sails at night.”",
    ],
)
def test_utterances(text: str) -> None:
    assert kinds(text) == [QuotationKind.DIRECT]


@pytest.mark.parametrize(
    "text",
    [
        "She called the delay “needless and badly timed” and went home.",
        "The port has a “firm will to sail every single day,” she said.",
        "She spoke of “American sailors” who had no boat.",
        "It was, she said, “a bad joke”.",
        "“Not good enough” was her verdict.",
        "Sie nannte das „einen schlechten Witz“.",
        "Elle parle d’une « mauvaise plaisanterie ».",
        "La alcaldesa lo calificó de «broma pesada».",
    ],
)
def test_fragments(text: str) -> None:
    assert kinds(text) == [QuotationKind.MIXED]


@pytest.mark.parametrize(
    "text",
    [
        "“The sea,” she said, “does not wait.”",
        "“The sea,” Mr. Alder said, “does not wait.”",
        "„Das Meer“, sagte sie, „wartet nicht.“",
        "“The sea” — she pointed at it — “does not wait.”",
    ],
)
def test_the_reporter_may_divide_an_utterance(text: str) -> None:
    assert kinds(text) == [QuotationKind.DIRECT, QuotationKind.DIRECT]


def test_an_utterance_after_another() -> None:
    assert kinds("“Is it over?” “Yes, it is”, she said.") == [QuotationKind.DIRECT, QuotationKind.DIRECT]


def test_fragments_in_series() -> None:
    assert kinds("She found it “late,” “American,” and “loud.”") == 3 * [QuotationKind.MIXED]


def test_a_fragment_far_from_an_utterance_continues_none() -> None:
    far = "who had come to the harbour with her sister and her boat, " * 4
    assert kinds(f"“The sea waits,” said Alder, {far}“for a very long day.”") == [
        QuotationKind.DIRECT,
        QuotationKind.MIXED,
    ]


def test_a_fragment_in_the_next_sentence_continues_no_utterance() -> None:
    assert kinds("“The sea waits,” she said. To her, “the whole sea is calm.”") == [
        QuotationKind.DIRECT,
        QuotationKind.MIXED,
    ]
