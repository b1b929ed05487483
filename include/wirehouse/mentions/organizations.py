"""The organizations of a document, by the forms of their names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wirehouse.mentions.context import names_organization, person_evidence
from wirehouse.mentions.folding import fold
from wirehouse.mentions.known import usual_name
from wirehouse.mentions.name_words import ORGANIZATION_HEADS, ORGANIZATION_OF
from wirehouse.mentions.names import ACRONYM, ORGANIZATION, SEVERAL, SINGLE, Name


class Explained(NamedTuple):
    """An acronym in brackets and the name before it that it abbreviates, at its place in the text."""

    start: int
    end: int
    name: str
    acronym: str


_IN_BRACKETS = re.compile(r"\((?<= \()([^\W\d_a-z][\w.&-]{1,9})\)")
_REACH = 100  # characters; the longest name that an acronym is explained by


def explained_acronyms(text: str) -> Iterator[Explained]:
    """Find the acronyms that the text explains: "Alliance of Harbour Towns (AHT)"."""
    for match in _IN_BRACKETS.finditer(text):
        acronym = match.group(1)
        letters = [char for char in acronym if char.isupper()]
        end = match.start() - 1
        least = max(0, end - _REACH)
        line = max(text.rfind("\n", least, end) + 1, least)
        start, wanted = end, len(letters)
        while wanted and start > line:
            start = text.rfind(" ", line, start - 1) + 1 or line
            if text[start] == letters[wanted - 1]:
                wanted -= 1
            elif text[start].isupper():
                break
        if not wanted and len(letters) > 1 and not _BREAK.search(text, start, end):
            end -= 2 * (text[end - 2 : end] in {"'s", "’s"})
            yield Explained(start, end, text[start:end], acronym)


_BREAK = re.compile(r"[.;:!?()]")


class Organizations:
    """The organizations that a document names, each by its fullest form there.

    Besides what the words of a name say: names after a common noun for organizations ("the retailer ..."),
    acronyms after "the" or beside a verb of speech, and "the Council" after the council's full name.
    """

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.explained = tuple(explained_acronyms(text))
        self._entities: dict[tuple[str, ...], str] = {}
        self._usual: dict[str, str] = {}
        self._heads: dict[str, set[str]] = defaultdict(set)
        for entry in self.explained:
            entity = self._fullest(entry.name)
            self._entities[fold(entry.acronym),] = self._entities[_capitalised(entry.name)] = entity
        for name in names:
            self._add(text, name)
        self._add_short(text, names)

    def _add(self, text: str, name: Name) -> None:
        """Take in a name that is an organization's by its words or by the noun before it."""
        start, end, kind, words, _, before = name
        if kind not in _ELIGIBLE or words in self._entities:
            return
        shown = text[start:end]
        if kind is ORGANIZATION:
            entity = self._fullest(shown)
            self._entities[words] = entity
            if words[-1] in ORGANIZATION_HEADS:
                self._heads[words[-1]].add(entity)
            elif words[0] in ORGANIZATION_OF:
                self._heads[words[0]].add(entity)
        elif kind is not ACRONYM and names_organization(text, end, before):
            self._entities[words] = shown

    def _add_short(self, text: str, names: Iterable[Name]) -> None:
        """Take in acronyms, and heads of names that stand for the whole."""
        for start, end, kind, words, _, before in names:
            if kind not in _SHORT or words in self._entities:
                continue
            if kind is ACRONYM:
                if before == "the" or person_evidence(text, start, end, before) > 1:
                    self._entities[words] = text[start:end]
            elif before == "the":
                meant = self._heads.get(words[0], ())
                if len(meant) == 1:
                    (self._entities[words],) = meant

    def _fullest(self, shown: str) -> str:
        """Return the name of an organization; the longest form of a known one becomes the name of all."""
        usual = usual_name(shown)
        if usual is None:
            return shown
        if shown.lower() == usual.lower():
            shown = usual
        if len(shown) > len(self._usual.get(usual, "")):
            self._usual[usual] = shown
        return usual

    def entity(self, words: tuple[str, ...]) -> str | None:
        """Return the organization that a name means, None if it means none."""
        entity = self._entities.get(words)
        return entity and self._usual.get(entity, entity)

    def confirmed(self, words: tuple[str, ...], shown: str) -> str | None:
        """Return the organization that words mean where capitals tell nothing, None if they mean none."""
        return self.entity(words) or usual_name(shown)


_ELIGIBLE = {ORGANIZATION, SEVERAL, SINGLE, ACRONYM}
_SHORT = {SINGLE, ACRONYM}


def _capitalised(name: str) -> tuple[str, ...]:
    """Return the capitalised words of a name, folded."""
    return tuple(fold(word) for word in name.split() if word[0].isupper())
