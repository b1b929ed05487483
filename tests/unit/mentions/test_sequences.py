"""Capitalised sequences, as they are found before anybody asks what they name."""

import re

import pytest

from wirehouse.mentions.sequences import sequence_pattern, sequences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Roe went home.", ["Mr. Roe"]),
        ("The U.S. Army slept.", ["The U.S. Army"]),
        ("He saw Jane Roe-Ann of the Bank. Nobody else did.", ["He", "Jane Roe-Ann of the Bank", "Nobody"]),
        ("It was Jane roe. Abel D. C. O’Hara left.", ["It", "Jane", "Abel D. C. O’Hara"]),
    ],
)
def test_sequences_end_where_the_capitals_do(text, expected):
    assert [sequence for _, sequence in sequences(text)] == expected


def test_no_group_is_repeated_possessively():
    """Only CI's Python runs here: on an older one such a pattern fails the test above, or never ends."""
    assert not re.search(r"\)(?:[*+?]|\{[\d,]+\})\+", sequence_pattern().pattern)
