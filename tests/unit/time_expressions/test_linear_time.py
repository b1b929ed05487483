"""The search takes time in proportion to the text, whatever it holds."""

import pytest

from growth import assert_linear
from unit.time_expressions.reading import find

PIECES = [
    "1",
    "1 ",
    "A",
    "'",
    "“",
    "on Monday ",
    "the end of the ",
    "early late mid ",
    "more than two to three ",
    "two consecutive straight full ",
    "May ",
    "1 to 2 and 3 or ",
    "2011-05-",
    "12:00 UTC, ",
    "the last ",
    "a few ",
    "the early the late ",
    "the same quarter of the ",
    "last Christmas of ",
    "a hundred thousand ",
    "by 8 this ",
    "—",
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_is_linear(piece: str) -> None:
    assert_linear(lambda count: lambda: find(piece * count), 50_000 // len(piece))
