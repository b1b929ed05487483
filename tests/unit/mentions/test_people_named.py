"""People: who is recognized as one, and by which name."""

import pytest

from unit.mentions.reading import mentioned

ROE = ["Jane Roe: person Jane Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was opened by Jane Roe on Friday.",
        "“It holds,” said Jane Roe.",
        "It was Dr. Jane Roe who noticed it.",
        "Mayor Jane Roe cut the ribbon.",
        "Deputy Harbour Minister Jane Roe was late.",
        "Secretary of Transport Jane Roe was late.",
        "Then Jane Roe’s boat came in.",
        "They gave it to Jane Roe, 43, in the evening.",
    ],
)
def test_a_full_name_is_a_person_without_title(text):
    assert mentioned(text) == ROE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“No,” said Ousk Varran.", "Ousk Varran"),
        ("The baker Ousk Varran was asleep.", "Ousk Varran"),
        ("Its chairwoman, Ousk Varran, was asleep.", "Ousk Varran"),
        ("Ousk Varran, who mends nets, was asleep.", "Ousk Varran"),
        ("Ousk Varran, the town’s planner, was asleep.", "Ousk Varran"),
        ("Ousk Varran, 61, was asleep.", "Ousk Varran"),
        ("“They were late.” ― Ousk Varran", "Ousk Varran"),
        ("It was Chief Executive Ousk Varran who slept.", "Ousk Varran"),
        ("It was then that Ousk Varran said no. Nobody asked Varran why.", "Ousk Varran"),
        ("Ousk Varran had overslept. “It was dark,” she said.", "Ousk Varran"),
        ("They met Ousk V. Varran. Varran said no.", "Ousk V. Varran"),
    ],
)
def test_what_stands_beside_makes_a_person_of_an_unknown_name(text, name):
    assert f"{name}: person {name}" in mentioned(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Ousk Varran was asleep.",
        "We took the Ousk Varran line to the sea.",
        "The retailer Ousk Varran said no.".replace("said no", "closed"),
        "Taxi drivers complained.",
        "Ousk Varran is on the map.",
        "Ousk Varran had flooded. The mayor said he was sorry.",
        "Ousk Varran had flooded. Anna Roe said she was sorry.",
        "On Monday Morning they left.",
        "In Executive Session they slept.",
        "Then the Ousk Varran said no. They like Varran.",
    ],
)
def test_a_name_that_may_be_anything_is_no_person(text):
    assert not [found for found in mentioned(text) if "person" in found and "Anna Roe" not in found]


@pytest.mark.parametrize(
    "name",
    [
        "Ludwig van der Alder",
        "Omar bin Salem",
        "Bashir al-Kadri",
        "Marie-Claire O’Dell",
        "Maria de la Fuente Ortiz",
        "J. K. Alder",
        "Theresa May",
        "Peter Alder Jr.",
        "Kim Seo-yeon",
        "Kim Jong Un",
    ],
)
def test_particles_initials_hyphens_and_apostrophes_belong_to_a_name(name):
    assert mentioned(f"“Yes,” said {name} in the hall.") == [f"{name}: person {name}"]


@pytest.mark.parametrize("name", ["Peter King", "Anna Bishop", "Peter Judge Jr.", "Anna Luther King Jr."])
def test_a_family_name_may_be_an_office_after_a_given_name(name):
    assert mentioned(f"They met {name} in the hall.") == [f"{name}: person {name}"]
    assert mentioned(f"They met Dr. {name} in the hall.") == [f"{name}: person {name}"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then King Peter spoke.", "Peter"),
        ("Then Jordan King Peter spoke.", "Peter"),
        ("Then Judge Anna Alder spoke.", "Anna Alder"),
        ("Then Justice Alder spoke.", "Alder"),
    ],
)
def test_an_office_before_a_name_is_no_family_name(text, name):
    assert [found for found in mentioned(text) if "person" in found] == [f"{name}: person {name}"]


def test_a_suffix_alone_and_a_small_word_between_names_are_nobody():
    assert mentioned("Then King Jr. spoke.") == []
    assert mentioned("They met Dr. King Jr. in the hall.") == ["King Jr.: person King Jr."]
    assert mentioned("They met Anna Un Peter Roe in the hall.") == ["Peter Roe: person Peter Roe"]


def test_an_office_after_an_honorific_is_a_family_name():
    assert mentioned("They met Peter King. Then Mr. King spoke.")[1:] == ["King: person Peter King"]
    assert mentioned("Then Mr. Justice Alder spoke.") == ["Alder: person Alder"]
    assert mentioned("Then Mr. President spoke.") == []


def test_short_forms_name_the_person_of_the_full_name():
    found = mentioned(
        "“It is late,” said Karin Alder-Holt, who runs the ferry.",
        "Ms. Alder-Holt has two ships. But Alder-Holt’s crew is small, and Karin steers herself.",
    )
    assert found == [
        "Karin Alder-Holt: person Karin Alder-Holt",
        "Alder-Holt: person Karin Alder-Holt",
        "Alder-Holt: person Karin Alder-Holt",
        "Karin: person Karin Alder-Holt",
    ]


def test_the_fullest_name_and_the_accented_spelling_win():
    found = mentioned(
        "Francois Alder arrived. “Late again,” said François Alder. Later, F. Alder left.",
        "His brother, Jean Marie Holt, stayed. Nobody knew Jean Holt.",
    )
    assert [line.split(": ")[1] for line in found] == ["person François Alder"] * 3 + [
        "person Jean Marie Holt"
    ] * 2


def test_a_caption_supplies_the_full_name_also_where_it_spares_capitals():
    found = mentioned("President Alder waved. Mr. Alder left.", caption="Peter alder waving to alder's dogs")
    assert found == [
        "Alder: person Peter Alder",
        "Alder: person Peter Alder",
        "Peter alder: person Peter Alder",
        "alder: person Peter Alder",
    ]


def test_a_title_alone_makes_a_person_of_a_family_name():
    assert mentioned("Mr. Varran left. Then Varran came back.") == [
        "Varran: person Varran",
        "Varran: person Varran",
    ]


def test_a_family_name_that_is_also_a_word_opens_no_sentence():
    text = "“Yes,” said Jane Price. Price rises hit every price in town. They asked Price."
    assert mentioned(text) == ["Jane Price: person Jane Price", "Price: person Jane Price"]


def test_of_relatives_the_family_name_alone_means_the_one_whom_it_is_about():
    found = mentioned(
        "Peter Alder won the vote. His daughter, Anna Alder, was there.", "Alder thanked the town."
    )
    assert found[-1] == "Alder: person Peter Alder"


def test_an_honorific_tells_relatives_apart():
    found = mentioned("Anna Alder won the vote. Her husband, Peter Alder, was there.", "Mr. Alder slept.")
    assert found[-1] == "Alder: person Peter Alder"


def test_a_particle_may_be_capitalised_or_left_out():
    found = mentioned("They met Ludwig van der Varran. Van der Varran slept, and so did Varran’s dog.")
    assert [line.split(": ")[1] for line in found] == ["person Ludwig van der Varran"] * 3


def test_of_namesakes_far_apart_the_one_named_last_is_meant():
    between = "Nobody spoke for a while, and the ships lay still. " * 15
    found = mentioned(f"Peter Alder won the vote. {between}", "Anna Alder sings.", "They like Alder.")
    assert found[-1] == "Alder: person Anna Alder"


def test_people_who_share_a_name_in_part_are_several():
    found = mentioned("“Yes,” said Mary Ann Roe.", "“No,” said Mary Jo Roe.")
    assert found == ["Mary Ann Roe: person Mary Ann Roe", "Mary Jo Roe: person Mary Jo Roe"]


def test_a_house_named_after_a_family_is_no_person():
    text = "“Stay,” said Jane Roe. At the Roe guesthouse, tea is served."
    assert mentioned(text) == ROE


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "„Der Ofen ist kalt“, sagte Uwe Varran, der ihn gebaut hat.", "Uwe Varran"),
        ("de", "Die Bürgermeisterin Ousk Varran eröffnete die Brücke.", "Ousk Varran"),
        ("de", "Das bestätigte Regierungssprecherin Ousk Varran am Montag.", "Ousk Varran"),
        ("fr", "« C’est tard », a déclaré Élodie Varran, la directrice du port.", "Élodie Varran"),
        ("es", "“Es tarde”, dijo Martín Varran. La directora, Silvia Varran, calló.", "Martín Varran"),
        ("de", "Laut Professorin Ines Varran von der Universität Leipzig fehlt Geld.", "Ines Varran"),
        ("nl", "Dat zei burgemeester Femke Varran van Delft.", "Femke Varran"),
        ("it", "“È tardi”, ha detto Giulia Varran.", "Giulia Varran"),
        ("pt", "“É tarde”, disse João Varran.", "João Varran"),
        ("nl", "“Het is laat”, zei Pieter van Varran.", "Pieter van Varran"),
    ],
)
def test_people_in_other_languages(language, text, expected):
    assert f"{expected}: person {expected}" in mentioned(text, language=language)


@pytest.mark.parametrize(
    "text",
    [
        "Der Speicher besteht aus gebrauchten Autobatterien. Der Preis stieg.",
        "Ein Sprecher der Stadtwerke begrüßte das Vorhaben.",
        "Die Energiekosten der Betriebe haben sich verdoppelt, teilte die Genossenschaft mit.",
    ],
)
def test_german_nouns_are_no_names(text):
    assert not mentioned(text, language="de")


def test_a_word_that_opens_a_sentence_is_cut_off_before_a_known_name():
    assert mentioned("“No,” said Jane Roe. Tomorrow’s plan is dead. Notice Roe has said so.")[1:] == [
        "Roe: person Jane Roe"
    ]


def test_a_word_that_opens_a_sentence_becomes_no_given_name():
    assert "Ask Roe: person Ask Roe" not in mentioned("“No,” said Jane Roe. They asked Roe. Ask Roe, then.")


def test_of_a_headline_only_the_names_count_that_the_text_confirms():
    found = mentioned("“No,” said Jane Roe.", title="Roe Urges Town Council to Wait for Better Weather")
    assert found == ["Roe: person Jane Roe", *ROE]


def test_a_paragraph_in_capitals_is_read_as_a_headline():
    found = mentioned("“No,” said Jane Roe.", "THEN JANE ROE LEFT THE HALL AND NOBODY SAID A WORD")
    assert found == [*ROE, "JANE ROE: person Jane Roe"]


def test_a_title_written_like_a_sentence_is_read_like_one():
    assert mentioned("It was late.", title="Mayor Jane Roe opens a bridge for pedestrians") == ROE
