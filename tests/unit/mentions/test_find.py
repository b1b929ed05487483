"""Mentions of all types together: where names overlap, one reading is kept."""

import pytest

from unit.mentions.reading import article
from wirehouse.mentions.find import find_mentions
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose


def types(text: str) -> list[tuple[str, str]]:
    """The mentions in a text with their types."""
    prose = article(text)
    return [
        (prose.text[mention.start : mention.end], mention.type.value)
        for mention in find_mentions(prose, "en")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Paris.", [("Paris", "place")]),
        ("They met Paris Hilton, an heiress and actress.", [("Paris Hilton", "person")]),
        ("The Bank of England met.", [("Bank of England", "organization")]),
        ("The Syrian president slept.", [("Syrian", "group")]),
        ("The Syrian Foreign Ministry slept.", [("Syrian Foreign Ministry", "organization")]),
        (
            "French President Jean Alder flew to Moscow.",
            [("French", "group"), ("Jean Alder", "person"), ("Moscow", "place")],
        ),
        ("The Vatican said no.", [("Vatican", "organization")]),
        ("The village lies on Lake Varran.", [("Lake Varran", "place")]),
    ],
)
def test_the_longer_name_is_kept(text, expected):
    assert types(text) == expected


def test_a_country_that_says_something_is_no_person():
    text = "Peter Alder waited. Russia said no. Then Russia said that it had said no to Russia."
    assert [kind for name, kind in types(text) if name == "Russia"] == ["place"] * 3


def test_bylines_hold_no_mentions():
    texts = [(Role.BYLINE, "By Jane Roe"), (Role.BODY, "The boats were late.")]
    prose = Prose(Passage(number, 0, role, text, 0, len(text)) for number, (role, text) in enumerate(texts))
    assert not find_mentions(prose, "en")


def test_a_stroke_stands_between_two_names():
    assert types("The NBC News/Quill Institute survey asked voters in Berlin/Potsdam.") == [
        ("NBC News", "organization"),
        ("Quill Institute", "organization"),
        ("Berlin", "place"),
        ("Potsdam", "place"),
    ]


def test_handles_and_hashtags_are_no_names():
    assert types("He wrote to @Paris and #Berlin about it.") == []
