"""Whatever a text holds, its expressions of time are in order, in place and within the calendar."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import SEPARATOR, Prose
from wirehouse.time_expressions.find import find_time_expressions
from wirehouse.time_expressions.model import TimexType

WORDS = st.sampled_from([
    word
    for line in (
        "the last next past this early late mid end of year years month May march June 31 30 29 1 2 2011",
        "1999 9999 Monday Mondays Sun. today tomorrow now soon ago later before after and to from - ' ’",
        "“ 's 12:00 24:61 p.m. noon midnight quarter half century 21st first final hundreds several a an",
        "two thousand day days week weekend fiscal summer fall '82 '90s nineties every each daily",
        "2011-02-31 5/13/11 99.99.9999 9,999 months centuries février mañana lunedì Montag voriges Jahr",
        "Nächste Woche août 1er º . , ( ) LISBON",
    )
    for word in line.split()
])
TEXTS = st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=80))
DAYS = st.none() | st.dates() | st.sampled_from([date(1, 1, 1), date(9999, 12, 31), date(2012, 2, 29)])
LANGUAGES = st.sampled_from([None, "en", "de", "fr", "es", "it", "pt", "nl", "xx", ""])


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS, max_size=3), DAYS, LANGUAGES)
def test_expressions_lie_in_the_text_and_their_days_in_order(
    texts: list[str], anchor: date | None, language: str | None
) -> None:
    lines = [" ".join(text.split()) for text in texts]
    prose = Prose([Passage(no, 0, Role.BODY, line, 0, len(line)) for no, line in enumerate(lines)])
    reached = 0
    for found in find_time_expressions(prose, anchor, language):
        assert reached <= found.start < found.end <= len(prose.text)
        assert SEPARATOR not in prose.text[found.start : found.end]
        assert found.end - found.start <= 100
        reached = found.end
        assert (found.starts_on is None) == (found.ends_on is None)
        if found.starts_on and found.ends_on:
            assert found.starts_on <= found.ends_on
            assert found.value is not None
            assert found.type in {TimexType.DATE, TimexType.TIME}


@settings(max_examples=200, deadline=None)
@given(TEXTS, LANGUAGES)
def test_without_publication_nothing_is_reckoned_but_from_the_text(text: str, language: str | None) -> None:
    line = " ".join(text.split())
    prose = Prose([Passage(0, 0, Role.BODY, line, 0, len(line))] if line else [])
    written = [
        found.starts_on for found in find_time_expressions(prose, None, language) if not found.anchor_on
    ]
    for found in find_time_expressions(prose, None, language):
        assert found.anchor_on is None or any(written)
