"""Whatever a text holds, its quotations are where they say they are."""

from hypothesis import given
from hypothesis import strategies as st

from wirehouse.quotations.glyphs import marks_in
from wirehouse.quotations.marks import find_spans
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose

PIECES = st.sampled_from([
    *"\"“”„«»'‘’‚‹›`,.:;!?…-—()[]= \u00a0\u3000",
    "''",
    "``",
    "We sail now",
    "the boat",
    "The Red Boat",
    " she said",
    "5'10",
    "’90s",
    "Mr.",
    "film ",
    "走",
    "İ",
    "\ud800",
])
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))
LINES = TEXTS.map(lambda text: " ".join(text.split("\n")))
ROLES = st.sampled_from([Role.BODY, Role.BODY, Role.HEADING, Role.TITLE, Role.CAPTION, Role.BYLINE])
PROSES = st.lists(st.tuples(ROLES, LINES), max_size=4).map(
    lambda drawn: Prose(
        Passage(number, 0, role, line, 0, len(line)) for number, (role, line) in enumerate(drawn)
    )
)


@given(PROSES)
def test_spans_are_ordered_words_between_marks_of_one_passage(prose: Prose) -> None:
    last = 0
    for span in find_spans(prose):
        assert last <= span.opens < span.start < span.end <= span.closes
        last = span.closes
        words = prose.text[span.start : span.end]
        assert words == words.strip()
        assert any(map(str.isalpha, words))
        assert prose.index_at(span.opens) == prose.index_at(span.closes - 1)
        begun = next(marks_in(prose.text[span.opens : span.start]))
        assert begun.start == 0
        assert not prose.text[span.opens + begun.end : span.start].strip()
        assert not (span.goes_on and span.closes != span.end)


@given(PROSES)
def test_the_passages_after_the_next_do_not_matter(prose: Prose) -> None:
    alone = Prose(prose.passages[:3])
    first = len(prose.passages[0].text) if prose.passages else 0
    before = [span for span in find_spans(prose) if span.opens < first]
    assert before == [span for span in find_spans(alone) if span.opens < first]
