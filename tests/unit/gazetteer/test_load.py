from collections import defaultdict

import pytest

from wirehouse.gazetteer import regions
from wirehouse.gazetteer.load import gazetteer
from wirehouse.gazetteer.model import Kind

CITIES = {entry for entries in gazetteer().entries.values() for entry in entries if entry.kind is Kind.CITY}


def largest(name):
    return max(gazetteer().entries[name], key=lambda entry: entry.population)


@pytest.mark.parametrize(
    ("name", "geoname_id"),
    [("Paris", 2988507), ("France", 3017382), ("Texas", 4736286), ("Scotland", 2638360), ("Europe", 6255148)],
)
def test_ids_are_those_of_geonames(name, geoname_id):
    assert geoname_id in {entry.geoname_id for entry in gazetteer().entries[name]}


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Mailand", "Milan"),
        ("Londres", "London"),
        ("Kiev", "Kyiv"),
        ("Bogota", "Bogotá"),
        ("Parigi", "Paris"),
        ("Moskou", "Moscow"),
        ("Deutschland", "Germany"),
        ("Países Bajos", "Netherlands"),
        ("U.S.", "United States"),
        ("Washington, D.C.", "Washington"),
    ],
)
def test_places_are_known_by_their_other_names(name, english):
    assert largest(name).name == english


def test_every_exonym_is_the_name_of_a_city():
    exonyms = [name for line in regions.EXONYMS.strip().split("\n") for name in line.strip().split("|")]
    assert [name for name in exonyms if not CITIES.intersection(gazetteer().entries.get(name, ()))] == []


def test_countries_and_parts_lie_among_their_cities():
    # The points are written by hand. The towns of Canada's provinces lie in the far south, hence the margin.
    margin = 4.5
    towns = defaultdict(list)
    for city in CITIES:
        towns[city.country].append(city)
        towns[f"{city.country}-{city.part}"].append(city)
    astray = []
    for code, entry in gazetteer().by_code.items():
        latitudes = [city.latitude for city in towns[code]]
        longitudes = [city.longitude for city in towns[code]]
        if len(latitudes) > 4 and not (
            min(latitudes) - margin <= entry.latitude <= max(latitudes) + margin
            and min(longitudes) - margin <= entry.longitude <= max(longitudes) + margin
        ):
            astray.append((code, entry.latitude, entry.longitude))
    assert astray == []


@pytest.mark.parametrize(
    ("abbreviation", "code"),
    [("Ala.", "US-AL"), ("TX", "US-TX"), ("Ont.", "CA-08"), ("France", "FR"), ("D.C.", "US-DC")],
)
def test_what_may_stand_after_a_city(abbreviation, code):
    assert [entry.code for entry in gazetteer().containers[abbreviation]] == [code]


def test_an_abbreviation_of_a_state_is_no_name_of_a_place():
    assert not {"Ala.", "Miss.", "OR", "IN", "ME"} & gazetteer().entries.keys()


def test_each_capital_is_one_city():
    capitals = [city.country for city in CITIES if city.is_capital]
    assert len(capitals) == len(set(capitals))
    assert len(capitals) > 200
