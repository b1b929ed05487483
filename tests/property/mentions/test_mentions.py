"""Mentions in any text: nothing breaks, nothing overlaps, and time grows with length."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_linear
from wirehouse.mentions.find import find_mentions
from wirehouse.mentions.people import find_people
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose

WORDS = st.sampled_from([
    *("Jane", "Roe", "Mr.", "J.", "President", "said", "the", "The", "of", "and", "de", "al-", "’s", "'S"),
    *("Bank", "Council", "NATO", "(AHT)", "U.N.", "EU", "Kurds", "Paris", "Syrian", "É", "ß", "İ", "ǅ", "ﬁ"),
    *("“", "”", ",", ".", " ", "\u00a0", "-", "—", "\n", "&", "@", "\u0301", "𝐉", "\ud800", "\x00"),
])
TEXTS = st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join))
ROLES = st.sampled_from([Role.TITLE, Role.BODY, Role.CAPTION, Role.BYLINE])
PASSAGES = st.lists(st.tuples(ROLES, TEXTS.map(lambda text: text.replace("\n", " "))), max_size=6)


def prose_of(passages: list[tuple[Role, str]]) -> Prose:
    """An article of passages."""
    return Prose(Passage(number, 0, role, text, 0, len(text)) for number, (role, text) in enumerate(passages))


@given(PASSAGES, st.sampled_from(["en", "de", None]))
@settings(max_examples=300, deadline=None)
def test_mentions_lie_in_order_within_passages(passages, language):
    prose = prose_of(passages)
    mentions = find_mentions(prose, language)
    reached = 0
    for mention in mentions:
        assert reached <= mention.start < mention.end <= len(prose.text)
        assert prose.index_at(mention.start) == prose.index_at(mention.end - 1)
        assert "\n" not in prose.text[mention.start : mention.end]
        assert mention.entity.strip()
        reached = mention.end
    names = {mention.entity for mention in mentions if mention.type == "person"}
    assert {person.name for person in find_people(prose, mentions)} == names


NASTY = {
    "capitals": "A",
    "words": "Abc ",
    "names": "Jane Roe ",
    "distinct names": "",
    "namesakes": "",
    "sentences of one word": "Abc. ",
    "initials": "A. ",
    "acronyms": "ABC ",
    "brackets": " (ABC)",
    "titles": "President ",
    "links": "Bank of ",
    "possessives": "Roe’s ",
    "hyphens": "A-",
    "apostrophes": "A’",
    "commas": "Jane Roe, ",
    "speech": "said Roe ",
    "careless": "Jane roe Mr. Roe ",
    "marks": "“",
    "digits": "1",
}


@pytest.mark.parametrize("name", NASTY)
def test_time_grows_with_length(name):
    def text(length: int) -> str:
        if name == "distinct names":
            return " ".join(f"Jane {chr(65 + n % 26)}{n:x}oe said no." for n in range(length // 20))
        if name == "namesakes":
            return " ".join(
                f"{chr(65 + n % 26)}{n:x}ne Roe, 50, said no to Roe." for n in range(length // 28)
            )
        return NASTY[name] * (length // len(NASTY[name]))

    def work(length: int) -> Callable[[], object]:
        prose = prose_of([(Role.BODY, text(length))])
        return lambda: find_people(prose, find_mentions(prose, "en"))

    assert_linear(work, 20_000)
