"""The words that the index holds of a document stand where its characters lead to."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirehouse.linking.word_files import packed, unpacked
from wirehouse.linking.word_places import PlacedWords, place_words
from wirehouse.reuse.words import find_words
from wirehouse.text.alignment import Alignment
from wirehouse.text.model import Role
from wirehouse.text.normalize import normalize
from wirehouse.text.prose import Prose

SENTENCES = st.sampled_from([
    "The council of the old harbour town met on Tuesday to talk about the new bridge.",
    "“We had hoped for more,” said Mr. Alder, who runs the ferry with his sister!",
    "Nobody was pleased: the town’s clerk, an engineer… and the café’s owner; so it was put off.",
    "La réunion de Zürich a été reportée à mardi, dit-on.",
    "市議会は火曜日に新しい橋について話し合った。",
])
CHANGES = st.sampled_from([
    (" ", "  "),
    (" ", "\n"),
    (" ", "\u00a0"),
    (" t", " \u200bt"),
    ("n", "n\u00ad"),
    ("’", "â€™"),
    ("é", "Ã©"),
    ("é", unicodedata.normalize("NFD", "é")),
])
PLACED = st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**20), st.integers(0, 2**18)))


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Paragraphs as they are found: wrapped, with further blanks, unseen characters and broken encodings."""
    paragraphs = draw(st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), max_size=5))
    for number, paragraph in enumerate(paragraphs):
        for old, new in draw(st.lists(CHANGES, max_size=2)):
            paragraphs[number] = paragraph.replace(old, new, draw(st.integers(1, 9)))
    return "\n\n".join(paragraphs)


@given(pages())
@settings(max_examples=150, deadline=None)
def test_each_word_stands_where_its_characters_lead(text):
    article = normalize(text)
    prose = Prose(passage for passage in article.passages if passage.role is Role.BODY)
    assert prose.text == article.body
    placed = place_words(
        article.body, [(passage.start_char, passage.end_char) for passage in prose.passages], text
    )
    words, alignment = find_words(article.body), Alignment(prose, text)
    assert placed.ids.tolist() == words.ids.tolist()
    for start, end, start_char, end_char in zip(
        words.starts.tolist(), words.ends.tolist(), placed.starts, placed.ends, strict=True
    ):
        stop = article.body[end : end + 1] in tuple(".,;:!?…")
        assert start_char == alignment.source_span(start, start + 1).start_char
        assert end_char == alignment.source_span(end + stop - 1, end + stop).end_char


@pytest.mark.parametrize("places", [[], [(0, 12)], [(0, 12), (14, 22), (22, 22)]])
def test_a_body_of_other_passages_is_not_placed(places):
    with pytest.raises(ValueError, match="a body of 2 passages cannot be placed by those of"):
        place_words("One passage.\n\nAnother.", places, "One passage.\n\nAnother.")


@given(PLACED)
def test_words_come_back_as_they_were_packed(rows):
    ids = np.array([row[0] for row in rows], np.uint32)
    starts = np.array([row[1] for row in rows], np.uint32)  # in any order: text that cannot be aligned
    words = PlacedWords(ids, starts, starts + np.array([row[2] for row in rows], np.uint32))
    for found, expected in zip(unpacked(packed(words)), words, strict=True):
        assert found.tolist() == expected.tolist()
