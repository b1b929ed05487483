"""Places never raise and never run away, whatever the text holds."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import assert_linear
from wirehouse.mentions.places import find_places
from wirehouse.mentions.sequences import sequences
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose

PIECES = st.sampled_from([
    *("Paris", "Texas", "New York", "U.S.", "Georgia", "San", "Washington, D.C.", "French", "PARIS (AP) —"),
    *(
        " in ",
        " of ",
        ", ",
        ". ",
        " ",
        "’s",
        "-",
        "(",
        ")",
        "L'Avana",
        "\n",
        "São",
        "’",
        "\xa0",
        "İ",
        "\ud800",
    ),
])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join))

LENGTH = 40_000
NASTY = [
    "A",
    "A ",
    "San ",
    "New York, ",
    "Paris, ",
    "Paris ",
    "U.S.",
    "“",
    "1",
    "\xa0",
    "of Paris and ",
    "PARIS — ",
    "Île-",
]


def prose_of(*texts):
    passages = [Passage(number, 0, Role.BODY, text, 0, len(text)) for number, text in enumerate(texts)]
    return Prose(passages)


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, max_size=4))
def test_mentions_are_in_order_and_within_their_passage(texts):
    prose = prose_of(*(text.replace("\n", " ") for text in texts))
    reached = 0
    for mention in find_places(prose, sequences(prose.text)):
        assert reached <= mention.start < mention.end <= len(prose.text)
        assert prose.index_at(mention.start) == prose.index_at(mention.end - 1)
        assert prose.text[mention.start : mention.end].strip()
        reached = mention.end


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_text_is_read(text):
    prose = prose_of(text)
    find_places(prose, sequences(prose.text))


@pytest.mark.parametrize("unit", NASTY)
def test_time_grows_with_the_text_and_no_faster(unit):
    def work(count: int) -> Callable[[], object]:
        prose = prose_of(unit * count)
        return lambda: find_places(prose, sequences(prose.text))

    assert_linear(work, LENGTH // len(unit))
