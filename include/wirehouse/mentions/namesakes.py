"""Which of several namesakes a document means: by what stands beside a name, and by what else it names."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from wirehouse.gazetteer.load import gazetteer
from wirehouse.gazetteer.model import CITY, PART, REGION, Entry
from wirehouse.mentions.place_context import LOCATED, Standing, is_doubtful
from wirehouse.mentions.place_spots import Spot, known_names
from wirehouse.mentions.place_words import UNCLEAR

_CONTAINER = re.compile(r"(?:, | \()([A-ZÀ-Þ][\w.]*(?: [A-Z][\w.]*){0,3})")
_STATE_AFTER = re.compile(
    r" (?:[Ss]tate|[Gg]ov(?:ernor|\.)|[Ss]en(?:ator|\.)|Rep\.|attorney general|lawmaker|Democrat|Republican)"
)
_STATE_BEFORE = re.compile(r"(?:[Uu]pstate|ern|central|rural|state of) $")
_SCHOOL_BEFORE = re.compile(r"\b(?:University|College|Institute)\b[^.,\n]* in $")
_LIST_AFTER = re.compile(r"(?:, (?:and )?| and | or )([A-Z]\w+(?: [A-Z]\w+)?)")
_LIST_BEFORE = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)?)(?:, (?:and )?| and | or )$")

_UNDECIDED = UNCLEAR | {"Washington"}  # names that do not show what else the document is about
_WASHINGTON = 4140963  # the capital; the document decides between it and the state
METROPOLIS = 1_000_000  # people; a city that news names without saying that it is one
LARGE = 100_000  # people; a city that is meant where a preposition shows that the name is a place
_DOMINANCE = 8  # times the people of any namesake make a city the one that is meant


class Namesakes:
    """What the names of places in one document mean.

    `spots` are the names that stand as names of places, `best` is the best standing that each has anywhere.
    """

    def __init__(self, text: str, spots: Sequence[Spot], best: Mapping[str, Standing]) -> None:
        self._text = text
        self._spots = spots
        self._best = best
        self._of_cities: dict[str, Entry | None] = {}

    def meant(self, spot: Spot, entries: Sequence[Entry]) -> Entry | None:
        """Return the one of several places of a name that is meant, if that is clear."""
        if spot.name in UNCLEAR or self._is_unknown_namesake(spot, entries):
            return None
        if len(entries) == 1:
            return entries[0] if entries[0].kind is not CITY else self._city(spot.name, entries)
        if spot.name in self._senses:
            return self._senses[spot.name]
        return self._by_document(spot, entries)

    def inside(self, spot: Spot, entries: Sequence[Entry]) -> tuple[Entry | None, Entry | None]:
        """Return the city that lies in the country or state stated after a name, and that; or nothing.

        The city is None where several of the name lie there.
        """
        for container in self._stated.get(spot, ()):
            cities = [entry for entry in entries if entry.kind is CITY and _within(entry, container)]
            if cities:
                return dominant(cities), container
        return None, None

    def _is_unknown_namesake(self, spot: Spot, entries: Sequence[Entry]) -> bool:
        """Tell whether a name stands before a state or country where the gazetteer knows no city of it.

        "Peru, Indiana" is one. After a city that everybody knows, a country is rather the next word: "In
        Vienna, Iran agreed"; and states stand in lists: "Georgia, Texas and Ohio".
        """
        stated = self._stated.get(spot)
        if not stated or any(entry.kind in {PART, REGION} for entry in entries):
            return False
        parts = [entry for entry in stated if entry.kind is PART]
        if any(entry.kind is not CITY for entry in entries):
            return any(part.country == "US" for part in parts)  # not "Ireland, Scotland and Wales"
        known = dominant(entries)
        return bool(parts) or not (known and is_great(known))

    @cached_property
    def _stated(self) -> dict[Spot, tuple[Entry, ...]]:
        """The countries and parts that the name may mean that stands after a comma or in a bracket."""
        named = gazetteer().containers
        stated: dict[Spot, tuple[Entry, ...]] = {}
        for spot in self._spots:
            found = _CONTAINER.match(self._text, spot.end)
            if found:
                name = found.group(1)
                first = name.split(" ", maxsplit=1)[0]
                forms = (name, name.rstrip("."), first, first.rstrip("."))
                stated[spot] = next((named[form] for form in forms if form in named), ())
        return stated

    def _by_document(self, spot: Spot, entries: Sequence[Entry]) -> Entry | None:
        """Return the one of several namesakes that the document means, if that is clear."""
        wide = [entry for entry in entries if entry.kind is not CITY]
        cities = [entry for entry in entries if entry.kind is CITY]
        if len(wide) > 1:  # Georgia
            beside = self.parts_beside(spot)
            listed = [entry for entry in wide if entry.kind is PART and entry.country in beside]
            return listed[0] if listed else self._only_named(wide)
        largest = max(cities, key=greatness)
        if not wide:
            return self._city(spot.name, cities)
        if _STATE_AFTER.match(self._text, spot.end) or _STATE_BEFORE.search(
            self._text[max(0, spot.start - 12) : spot.start]
        ):
            return wide[0]
        if largest.geoname_id == _WASHINGTON:
            return None if self.names(wide[0]) else largest
        if _within(largest, wide[0]) and largest.population >= METROPOLIS:
            return None if self.parts_beside(spot) or self._is_school(spot) else largest  # New York
        return wide[0]

    def _city(self, name: str, cities: Sequence[Entry]) -> Entry | None:
        """Return the one of the cities of a name that is meant wherever the document names it."""
        if name not in self._of_cities:
            best = dominant(cities)
            named = [city for city in cities if self.names(city)]
            if best:
                self._of_cities[name] = best if best in named or not named else None
            else:
                self._of_cities[name] = dominant(named)
        return self._of_cities[name]

    def _only_named(self, entries: Sequence[Entry]) -> Entry | None:
        named = [entry for entry in entries if self.names(entry)]
        return named[0] if len(named) == 1 else None

    def _is_school(self, spot: Spot) -> bool:
        """Tell whether a college stands before a name, which is as often that of the state."""
        return bool(_SCHOOL_BEFORE.search(self._text[max(0, spot.start - 60) : spot.start]))

    def parts_beside(self, spot: Spot) -> set[str]:
        """Return the countries whose parts stand beside a name in a list: "Georgia, Texas and Ohio"."""
        after = _LIST_AFTER.match(self._text, spot.end)
        before = _LIST_BEFORE.search(self._text[max(0, spot.start - 40) : spot.start])
        beside = [found.group(1) for found in (after, before) if found]
        entries = [entry for name in beside for entry in gazetteer().entries.get(name, ())]
        return {entry.country for entry in entries if entry.kind is PART}

    def names(self, entry: Entry) -> bool:
        """Tell whether the document names the country of an entry, or in the United States the state."""
        return entry.code in self._named or (entry.country != "US" and entry.country in self._named)

    @cached_property
    def _named(self) -> set[str]:
        """The codes of the countries and parts that the document names, by name, people or clear city."""
        codes = set()
        for name, standing in self._best.items():
            best = dominant(known_names().names[name])
            if best and not is_doubtful(name) and name not in _UNDECIDED:
                enough = LARGE if standing is LOCATED else METROPOLIS
                if greatness(best) >= enough:
                    codes |= {best.country, best.code}
        for entry in self._senses.values():
            if entry:
                codes |= {entry.country, entry.code}
        return codes

    @cached_property
    def _senses(self) -> dict[str, Entry | None]:
        """What names mean that stand in the form "Atlanta, Georgia" anywhere; None where that differs."""
        senses: dict[str, Entry | None] = {}
        for spot in self._stated:
            city, container = self.inside(spot, known_names().names[spot.name])
            if container:
                senses[spot.name] = city if senses.get(spot.name, city) == city else None
                if container.kind is PART and not any(
                    map(is_great, known_names().names.get(container.name, ()))
                ):
                    senses[container.name] = container
        return senses


def greatness(entry: Entry) -> int:
    """Return the people of a city; of anything wider more than any city has."""
    return entry.population if entry.kind is CITY else 10**9


def is_great(entry: Entry) -> bool:
    """Tell whether an entry is a city that news names without more."""
    return entry.kind is CITY and (entry.is_capital or entry.population >= METROPOLIS)


def _within(city: Entry, container: Entry) -> bool:
    return city.country == container.country and container.part in {"", city.part}


def dominant(entries: Sequence[Entry]) -> Entry | None:
    """Return the place that is so much greater than its namesakes that it alone is meant."""
    if len(entries) == 1:
        return entries[0]
    ranked = sorted(entries, key=greatness, reverse=True)
    if not ranked or greatness(ranked[1]) * _DOMINANCE > greatness(ranked[0]):
        return None
    return ranked[0]
