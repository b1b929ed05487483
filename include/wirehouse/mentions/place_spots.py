"""Finding the names of places and the demonyms in a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from wirehouse.gazetteer.index import NameIndex
from wirehouse.gazetteer.load import gazetteer
from wirehouse.gazetteer.model import Entry, Kind
from wirehouse.mentions.demonyms import DEMONYMS
from wirehouse.mentions.place_context import BARE, NAME, Standing, standing_of
from wirehouse.text.datelines import dateline_of
from wirehouse.text.vocabulary import MONTHS

_CAPITALIZED = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-ÞĀ-ž]\w*")
_CONJUNCTIONS = {", ", " and ", ", and ", " or ", " und ", " et ", " y ", " e ", " en ", " to ", "/"}
_LONGEST_CONJUNCTION = max(map(len, _CONJUNCTIONS))
_SMALL_WORDS = re.compile(r"(?<= )(?:Da|De|Del|Di|Do|Of|Upon)(?= )")


class Spot(NamedTuple):
    """A name in a text and how it stands there."""

    start: int
    end: int
    name: str
    standing: Standing


@cache
def known_names() -> NameIndex[tuple[Entry, ...]]:
    """Return the names of places, but for months, and the demonyms with their countries."""
    known = gazetteer()
    names: dict[str, tuple[Entry, ...]] = {
        name: entries for name, entries in known.entries.items() if name.lower() not in MONTHS
    }
    for word, code in DEMONYMS.items():
        names[word] = (known.by_code[code],) if code else ()
    return NameIndex(names)


@cache
def _never_cities() -> frozenset[str]:
    """Return the names that no city bears: of countries, regions and peoples."""
    names = known_names().names
    return frozenset(
        name for name, entries in names.items() if all(entry.kind is not Kind.CITY for entry in entries)
    )


def spots_in(text: str, starts: Sequence[int], found: Iterable[tuple[int, str]]) -> Iterator[Spot]:
    """Give the names of places and the demonyms in a text, the longest; passages begin at `starts`.

    Names begin in the capitalised sequences `found`, and may reach beyond: "Washington, D.C.".
    """
    names = known_names()
    never_cities = _never_cities()
    passages = set(starts)
    reached = 0
    before: Spot | None = None
    words = ((begins + offset, word) for begins, capitals in found for offset, word in _first_words(capitals))
    for start, word in words:
        if start < reached:
            continue
        name = names.longest_at(text, word, start)
        if name:
            end = start + len(name)
        elif start in passages and word.isupper():
            name, end = _capitals_at(text, start)
        if name:
            joins = name in never_cities
            standing = standing_of(text, start, end, opens=start in passages, joins=joins)
            if before and start - before.end <= _LONGEST_CONJUNCTION:
                standing = _listed_with(before, standing, text[before.end : start])
            before = Spot(start, end, name, standing)
            reached = end
            yield before


@lru_cache(maxsize=16384)
def _first_words(sequence: str) -> tuple[tuple[int, str], ...]:
    """Return the words of a sequence that names begin with, or that are in capitals, as datelines may be."""
    known = known_names().first_words
    words = ((match.start(), match.group()) for match in _CAPITALIZED.finditer(sequence))
    return tuple((offset, word) for offset, word in words if word in known or word.isupper())


def _listed_with(before: Spot, standing: Standing, between: str) -> Standing:
    """Return how a name stands that may be in one list with the name before it.

    Both stand after the same words: "in Hull and York", "University of Hull and York".
    """
    if before.standing is NAME and between == " and ":
        return NAME
    if standing is BARE and before.standing > BARE and between in _CONJUNCTIONS:
        return before.standing
    return standing


def _capitals_at(text: str, start: int) -> tuple[str | None, int]:
    """Return the place of a dateline in capitals, as the gazetteer writes it, and where it ends."""
    line_end = text.find("\n", start)
    stated = dateline_of(text[start : line_end if line_end > 0 else len(text)]).place
    if stated:
        head = re.split(r"[,/]", stated, maxsplit=1)[0]
        name = _SMALL_WORDS.sub(lambda word: word.group().lower(), head.title())
        if name in known_names().names:
            return name, start + len(head)
    return None, start
