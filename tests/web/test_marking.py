"""A text cut by its marks is the same text, and each piece knows the marks it lies in."""

import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "plugins"))

from wirehouse_web.marking import Mark, pieces

TEXT = "0123456789abcdef"
SPANS = st.lists(st.tuples(st.integers(0, 15), st.integers(1, 8)), max_size=8)


@given(SPANS, st.integers(0, 8), st.integers(8, 16))
def test_the_pieces_are_the_text_and_each_lies_in_its_marks(spans, start, end):
    marks = [Mark(at, min(at + length, 16), "kind", str(no)) for no, (at, length) in enumerate(spans)]
    found = list(pieces(TEXT, marks, start, end))
    assert "".join(piece.text for piece in found) == TEXT[start:end]
    at = start
    for piece in found:
        assert {mark.target for mark in piece.marks} == {
            mark.target for mark in marks if mark.start <= at and mark.end >= at + len(piece.text)
        }
        assert [mark.end - mark.start for mark in piece.marks] == sorted(
            mark.end - mark.start for mark in piece.marks
        )
        at += len(piece.text)


def test_a_mark_is_one_stop_however_it_is_cut():
    quotation, name = Mark(0, 10, "quotation", "quotation-0"), Mark(3, 5, "person", "mention-0")
    found = list(pieces(TEXT, [quotation, name]))
    assert [(piece.text, piece.kinds, piece.begins) for piece in found] == [
        ("012", "quotation", True),
        ("34", "person quotation", True),
        ("56789", "quotation", False),
        ("abcdef", "", False),
    ]
