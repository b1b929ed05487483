"""Lines that the screen passes over have nothing to say: reading them in full finds the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from wirehouse.text.bylines import FIRST_WORDS
from wirehouse.text.cleaning import clean
from wirehouse.text.furniture import EDGES, IMAGES, LABELS
from wirehouse.text.page_words import BUTTON_LEADS, BUTTONS, LINK_HEADS
from wirehouse.text.reading import read, read_lines

SAID = st.one_of([
    st.sampled_from(sorted(words))
    for words in (BUTTONS, LINK_HEADS, BUTTON_LEADS, LABELS, FIRST_WORDS, IMAGES)
])
PIECES = st.one_of(
    SAID,
    SAID.map(str.title),
    SAID.map(str.upper),
    SAID.map(lambda word: word.replace("'", "’")),
    st.sampled_from(sorted(LABELS)).map("{}: Alder".format),
    st.sampled_from(sorted(FIRST_WORDS)).map("{} Ana Alder".format),
    st.sampled_from([*EDGES, "\n", "é", "ж"]),
    st.sampled_from(["3 May 2019", "03.05.2019", "2019-05-03", "Jane Doe", "(@boats)"]),
    st.sampled_from([
        "by signing up you agree",
        "Photo: Ana Alder",
        "is a reporter at",
        "the harbour/the bay",
        "she said",
        "covers the boats for the",
        "© The Example",
        "Politique de confidentialité",
    ]),
    st.text(max_size=8),
)
LINES = st.lists(PIECES, max_size=8).map(" ".join) | st.lists(PIECES, max_size=8).map("".join)


@settings(max_examples=1000, deadline=None)
@given(st.lists(LINES, max_size=5))
def test_a_line_reads_the_same_with_the_screen_and_without(lines: list[str]) -> None:
    shown = [text for text in map(clean, lines) if text]
    assert read_lines(shown) == [read(text) for text in shown]
