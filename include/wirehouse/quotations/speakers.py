"""Who said a quotation."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from wirehouse.mentions.model import Mention
from wirehouse.quotations.beside import find_after_stop, find_beside
from wirehouse.quotations.clauses import NOBODY, Found, announced
from wirehouse.quotations.cues import Kind, listed_language
from wirehouse.quotations.model import Span, Speaker
from wirehouse.quotations.openings import clause_subject
from wirehouse.quotations.passives import is_said_by_another
from wirehouse.quotations.phrases import is_no_one
from wirehouse.quotations.referents import Referents
from wirehouse.quotations.words import GENITIVE, Reader, Words, read_words, reader, sentence_starts
from wirehouse.steps import Steps, in_steps
from wirehouse.text.prose import SEPARATOR, Prose

_UNKNOWN = Speaker(None, None, None, None, "none", 0.0)
# "PENCE: Well, look": a turn of an interview, quoted as a whole.
_LABEL = re.compile(r"([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):\s")
_TAIL = 400  # characters of the paragraph before that may announce a quotation
_AFTER_SUBJECT = frozenset({Kind.WORD, Kind.VERB, Kind.AUXILIARY, Kind.ADVERB, Kind.CUE})
# How often a rule gives the right speaker: for rules with fifty cases and more the share measured on the 84
# development articles of PolNeAR, whose speakers are known; for the rare ones an estimate from few cases.
_CONFIDENCE = {
    "label": 0.95,
    "labelled": 0.9,
    "cue_before": 0.92,
    "cue_after": 0.97,
    "inverted_cue": 0.98,
    "signed": 0.97,
    "according_to": 0.9,
    "introduced": 0.8,
    "passive": 0.8,
    "cue_in_sentence": 0.92,
    "tag": 0.9,
    "utterance": 0.7,
    "after_stop": 0.9,
    "after_comma": 0.8,
    "announced": 0.75,
    "clause": 0.65,
    "continued": 0.97,
    "continued_paragraph": 0.65,
    "carried_on": 0.7,
}
_PRONOUN = 0.85  # how often a pronoun is given the right person: an estimate from reading some eighty


@in_steps
def attribute(
    prose: Prose, spans: Sequence[Span], mentions: Sequence[Mention], language: str | None
) -> Steps[list[Speaker]]:
    """Return the speaker of each span, in their order. Never raises."""
    code = listed_language(language)
    paragraphs = [
        _paragraph(prose, index, list(group), reader(code))
        for index, group in groupby(spans, key=lambda span: prose.index_at(span.start))
    ]
    yield
    attribution = _Attribution(prose, spans, mentions, code)
    yield
    for paragraph in paragraphs:
        attribution.read(paragraph)
    return attribution.speakers


class _Paragraph(NamedTuple):
    """The passage at an index as words; `starts` are where its sentences begin, and the end."""

    passage: int
    spans: list[Span]
    words: Words
    starts: list[int]


def _paragraph(prose: Prose, index: int, spans: list[Span], read: Reader) -> _Paragraph:
    """The passage at an index, with its quotations."""
    start = prose.starts[index]
    words = read_words(prose.text, start, start + len(prose.passages[index].text), spans, read)
    return _Paragraph(index, spans, words, [*sentence_starts(prose.text, words), len(words.kinds)])


class _Attribution:
    """The reading of an article from its first quotation to its last."""

    def __init__(self, prose: Prose, spans: Sequence[Span], mentions: Sequence[Mention], code: str) -> None:
        self.speakers: list[Speaker] = []
        self._prose = prose
        self._text = prose.text
        self._reader = reader(code)
        self._referents = Referents(prose, spans, mentions, code)
        self._labels = Counter(_labels(prose.text, spans))
        self._index = -1  # of the last passage with quotations
        self._carries_on = False  # whether its last quotation stands in its last sentence, or goes on

    def read(self, paragraph: _Paragraph) -> None:
        """Attribute the quotations of a passage."""
        index, spans, words, _ = paragraph
        number = 0
        before: int | None = None  # the sentence of the quotation before, in this passage
        for span, place in zip(spans, words.quotations, strict=True):
            while paragraph.starts[number + 1] <= place:
                number += 1
            speaker = self._labelled(span) or self._beside(paragraph, number, place)
            if speaker is None and paragraph.starts[number] == place:
                speaker = self._from_context(paragraph, number, before)
            elif speaker is None and before is not None and _carries_on(paragraph, number, place, before):
                speaker = self._continued("carried_on")
            self.speakers.append(speaker or _UNKNOWN)
            before = number
        self._index = index
        self._carries_on = spans[-1].goes_on or before == len(paragraph.starts) - 2

    def _labelled(self, span: Span) -> Speaker | None:
        """Return who speaks by the label that a quotation begins with, where two take turns."""
        label = _LABEL.match(self._text, span.start, span.end)
        if label is None or self._labels[label[1]] < 2 or len(self._labels) < 2:
            return None
        start, end = label.span(1)
        name = self._referents.named_at(start, end) or label[1].title()
        return Speaker(name, start, end, None, "label", _CONFIDENCE["label"])

    def _beside(self, paragraph: _Paragraph, number: int, place: int) -> Speaker | None:
        """Return the speaker whom the sentence of a quotation names."""
        words = paragraph.words
        low, high, *following = paragraph.starts[number : number + 3]
        found = find_beside(words, place, low, high)
        if found is None and place == high - 1 and following:
            found = find_after_stop(words, place, following[0])
        if found is None and low < place:
            found = _clause(words, low, place)
            if words.kinds[place - 1] is not Kind.COLON:  # "Roe was blunter: “…”" can be nobody else
                found = self._if_somebody(words, found)
        return self._speaker(words, found) if found and not is_no_one(words, found.phrase) else None

    def _from_context(self, paragraph: _Paragraph, number: int, before: int | None) -> Speaker | None:
        """Return the speaker of a quotation that is its own sentence: who spoke or was announced before."""
        if number == 0:
            return self._from_passage_before(paragraph.passage)
        if before != number - 1:
            announcer = self._announced(paragraph.words, *paragraph.starts[number - 1 : number + 1])
            if announcer or before is None:
                return announcer
        return self._continued("continued")

    def _from_passage_before(self, index: int) -> Speaker | None:
        """Return the speaker of a quotation that begins a passage: who carries on or was announced before."""
        passage, previous = self._prose.passages[index], self._prose.passages[index - 1]
        if index == 0 or passage.role is not previous.role or passage.section_no != previous.section_no:
            return None
        follows = self._index == index - 1
        if follows and self._carries_on:
            return self._continued("continued_paragraph")
        end = self._prose.starts[index] - len(SEPARATOR)
        start = max(self._prose.starts[index - 1], end - _TAIL)
        words = read_words(self._text, start, end, (), self._reader)
        announcer = self._announced(words, sentence_starts(self._text, words)[-1], len(words.kinds))
        return announcer or (self._continued("continued_paragraph") if follows else None)

    def _announced(self, words: Words, low: int, high: int) -> Speaker | None:
        """Return who speaks in the sentence before a quotation, which has none itself."""
        found = self._if_somebody(words, announced(words, low, high))
        return self._speaker(words, found) if found else None

    def _if_somebody(self, words: Words, found: Found | None) -> Found | None:
        """Return what was found if it holds a name or a pronoun: weak rules take no other speaker."""
        return found if found and self._referents.names_somebody(words, found.phrase) else None

    def _continued(self, rule: str) -> Speaker | None:
        """Return the speaker of the quotation before once more, where that is known."""
        last = self.speakers[-1]
        if last.start is None:
            return None
        return last._replace(cue=None, rule=rule, confidence=min(last.confidence, _CONFIDENCE[rule]))

    def _speaker(self, words: Words, found: Found) -> Speaker:
        """Return who is meant by words that were found."""
        last = self.speakers[-1] if self.speakers else _UNKNOWN
        closed = words.kinds[found.phrase.end - 1] is Kind.COMMA  # of an apposition
        end = found.phrase.end - closed
        is_pronoun = words.kinds[found.phrase.start] is Kind.PRONOUN
        cue = None if found.cue is None else self._text[words.starts[found.cue] : words.ends[found.cue]]
        return Speaker(
            name=self._referents.name_of(words, found.phrase, last),
            start=words.starts[found.phrase.start],
            end=words.ends[end - 1] - GENITIVE * words.is_possessive(end - 1),
            cue=cue,
            rule=found.rule,
            confidence=round(_CONFIDENCE[found.rule] * (_PRONOUN if is_pronoun else 1), 2),
        )


def _carries_on(paragraph: _Paragraph, number: int, place: int, before: int) -> bool:
    """Tell whether a quotation that nobody is named beside goes on with the one before.

    `before` is the number of the sentence that has that one. It goes on within its sentence ("“It was Jim” –
    all of it – “and his boat”") and after next to no words ("But “the boat is mine”", "With a grin: “…”").
    """
    if before != number - 1:
        return before == number
    kinds = paragraph.words.kinds[paragraph.starts[number] : place]
    return kinds[-1] is Kind.COLON or _NO_CLAUSE.issuperset(kinds)


_NO_CLAUSE = frozenset({Kind.JOINT, Kind.ADVERB, Kind.COMMA})


def _clause(words: Words, low: int, place: int) -> Found | None:
    """Return the subject of the clause a quotation is a part of: whoever acts in it may be quoted in it."""
    phrase = clause_subject(words, low, place)
    if phrase is None or words.folded[phrase.start] in NOBODY or is_said_by_another(words, place, low):
        return None
    return Found(phrase, None, "clause") if words.kinds[phrase.end] in _AFTER_SUBJECT else None


def _labels(text: str, spans: Iterable[Span]) -> Iterable[str]:
    """Return the labels with which quotations begin."""
    for span in spans:
        label = _LABEL.match(text, span.start, span.end)
        if label:
            yield label[1]
