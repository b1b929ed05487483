"""Clean text leads back to the characters it came from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.text.alignment import Alignment, borders
from wirehouse.text.normalize import normalize
from wirehouse.text.prose import Prose

LONG = (
    "The council of the old harbour town met on Tuesday and voted on it, its clerk said after the meeting. "
)


def source_of(text: str, wanted: str) -> str:
    """The source characters of the clean words that are wanted."""
    prose = Prose(normalize(text).passages)
    start = prose.text.index(wanted)
    span = Alignment(prose, text).source_span(start, start + len(wanted))
    return text[span.start_char : span.end_char]


@pytest.mark.parametrize(
    ("there", "wanted", "expected"),
    [
        ("a plain word", "plain", "plain"),
        ("two  blanks   here", "blanks here", "blanks   here"),
        ("zero\u200bwidth and so\u00adft", "zerowidth", "zero\u200bwidth"),
        ("zero\u200bwidth and so\u00adft hyphens", "soft", "so\u00adft"),
        ("the Zu\u0308rich office", "Zürich", "Zu\u0308rich"),
        ("the Zu\u0308rich office", "office", "office"),
        ("the donâ€™t knows", "don’t", "donâ€™t"),
        ("the donâ€™t knows", "knows", "knows"),
        ("the cafÃ© at the FranÃ§ois", "François", "FranÃ§ois"),
        ("CafÃ©", "Café", "CafÃ©"),
        ("a \u00a0no-break blank", "a no-break", "a \u00a0no-break"),
    ],
)
def test_words_lead_to_their_source(there, wanted, expected):
    assert source_of(f"{LONG}{LONG}{there} {LONG}", wanted) == expected


def test_a_span_over_wrapped_lines_holds_the_line_ends():
    lines = [
        "The council of the old harbour town met on Tuesday and voted on",
        "the plan that the mayor had laid before it in the spring, and the",
        "clerk of the council said that nobody had voted against the new",
        "plan for the harbour.",
    ]
    assert source_of("\n".join(lines), "voted on the plan") == "voted on\nthe plan"


@pytest.mark.parametrize("script", ["한국어 신문 기사 본문", "Tiếng Việt có dấu", "ệ" * 50])
def test_decomposed_text_is_aligned_character_by_character(script):
    raw = unicodedata.normalize("NFD", script)
    found = borders(raw, script)
    pieces = [raw[start:end] for start, end in zip(found[::2], found[1::2], strict=True)]
    assert [unicodedata.normalize("NFC", piece) for piece in pieces] == list(script)


@given(st.text(), st.text())
def test_borders_are_in_the_raw_text_and_in_order(raw, clean):
    found = borders(raw, clean)
    assert len(found) == 2 * len(clean)
    assert all(0 <= border <= len(raw) for border in found)
    starts, ends = found[::2], found[1::2]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(start <= end for start, end in zip(starts, ends, strict=True))
