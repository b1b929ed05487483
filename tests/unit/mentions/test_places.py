"""Which names are places, which of several namesakes is meant, and what is no place at all."""

import pytest

from unit.mentions.reading import places
from wirehouse.mentions.model import MentionType
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose


def prose_of(*texts):
    return Prose(Passage(number, 0, Role.BODY, text, 0, len(text)) for number, text in enumerate(texts))


def found(*texts):
    """The names and, where they are linked, what they are linked to."""
    prose = prose_of(*texts)
    return [
        (prose.text[mention.start : mention.end], mention.entity if mention.place else None)
        for mention in places(prose)
    ]


def ids(*texts):
    return {mention.place.place_id for mention in places(prose_of(*texts)) if mention.place}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A baker from Kenya moved to Oslo.", [("Kenya", "Kenya"), ("Oslo", "Oslo")]),
        ("The U.S. and the UAE signed it.", [("U.S.", "United States"), ("UAE", "United Arab Emirates")]),
        ("The U.S.-China talks begin.", [("U.S.", "United States"), ("China", "China")]),
        (
            "Fares to New York and Abu Dhabi fell.",
            [("New York", "New York City"), ("Abu Dhabi", "Abu Dhabi")],
        ),
        ("The Netherlands’ dykes are old.", [("Netherlands", "Netherlands")]),
        ("The Brussels-based union met.", [("Brussels", "Brussels")]),
        ("Boats left Bogota for Europe.", [("Bogota", "Bogotá"), ("Europe", "Europe")]),
        ("Wells dried up in the Sahel.", [("Sahel", None)]),
        ("Die Bäcker in München kommen aus Mailand.", [("München", "Munich"), ("Mailand", "Milan")]),
        ("Le pain est cher à Genève et en Allemagne.", [("Genève", "Geneva"), ("Allemagne", "Germany")]),
        ("El barco salió de Londres hacia España.", [("Londres", "London"), ("España", "Spain")]),
        (
            "Il treno parte da Firenze per la Svizzera.",
            [("Firenze", "Florence"), ("Svizzera", "Switzerland")],
        ),
        ("O pão é caro em Lisboa e na Alemanha.", [("Lisboa", "Lisbon"), ("Alemanha", "Germany")]),
        ("De trein uit Parijs rijdt naar Duitsland.", [("Parijs", "Paris"), ("Duitsland", "Germany")]),
    ],
)
def test_names_are_linked_to_places(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "geoname_id"),
    [
        ("The orchard fair is in Paris.", 2988507),
        ("The orchard fair is in Paris, Texas.", 4717560),
        ("A school in Birmingham, Alabama, reopened.", 4049979),
        ("TRIPOLI, Lebanon (AP) — Nets were mended.", 266826),
        ("A hall in Springfield, Ill., burned.", 4250542),
        ("Trams run in Portland (Maine).", 4975802),
        ("Ferries leave London, Ontario, never.", 6058560),
    ],
)
def test_the_country_or_state_after_a_city_says_which_it_is(text, geoname_id):
    assert f"geonames:{geoname_id}" in ids(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bakers of Birmingham met. They wrote to Alabama’s capital.", ("Birmingham", "Birmingham")),
        ("Bakers of Birmingham met.", ("Birmingham", None)),
        ("Bakers of Birmingham met American millers.", ("Birmingham", None)),
        ("The road to Tripoli is closed, Lebanon said.", ("Tripoli", "Tripoli")),
        ("The talks in Georgia opened in Tbilisi.", ("Georgia", "Georgia")),
        ("The talks in Georgia opened.", ("Georgia", None)),
        ("A market in Springfield opened.", ("Springfield", None)),
        ("A market in Springfield, Ill., opened. In Springfield it rained.", ("Springfield", "Springfield")),
        ("The fog in Paris, Idaho, stayed.", ("Paris", None)),
        ("The fog in Paris, Ontario, stayed.", ("Paris", None)),
        ("Shops in New York, New Jersey and Ohio closed.", ("New York", None)),
        ("A studio in Hollywood closed.", ("Hollywood", None)),
        ("Farms in Ohio, Georgia and Texas flooded.", ("Georgia", "Georgia")),
        ("Farms in upstate New York flooded.", ("New York", "New York")),
        ("She teaches at Birch College in New York.", ("New York", None)),
        ("In Vienna, Iran agreed.", ("Vienna", "Vienna")),
        ("A circus in Peru, Indiana, closed.", ("Peru", None)),
        ("Norway pays. The ferry, late from Bodø and Tromsø, is full.", ("Tromsø", "Tromsø")),
    ],
)
def test_the_document_decides_between_namesakes_or_nothing_does(text, expected):
    assert expected in found(text)


def test_a_state_is_meant_after_its_city():
    assert ids("Atlanta, Georgia, has trams.", "Georgia pays for them.") == {
        "geonames:4180439",
        "geonames:4197000",
    }
    assert ids("Everett, Washington, has a port.") >= {"geonames:5815135"}
    assert ids("Envoys met in Washington.") == {"geonames:4140963"}


@pytest.mark.parametrize("dateline", ["WASHINGTON, D.C. —", "WASHINGTON, DC (AP) -"])
def test_the_district_that_the_gazetteer_does_not_name_alone_is_read_after_its_city(dateline):
    assert found(f"{dateline} Voters in Springfield slept.") == [
        ("WASHINGTON", "Washington"),
        ("Springfield", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton sang.",
        "Jack London wrote. London was young.",
        "Michael Jordan opened a school. Jordan was glad.",
        "Mr. Houston and Ms. Chad sat down.",
        "The Bank of England is old.",
        "The University of Texas and Ohio Wesleyan played.",
        "Reading is fun, and so is Mobile Art.",
        "It closed in March and in May.",
        "It costs US$5.",
        "A Paris-Roubaix winner rested.",
        "Air France and Real Madrid agreed.",
        "us, turkey, china and nice orange polish",
    ],
)
def test_what_is_part_of_another_name_or_a_word_is_no_place(text):
    assert found(text) == []


def test_in_sport_a_city_is_a_place_only_where_words_say_so():
    text = "The coach of Barcelona praised a goal in Madrid. The league is close. Barcelona won."
    assert found(text) == [("Madrid", "Madrid")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Syrians and a Briton rowed.", [("Syrians", "Syria"), ("Briton", "United Kingdom")]),
        ("The Dutch like German-speaking guides.", [("Dutch", "Netherlands"), ("German", "Germany")]),
        ("South Koreans and Koreans cheered.", [("South Koreans", "South Korea"), ("Koreans", None)]),
        ("The French President met Scottish nurses.", [("French", "France"), ("Scottish", "Scotland")]),
        (
            "African-American and Latin American bakers",
            [("African-American", None), ("Latin American", None)],
        ),
        ("He sang in French and wrote in English.", []),
        ("The Cleveland Indians lost.", []),
        ("Many ethnic Hungarians farm there.", [("Hungarians", None)]),
        ("American Airlines and the British Museum agreed.", []),
    ],
)
def test_demonyms_are_groups_with_their_country(text, expected):
    assert found(text) == expected
    assert {mention.type for mention in places(prose_of(text))} <= {MentionType.GROUP}


def test_a_dateline_in_capitals_is_a_place():
    assert found("RIO DE JANEIRO (AFP) — The bay is clean.") == [("RIO DE JANEIRO", "Rio de Janeiro")]
    assert found("EL CALAFATE, Argentina — Ice fell.") == [
        ("EL CALAFATE", "El Calafate"),
        ("Argentina", "Argentina"),
    ]
    assert found("THE ROAD TO OSLO IS LONG, SAYS OSLO") == []


def test_no_name_crosses_the_border_of_a_passage():
    assert found("The road leads to New", "York is far.") == []


def test_coordinates_are_degrees_north_and_east():
    (mention,) = places(prose_of("It rained in Montevideo."))
    assert mention.place.latitude == pytest.approx(-34.9, abs=0.1)
    assert mention.place.longitude == pytest.approx(-56.2, abs=0.1)


def test_a_title_after_a_name_is_no_part_of_it():
    assert found("The Asia Director and the Burmese Leader met.") == [
        ("Asia", "Asia"),
        ("Burmese", "Myanmar"),
    ]
