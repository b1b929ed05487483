"""Who is meant by the words beside a quotation: the fullest name that the article gives."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from wirehouse.mentions.model import Mention, MentionType
from wirehouse.mentions.words import CALLINGS, OFFICES
from wirehouse.quotations.antecedents import Antecedents
from wirehouse.quotations.cues import DEFINITE, Kind
from wirehouse.quotations.model import Span, Speaker
from wirehouse.quotations.phrases import Phrase
from wirehouse.quotations.words import GENITIVE, Words
from wirehouse.text.prose import Prose
from wirehouse.text.vocabulary import HONORIFICS

_LONGEST_SENTENCE = 600  # characters
_LONGEST_APPOSITION = 60  # characters
_LONGEST_MEMORY = 5_000  # characters
_BEFORE_NAME = re.compile(r"(?: (?:of|for|at|aux?|à|du|des?|für|der|von|del?|para|di|van) [^,.;:]{1,40})?,? ")
_NAMED = frozenset({MentionType.PERSON, MentionType.ORGANIZATION})


class Referents:
    """The people and organizations of an article, to be asked whom a name, pronoun or description means."""

    def __init__(self, prose: Prose, spans: Sequence[Span], mentions: Sequence[Mention], code: str) -> None:
        self._prose = prose
        self._antecedents = Antecedents(prose, spans, mentions, code)

    def names_somebody(self, words: Words, phrase: Phrase) -> bool:
        """Tell whether a phrase means a person, an organization or a pronoun, not "talks with Jane Roe"."""
        if words.kinds[phrase.start] is Kind.PRONOUN:
            return True
        inside = self._antecedents.within(words.starts[phrase.start], words.ends[phrase.end - 1])
        named = [mention for mention in inside if mention.type in _NAMED]
        if all(_is_governed(words, phrase.start, mention.start) for mention in named):
            noun = _noun(words, phrase.start, phrase.end)
            return bool(named) and (noun in CALLINGS or noun in OFFICES)  # "the lawyer of Jane Roe"
        return True

    def named_at(self, start: int, end: int) -> str | None:
        """Return the entity of the mention at [start, end), or None."""
        return next((mention.entity for mention in self._antecedents.within(start, end)), None)

    def name_of(self, words: Words, phrase: Phrase, last: Speaker) -> str | None:
        """Return the fullest name of whom a phrase means, or the description where the article gives no name.

        `last` is the speaker before. None for a pronoun that nobody before it fits.
        """
        first, end = phrase.start, _head_end(words, phrase)
        if words.kinds[first] is Kind.PRONOUN:
            return self._antecedents.by_pronoun(words.folded[first], words.starts[first], last)
        named = self._named_by(words, first, end)
        if (
            named is None and end < phrase.end and words.kinds[end] is Kind.COMMA
        ):  # "the captain, Rein Saarmets"
            named = self._named_by(words, end + 1, _head_end(words, Phrase(end + 1, phrase.end)))
        if named:
            return named
        definite = words.folded[first] in DEFINITE
        first += words.kinds[first] is Kind.ARTICLE
        if first >= end:
            return None
        if definite:
            named = self._by_description(_noun(words, first, end), words.starts[first], last)
        stop = words.ends[end - 1] - GENITIVE * words.is_possessive(end - 1)
        return named or self._prose.text[words.starts[first] : stop]

    def _named_by(self, words: Words, first: int, end: int) -> str | None:
        """Return whom the head of a phrase names: its last person, or the organization that it is."""
        start, stop = words.starts[first], words.ends[end - 1]
        inside = [
            mention
            for mention in self._antecedents.within(start, stop)
            if mention.end + GENITIVE == stop or not self._antecedents.is_genitive(mention)
        ]
        for mention in reversed(inside):
            if mention.type is MentionType.PERSON and not _is_governed(words, first, mention.start):
                return mention.entity
        latest = words.starts[min(first + 1, end - 1)]  # an article may stand before
        for mention in inside:
            if mention.type is MentionType.ORGANIZATION and mention.start <= latest and mention.end >= stop:
                return mention.entity
        return None

    def _by_description(self, noun: str, position: int, last: Speaker) -> str | None:
        """Return the person whom the article describes by a noun: the last speaker, the last named, the next.

        The holder of an office whom the article never names so is the last speaker, when they were named in a
        paragraph about that office.
        """
        described = self._described.get(noun, ())
        if last.name in described:
            return last.name
        for mention in self._antecedents.before(position):
            if mention.entity in described:
                return mention.entity
        return self._apposed_to(noun, position) or (
            last.name if self._held_by(noun, last, position) else None
        )

    def _apposed_to(self, noun: str, position: int) -> str | None:
        """Return the person whose name follows an earlier use of a noun: "the deputy, Jane Roe"."""
        text = self._prose.text
        used = text.rfind(noun, max(0, position - _LONGEST_MEMORY), position)
        if used < 0:
            return None
        for mention in self._antecedents.within(used, used + _LONGEST_APPOSITION):
            if mention.type is MentionType.PERSON:
                apposed = _BEFORE_NAME.fullmatch(text, used + len(noun), mention.start)
                return mention.entity if apposed else None
        return None

    def _held_by(self, noun: str, last: Speaker, position: int) -> bool:
        """Tell whether an office is spoken of where the last speaker was named, one paragraph before."""
        if last.start is None or not (noun in CALLINGS or noun in OFFICES):
            return False
        if last.name not in self._antecedents.people:
            return False
        index = self._prose.index_at(last.start)
        if self._prose.index_at(position) > index + 1:
            return False
        begin = max(self._prose.starts[index], last.start - _LONGEST_SENTENCE)
        end = min(position, last.start + _LONGEST_SENTENCE)
        return self._prose.text.find(noun, begin, end) >= 0

    @cached_property
    def _described(self) -> dict[str, set[str]]:
        """The people of the article by the words of their descriptions."""
        described = defaultdict(set)
        for person in self._antecedents.people.values():
            for description in person.descriptions:
                for word in description.lower().split():
                    described[word].add(person.name)
        return described


def _head_end(words: Words, phrase: Phrase) -> int:
    """Return where a phrase goes on to appositions and brackets."""
    for place in range(phrase.start + 1, phrase.end):
        if words.kinds[place] in _ENDS_HEAD:
            return place
    return phrase.end


_ENDS_HEAD = frozenset({Kind.COMMA, Kind.OPEN, Kind.RELATIVE})


def _is_governed(words: Words, first: int, start: int) -> bool:
    """Tell whether a name in the phrase from `first` on only says whose: "spokesman for President Roe"."""
    place = bisect_left(words.starts, start) - 1
    while place > first and (words.folded[place] in OFFICES or words.folded[place] in HONORIFICS):
        place -= 1
    return place > first and words.kinds[place] in {Kind.PREPOSITION, Kind.ARTICLE}


def _noun(words: Words, first: int, end: int) -> str:
    """Return what a description says that somebody is: "lawyer" of "lawyer for the crew"."""
    for place in range(first + 1, end):
        if words.kinds[place] in {Kind.PREPOSITION, Kind.ARTICLE}:  # "Sprecher der Stadt"
            return words.folded[place - 1]
    return words.folded[end - 1]
