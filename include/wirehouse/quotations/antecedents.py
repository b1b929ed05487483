"""The people of an article in their order, and which of them a pronoun means."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from wirehouse.mentions.model import Mention, MentionType
from wirehouse.mentions.people import Person, find_people
from wirehouse.mentions.words import CALLINGS, OFFICES
from wirehouse.quotations.cues import FEMININE, MASCULINE, Kind, lexicon
from wirehouse.quotations.hints import SENTENCE_END
from wirehouse.quotations.model import Span, Speaker
from wirehouse.text.prose import Prose

_LONGEST_SENTENCE = 600  # characters
_LONGEST_APPOSITION = 60  # characters
_REACH = 40  # mentions; a pronoun does not reach further back
_MOST_STEPS = 3  # from a pronoun to the same one in the sentence before
# What stands before a name with its titles, and the common nouns between a name and the next.
_LAST_SMALL_WORD = re.compile(r"(?<!, )\b([a-zà-ÿ]+) (?:[A-Z][\w.]{0,20} ){0,4}\Z")
# "her son, Jim", "His Doe years"
_RELATIVE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:(?:[a-z-]{1,20} ){0,2}[a-z-]{1,20},? )?\Z")
_NOT_BEFORE_SUBJECT = frozenset({"to", "and", "or"})  # after a comma, the second begins a clause
_SMALL_WORDS = re.compile(r"(?: [a-z]{1,20}){0,2} ([a-z]{1,20}) (?=[A-Z])")


class Antecedents:
    """The people of an article, to be asked whom a pronoun means by its place."""

    def __init__(self, prose: Prose, spans: Sequence[Span], mentions: Sequence[Mention], code: str) -> None:
        self._kinds = lexicon(code)
        self._prose = prose
        self._spans = spans
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def by_pronoun(self, pronoun: str, position: int, last: Speaker, steps: int = 0) -> str | None:
        """Return whom "he" or "she" means: the first whom the nearest sentence names that can be meant.

        `last` is the speaker before; `steps` is how often the same pronoun was followed back already.
        """
        gender = "female" if pronoun in FEMININE else "male" if pronoun in MASCULINE else None
        if gender is None:
            return None
        before = self.before(position)
        nearest = next((mention for mention in before if self._may_be(mention.entity, gender)), None)
        if nearest is None:
            return last.name if self._may_be(last.name, gender) else None
        sentence = self._sentence_start(nearest.start)
        named = [
            mention
            for mention in reversed(before)
            if sentence <= mention.start <= nearest.start and self._may_be(mention.entity, gender)
        ]
        if last.start is not None and last.start >= sentence and last.name in {m.entity for m in named}:
            return last.name  # who spoke in that sentence is its subject
        subject = next(filter(self._may_be_subject, named), None)
        if subject and steps < _MOST_STEPS and self._is_after_pronoun(pronoun, sentence, subject):
            return self.by_pronoun(pronoun, sentence, last, steps + 1)
        if subject is None and sentence == self._sentence_start(position):  # "In Roe's letter, she said"
            subject = next(filter(self.is_genitive, named), None)
        if subject is None and self._may_be(last.name, gender):
            return last.name
        return (subject or nearest).entity

    def _is_after_pronoun(self, pronoun: str, sentence: int, mention: Mention) -> bool:
        """Tell whether the same pronoun is the subject already where a name stands: "She met Jane Roe"."""
        return self._prose.text[sentence : mention.start].lower().startswith(f"{pronoun} ")

    def _may_be_subject(self, mention: Mention) -> bool:
        """Tell whether a name is not plainly something else: "of Roe", "Roe's", "Roe spokesman Doe"."""
        text = self._prose.text
        if self.is_genitive(mention):
            return False
        if _RELATIVE.search(text, max(0, mention.start - _LONGEST_APPOSITION), mention.start):
            return False
        before = _LAST_SMALL_WORD.search(text, max(0, mention.start - _LONGEST_APPOSITION), mention.start)
        if before and (before[1] in _NOT_BEFORE_SUBJECT or self._kinds.get(before[1]) is Kind.PREPOSITION):
            return False
        after = _SMALL_WORDS.match(text, mention.end)
        return after is None or not (after[1] in CALLINGS or after[1] in OFFICES)

    @cached_property
    def people(self) -> dict[str, Person]:
        """The people of the article by their names."""
        return {person.name: person for person in find_people(self._prose, self._mentions)}

    @cached_property
    def _outside(self) -> list[Mention]:
        """The mentions of people outside quotations."""
        opens = [span.opens for span in self._spans]
        return [
            mention
            for mention in self._mentions
            if mention.type is MentionType.PERSON and not self._is_quoted(mention, opens)
        ]

    def _is_quoted(self, mention: Mention, opens: list[int]) -> bool:
        number = bisect_right(opens, mention.start) - 1
        return number >= 0 and mention.start < self._spans[number].closes

    def before(self, position: int) -> list[Mention]:
        """Return the mentions of people before a place and outside quotations, the nearest first."""
        number = bisect_left(self._outside, position, key=lambda mention: mention.start)
        return self._outside[max(0, number - _REACH) : number][::-1]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions in [start, end)."""
        first, stop = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self._mentions[first:stop] if mention.end <= end]

    def _may_be(self, name: str | None, gender: str) -> bool:
        person = self.people.get(name or "")
        return person is not None and person.gender in {gender, None}

    def is_genitive(self, mention: Mention) -> bool:
        """Tell whether a mention is a genitive: "Roe's"."""
        return self._prose.text[mention.end : mention.end + 2] in {"'s", "’s"}

    def _sentence_start(self, position: int) -> int:
        """Return where about the sentence begins that holds a place."""
        begin = max(self._prose.starts[self._prose.index_at(position)], position - _LONGEST_SENTENCE)
        for end in SENTENCE_END.finditer(self._prose.text, begin, position):
            begin = end.end()
        return begin
