"""What the text tells of its people: gender and descriptions."""

import pytest

from unit.mentions.reading import article
from wirehouse.mentions.find import find_mentions
from wirehouse.mentions.people import Person, find_people


def people(*paragraphs: str) -> list[Person]:
    """The people of an article."""
    prose = article(*paragraphs)
    return find_people(prose, find_mentions(prose, "en"))


def only(text: str) -> Person:
    """The only person of an article."""
    (person,) = people(text)
    return person


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Prime Minister Jane Roe slept.", "Prime Minister"),
        ("The former Harbour Secretary Jane Roe slept.", "former Harbour Secretary"),
        ("They met union leader Jane Roe.", "leader"),
        ("The union leader Jane Roe slept.", "union leader"),
        ("Its chairwoman, Jane Roe, slept.", "chairwoman"),
        ("Jane Roe, chairwoman of the ferry board, slept.", "chairwoman of the ferry board"),
        ("Jane Roe, a retired teacher who keeps bees, slept.", "retired teacher"),
        ("Jane Roe is the mayor of a small town.", "mayor of a small town"),
        ("Secretary of State Jane Roe slept.", "Secretary of State"),
    ],
)
def test_what_a_person_is_called_beside_the_name(text, description):
    assert only(text).descriptions == (description,)


@pytest.mark.parametrize(
    "text",
    [
        "“No,” said Jane Roe.",
        "They asked Jane Roe, but it was late.",
        "Jane Roe, who slept, was asked.",
        "The first president of seven small green quiet wooden ferries Jane Roe slept.",
    ],
)
def test_no_description_where_none_is_given(text):
    assert only(text).descriptions == ()


def test_descriptions_of_all_mentions_are_collected_once():
    person = people("Mayor Jane Roe slept. The lawyer Jane Roe woke up.", "Mayor Roe left.")[0]
    assert person == Person("Jane Roe", "female", ("Mayor", "lawyer"))


def test_a_description_does_not_reach_into_the_paragraph_before():
    assert people("Nobody saw the lawyer", "Jane Roe slept.")[0].descriptions == ()
    assert people("They ate figs", "Mayor Jane Roe slept.")[0].descriptions == ("Mayor",)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mr. Varran left.", "male"),
        ("Mrs. Varran left.", "female"),
        ("“No,” said Ousk Varran. She left.", "female"),
        ("“No,” said Ousk Varran. His boat left.", "male"),
        ("The actress Ousk Varran left.", "female"),
        ("Its spokesman, Ousk Varran, left.", "male"),
        ("“No,” said Maria Varran.", "female"),
        ("“No,” said Ousk Varran.", None),
        ("“No,” said Robin Varran.", None),
        ("Mr. Kim Varran left. “No,” she said.", "male"),
    ],
)
def test_gender_is_what_the_text_gives_evidence_of(text, gender):
    assert only(text).gender == gender


def test_a_pronoun_after_the_next_person_is_that_persons():
    assert [person.gender for person in people("“No,” said Ousk Varran. Later Ms. Holt said she knew.")] == [
        None,
        "female",
    ]
