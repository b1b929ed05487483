"""The people of a document, by the full and the short forms of their names."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from wirehouse.mentions.context import PERSON_AT, is_taken_up, person_evidence, precedes_house, word_before
from wirehouse.mentions.folding import fold
from wirehouse.mentions.given_names import gender_of_given_name, is_given
from wirehouse.mentions.names import CERTAIN, SEVERAL, SINGLE, TITLED, Name
from wirehouse.mentions.naming import FullName, NameForms
from wirehouse.mentions.words import HONORIFICS

_SHORT = {TITLED, SINGLE}
_ALONE_AT = 3.0  # the sum of evidence that a single word asks for
_NEAR = 5000  # characters
_LOWER_WORD = re.compile(r" ([^\W\d_]{4,40})\b")


class Persons:
    """The people that a document names.

    A name is a person's by its words (a title, a given name), by what stands beside it, or by both; a single
    word by the full name elsewhere, or by more of such evidence. `nouns_capitalised` tells that capitals say
    little, as in German. `careless` are the names whose family name stands in small letters.
    """

    def __init__(self, text: str, names: Sequence[Name], *, nouns_capitalised: bool) -> None:
        self._text = text
        self._are_words: dict[tuple[str, int], bool] = {}
        families = {words[-1] for _, _, kind, words, _, _ in names if kind in CERTAIN}
        alone = set() if nouns_capitalised else _single_words(names)
        self.careless = tuple(name for name in _careless(text, names) if name.words[-1] in families)
        self._forms = NameForms([*_full_names(text, names, families, alone), *self.careless])
        self._alone = self._single(names)
        self._last_seen: dict[str, int] = {}

    def _single(self, names: Iterable[Name]) -> dict[str, str]:
        """Return the single words that name people whose full name the document does not give."""
        scores: dict[str, float] = defaultdict(float)
        shown: dict[str, str] = {}
        for start, end, kind, words, opens, before in names:
            if kind not in _SHORT or len(words) > 1 or self._forms.candidates(words):
                continue
            word = words[0]
            if kind is TITLED:
                office = word_before(self._text, start) not in HONORIFICS
                scores[word] += 1 if office and self._is_word(start, end) else _ALONE_AT
            else:
                evidence = person_evidence(self._text, start, end, before)
                if not evidence or (opens and self._is_word(start, end)):
                    continue
                scores[word] += evidence + 1.5 if evidence > 1 and is_given(word) else evidence
            shown.setdefault(word, self._text[start:end])
        return {word: shown[word] for word, score in scores.items() if score >= _ALONE_AT}

    def _is_word(self, start: int, end: int) -> bool:
        """Tell whether a capitalised word stands in small letters near by, which is all of most articles."""
        part = start // _NEAR
        asked = self._text[start:end], part
        known = self._are_words.get(asked)
        if known is None:
            word = f" {asked[0].lower()} "
            known = self._text.find(word, max(0, part - 1) * _NEAR, (part + 2) * _NEAR) >= 0
            self._are_words[asked] = known
        return known

    def entity(self, name: Name) -> str | None:
        """Return the person whom a name means, None if it means none; ask in the order of the text."""
        start, end, _, words, opens, before = name
        candidates = self._forms.candidates(words)
        entity: str | None = None
        if candidates:
            if len(words) > 1 or not (
                (opens and self._is_word(start, end)) or (before == "the" and precedes_house(self._text, end))
            ):
                entity = candidates[0]
                if len(candidates) > 1:
                    candidates = self._of_gender(candidates, name)
                    entity = self._forms.choose(candidates, self._last_seen)
        elif len(words) == 1:
            entity = self._alone.get(words[0])
        if entity is not None:
            self._last_seen[entity] = start
        return entity

    def _of_gender(self, candidates: Sequence[str], name: Name) -> Sequence[str]:
        """Leave out the namesakes whose given name contradicts the honorific ("Mr. Roe")."""
        if name.kind is not TITLED:
            return candidates
        gender = HONORIFICS.get(word_before(self._text, name.start))
        fitting = [
            entity for entity in candidates if not gender or gender_of_given_name(entity) in {gender, None}
        ]
        return fitting or candidates

    def confirmed(self, words: tuple[str, ...]) -> str | None:
        """Return the one person whom words mean where capitals tell nothing, None if none or more."""
        candidates = self._forms.candidates(words)
        if len(candidates) == 1:
            return candidates[0]
        return self._alone.get(words[0]) if len(words) == 1 else None


def _full_names(
    text: str, names: Iterable[Name], families: Container[str], alone: Container[str]
) -> list[FullName]:
    """Return the names of two words and more that are people's, by their own words or by what is around.

    `families` are the last words of people's names, `alone` the words that stand as names alone.
    """
    found: dict[tuple[str, ...], FullName] = {}
    scores: dict[tuple[str, ...], float] = defaultdict(float)
    for start, end, kind, words, opens, before in names:
        if len(words) == 1:
            continue
        if kind in CERTAIN:
            scores[words] = PERSON_AT
        elif kind is SEVERAL:
            if words not in scores:
                scores[words] = 1.5 * _has_initial(words)
                if opens:  # the subject of a sentence, as a rule
                    scores[words] += PERSON_AT * is_taken_up(text, end)
                else:  # and its first word may be any word
                    scores[words] += 1.5 * (words[-1] in alone) + 1.0 * (words[-1] in families)
            scores[words] += person_evidence(text, start, end, before)
        else:
            continue
        shown = text[start:end]
        known = found.get(words)
        if known is None or (shown != known.text and _reads_better(shown, known.text)):
            found[words] = FullName(words, shown, known.start if known else start)
    return [name for words, name in found.items() if scores[words] >= PERSON_AT]


def _single_words(names: Iterable[Name]) -> set[str]:
    """Return the words that stand as names alone."""
    return {words[0] for _, _, kind, words, _, _ in names if kind is SINGLE}


def _has_initial(words: tuple[str, ...]) -> bool:
    """Tell whether a name holds an initial ("John Q. Public")."""
    return any(len(word) == 2 and word[1] == "." for word in words)


def _reads_better(shown: str, other: str) -> bool:
    """Tell whether a spelling is better than another of the same name: not in capitals, with accents."""
    return (other.isupper() and not shown.isupper()) or (other.isascii() and not shown.isascii())


def _careless(text: str, names: Iterable[Name]) -> Iterable[FullName]:
    """Find given names with a family name in small letters after them ("Jane roe")."""
    for start, end, kind, words, _, _ in names:
        if kind is SINGLE and is_given(words[0]):
            match = _LOWER_WORD.match(text, end)
            if match and match.group(1).islower():
                family = match.group(1)
                yield FullName((words[0], fold(family)), f"{text[start:end]} {family.capitalize()}", start)
