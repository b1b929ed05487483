"""Whatever the texts, what recurs in them is theirs, short, and in three of them."""

from hypothesis import given
from hypothesis import strategies as st

from wirehouse.stages.recurring import LEAST_STORIES, LONGEST_LINE, recurring_lines
from wirehouse.text.repeats import fold

LINES = st.one_of(
    st.text(max_size=12), st.sampled_from(["Home", "  Home ", "© “Ebb”", "x" * (LONGEST_LINE + 1)])
)
TEXTS = st.lists(st.lists(LINES, max_size=8).map("\n".join), max_size=12)


@given(TEXTS)
def test_what_recurs_is_in_three_texts(texts):
    held = [{fold(line) for line in text.splitlines() if len(line.strip()) <= LONGEST_LINE} for text in texts]
    for line in recurring_lines(texts):
        assert line
        assert sum(line in lines for lines in held) >= LEAST_STORIES


@given(TEXTS, st.randoms())
def test_the_order_of_the_texts_does_not_matter(texts, chance):
    shuffled = list(texts)
    chance.shuffle(shuffled)
    assert recurring_lines(shuffled) == recurring_lines(texts)


@given(st.lists(st.text(st.characters(), max_size=40), max_size=6), st.integers(1, 4))
def test_copies_of_the_texts_prove_nothing_more(texts, copies):
    assert recurring_lines(texts * copies) <= recurring_lines(texts)
