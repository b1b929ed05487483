"""Where: places and demonyms ("Syrians") in an article, linked to the gazetteer where that is certain.

A name is first judged by the words beside it. Then the document decides: which of several namesakes lies in a
country or state that it names, and whether a name that may be a person's is a place anywhere in it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from wirehouse.gazetteer.model import CITY, PART, Entry
from wirehouse.mentions.demonyms import DEMONYMS
from wirehouse.mentions.model import Mention, MentionType, Place
from wirehouse.mentions.namesakes import LARGE, Namesakes, greatness, is_great
from wirehouse.mentions.place_context import (
    BARE,
    DIRECTED,
    JOINED,
    LOCATED,
    NAME,
    PERSON,
    Standing,
    is_doubtful,
)
from wirehouse.mentions.place_spots import Spot, known_names, spots_in
from wirehouse.steps import Steps, in_steps
from wirehouse.text.prose import Prose

_LANGUAGE_BEFORE = re.compile(
    r"\b(?:[Ii]n|into|speak|speaks|spoken?|(?<!-)speaking|spoke|fluent)(?: [A-Z][a-z]+ (?:and|or))? $"
)
_LANGUAGE_AFTER = re.compile(r"[- ](?:language|lesson|grammar|translation)")
_SPORT = (" coach", " goal", " inning", " league", " midfielder", " playoff", " quarterback", " striker")
_SPORT_WORDS = 3  # so many make an article one on sport


@in_steps
def find_places(prose: Prose, found: Iterable[tuple[int, str]]) -> Steps[list[Mention]]:
    """Return the places and demonyms in an article, in order; they do not overlap each other. Never raises.

    They are looked for in the capitalised sequences `found`, as `sequences` gives them.

    A place is of type `place`; a demonym or an adjective of nationality of type `group`, with the country as
    entity and place. `place` is None where the gazetteer does not know the place or namesakes are possible.
    What is part of a longer name that is no place ("Paris Hilton", "Bank of England") is left out.
    """
    text = prose.text.replace("’", "'").replace("\xa0", " ")  # one character each: the offsets stay
    spots = list(spots_in(text, prose.starts, found))
    yield
    reading = _Reading(text, spots)
    yield
    return list(reading.mentions())


class _Reading:
    """The names in one document: which of them are places, and what they mean."""

    def __init__(self, text: str, spots: list[Spot]) -> None:
        self._text = text
        self._spots = [spot for spot in spots if spot.standing > NAME]
        self._of_persons = {spot.name for spot in spots if spot.standing is PERSON}
        self._joined = {spot.name for spot in spots if spot.standing is JOINED}
        self._in_names = {spot.name for spot in spots if spot.standing is NAME}
        self._best: dict[str, Standing] = {}
        for spot in self._spots:
            self._best[spot.name] = max(self._best.get(spot.name, BARE), spot.standing)
        self._namesakes = Namesakes(text, self._spots, self._best)

    def mentions(self) -> Iterator[Mention]:
        """Give the mentions of places and peoples, in order."""
        container: Entry | None = None  # the state or country that stands after a city in it
        reached = 0
        names = known_names().names
        for spot in self._spots:
            entries = names[spot.name]
            follows = spot.start - reached <= 2
            reached = spot.end
            if spot.name in DEMONYMS:
                if not self._is_language(spot):
                    abroad = self._text.endswith(("ethnic ", "Ethnic "), 0, spot.start)  # "ethnic Albanians"
                    country = entries[0] if entries and not abroad else None
                    yield _mention(spot, MentionType.GROUP, country)
                continue
            if follows and container in entries:
                yield _mention(spot, MentionType.PLACE, container)
                continue
            city, container = self._namesakes.inside(spot, entries)
            meant = city if container else self._namesakes.meant(spot, entries)
            if container or self._is_place(spot, meant or max(entries, key=greatness)):
                yield _mention(spot, MentionType.PLACE, meant)

    @cached_property
    def _is_sport(self) -> bool:
        """Whether the document is on sport, where cities are teams."""
        return sum(map(self._text.count, _SPORT)) >= _SPORT_WORDS

    def _is_place(self, spot: Spot, greatest: Entry) -> bool:
        """Tell whether a name is a place here, judged by the greatest place that bears it."""
        doubtful = is_doubtful(spot.name)
        great = greatest.kind is not CITY or is_great(greatest)
        if self._is_in_person(spot.name, greatest, certain_only=great and not doubtful):
            large = great or greatest.population >= LARGE
            return large and spot.standing is LOCATED
        if greatest.kind is CITY:
            return self._is_city(spot, greatest, doubtful=doubtful)
        if self._is_sport and greatest.kind is PART and greatest.country == "US":  # a college team
            return spot.standing >= DIRECTED
        evident = self._best[spot.name] >= DIRECTED or self._namesakes.names(greatest)
        return not doubtful or evident or bool(self._namesakes.parts_beside(spot))

    def _is_in_person(self, name: str, greatest: Entry, *, certain_only: bool) -> bool:
        """Tell whether a name stands elsewhere as part of the name of a person, or may do so."""
        if certain_only:
            return name in self._of_persons and greatest.kind is CITY
        return name in self._of_persons or name in self._joined

    def _is_city(self, spot: Spot, greatest: Entry, *, doubtful: bool) -> bool:
        """Tell whether the name of a city stands for it: the smaller the city, the more has to say so."""
        best = self._best[spot.name]
        great = is_great(greatest)
        in_names = spot.name in self._in_names and not great
        if spot.standing is not LOCATED and (self._is_sport or in_names):
            return False
        if great:
            return not doubtful or best >= DIRECTED
        named = self._namesakes.names(greatest)
        if greatest.population >= LARGE:
            enough = BARE if named or " " in spot.name else DIRECTED
            return best >= (LOCATED if doubtful else enough)
        enough = LOCATED if greatest.country == "US" else DIRECTED
        return named and best >= enough and len(spot.name) > 3 and not doubtful

    def _is_language(self, spot: Spot) -> bool:
        """Tell whether a demonym is the name of a language here: "in English"."""
        before = self._text[max(0, spot.start - 30) : spot.start]
        return bool(_LANGUAGE_BEFORE.search(before) or _LANGUAGE_AFTER.match(self._text, spot.end))


def _mention(spot: Spot, mention_type: MentionType, entry: Entry | None) -> Mention:
    place = None
    if entry and entry.geoname_id:
        place = Place(entry.name, f"geonames:{entry.geoname_id}", entry.latitude, entry.longitude)
    return Mention(spot.start, spot.end, mention_type, entry.name if entry else spot.name, place)
