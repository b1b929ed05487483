"""Marks around words that nobody is quoted with."""

import pytest

from unit.quotations.lines import quoted


@pytest.mark.parametrize(
    "text",
    [
        "The “smart” cranes in the harbour still need a driver.",
        "He said that the “smart” cranes in the harbour still need a driver.",
        "The town wants a “hanging coffee” again.",
        "The town has a plan for the “night mayor”.",
        "The “donkey” they were promised is a boat.",
        "The so-called “dark fleet” has sailed.",
        "She said that the word “boat” was too short.",
        "Der Speicher bekommt dort ein „zweites Leben“.",
        "Sie sagte, die sogenannte „Spaßbremse“ komme.",
        "Les aides dites « express » arrivent, a dit le maire.",
        "El llamado «plan azul» empieza hoy, dijo la alcaldesa.",
        "De ‘nieuwe’ haven is oud.",
        "The mayor spoke. A boat was “late”.",
        "A boat was “late”. Once more, she said, it sailed.",
        "The mayor said that the boats of the old harbour had never in all those years been “late”.",
    ],
)
def test_doubtful_and_coined_words(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The film “A Boat for Ana” opens on Monday.",
        "The film “A boat for Ana” opens on Monday.",
        "Her column, “Why I never learned to sail,” ran for years.",
        "She was born in the year of “The Long Swim” and of the flood.",
        "“The Long Swim” opens on Monday.",
        "Der Film „Ein Boot für Ana“ läuft am Montag an.",
        "Le film « Un bateau pour Ana » sort lundi.",
        "The company calls the service “Early Boat”.",
        "They told Robert “Bobby” Alder no.",
        "“The Long Way Home”",
        "Alder (“The Sailor”) signed.",
        "She keeps a boat called “The Long Swim,” he said.",
        "She said in “The Long Swim” that it was cold.",
        "He told us so on “Good Morning, Harbour”.",
        "He told “Boats & Friends” that it was cold.",
        "Her book, “The Long Swim: A History of Cold Water and of Those Who Went In,” is out.",
    ],
)
def test_titles_and_names(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She called the plan “a joke”.", ["a joke"]),
        ("The crisis, the mayor said, was “imaginary” and he a “scarecrow”.", ["imaginary", "scarecrow"]),
        ("He was accused of being “late”.", ["late"]),
        ("The boat was “late” again, he said.", ["late"]),
        ("The boat was “late,” he said.", ["late,"]),
        ("It was “a long and cold one” and, worse, “a habit”.", ["a long and cold one", "a habit"]),
        ("She declared a policy of “Boats for Everybody”.", ["Boats for Everybody"]),
        ("She said that his “bad” boat was red.", ["bad"]),
        ("The plan was “too late” for her.", []),
        ("“A Boat for Ana is what we need,” she said.", ["A Boat for Ana is what we need,"]),
        ("She said the film “was too long by half”.", ["was too long by half"]),
        ("It is what she called “The Long Swim”.", ["The Long Swim"]),
        ("In the film, “We Sail Now,” she says.", ["We Sail Now,"]),
        ("Der Bürgermeister nannte den Plan „absurd“.", ["absurd"]),
        ("Le maire a dénoncé « une honte ».", ["une honte"]),
        ("La alcaldesa lo llamó «una vergüenza».", ["una vergüenza"]),
        ("De burgemeester noemde het “een schande”.", ["een schande"]),
        ("It was a “long and cold and rather wet” night.", ["long and cold and rather wet"]),
    ],
)
def test_short_quotations_near_a_word_of_speech(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_attributes_of_tags() -> None:
    assert quoted('<boat name="The red boat sails" port="Any port in a storm">') == []
