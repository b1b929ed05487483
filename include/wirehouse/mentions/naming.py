"""Who is who: the full and the short names of a document's people, and what each is called by."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}
"""What may stand after the family name and is a part of it."""
_MAX_NAMESAKES = 20  # of one family or given name; no article has more, and comparing them all takes time
_NEAR = 600  # characters; as long the person named first goes on to be the one meant by the family name


class FullName(NamedTuple):
    """A full name as it stands: its folded words, its text, and where it stands first."""

    words: tuple[str, ...]
    text: str
    start: int


class NameForms:
    """The people of a document by every form of their names.

    A name of fewer words belongs to a longer one that holds its words in order and ends alike, or that it
    abbreviates ("J. Roe"); a single word belongs to the people whose family or given name it is.
    """

    def __init__(self, names: Iterable[FullName]) -> None:
        self._full: dict[tuple[str, ...], Sequence[str]] = {}
        self._short: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._first: dict[str, int] = {}
        families: dict[str, list[list[FullName]]] = defaultdict(list)
        for name in sorted(names, key=lambda name: -len(name.words)):
            family = families[_core(name.words)[-1]]
            home = next((group for group in family if _same(name.words, group[0].words)), None)
            if home is not None:
                home.append(name)
            elif len(family) < _MAX_NAMESAKES:
                family.append([name])
        for family in families.values():
            for group in family:
                self._add(group)
        self._candidates = {**self._short, **self._full}

    def _add(self, group: Sequence[FullName]) -> None:
        """Take one person's names in, the fullest first."""
        longest = len(group[0].words)
        entity = max((name.text for name in group if len(name.words) == longest), key=_legibility)
        for name in group:
            self._full[name.words] = (entity,)
            self._first[entity] = min(self._first.get(entity, name.start), name.start)
            core = _core(name.words)
            for start in range(1, len(core)):
                self._register(core[start:], entity)
            self._register(core[:1], entity)

    def _register(self, words: tuple[str, ...], entity: str) -> None:
        """Note that a short name may mean a person; an initial does not."""
        namesakes = self._short[words]
        if len(words[0].rstrip(".")) > 1 and entity not in namesakes and len(namesakes) < _MAX_NAMESAKES:
            namesakes.append(entity)

    def candidates(self, words: tuple[str, ...]) -> Sequence[str]:
        """Return the people whom a name may mean: one for a full name, more for a name they share."""
        candidates = self._candidates.get(words)
        if not candidates and len(words) > 1:
            candidates = self._candidates.get(_core(words))
        return candidates or ()

    def choose(self, candidates: Sequence[str], last_seen: dict[str, int]) -> str:
        """Choose among namesakes.

        News gives the family name alone to the person whom it is about, and names that person's relatives in
        full: the one named first is meant, unless not mentioned for long; then the one mentioned last.
        """
        if len(candidates) == 1:
            return candidates[0]
        about = min(candidates, key=lambda entity: self._first[entity])
        latest = max(candidates, key=lambda entity: last_seen.get(entity, -1))
        return about if last_seen.get(about, -1) + _NEAR > last_seen.get(latest, -1) else latest


def _legibility(shown: str) -> tuple[bool, int]:
    """Rank spellings of a name: not in capitals is better, then more accents."""
    return not shown.isupper(), 0 if shown.isascii() else sum(not char.isascii() for char in shown)


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave "Jr." and its like off."""
    return words[:-1] if len(words) > 1 and words[-1] in SUFFIXES else words


def _same(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Tell whether a name is the other in fewer words or with initials."""
    shorter, longer = _core(shorter), _core(longer)
    if shorter[-1] != longer[-1]:
        return False
    rest = iter(longer[:-1])
    return all(any(_matches(word, other) for other in rest) for word in shorter[:-1])


def _matches(word: str, other: str) -> bool:
    """Tell whether two words of a name are the same, or one is the other's initial."""
    if word == other:
        return True
    first, second = word.rstrip("."), other.rstrip(".")
    return min(len(first), len(second)) == 1 and first[:1] == second[:1]
