import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.reuse.words import word_ids, word_spans


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Café’s doors", "the cafe's DOORS"),
        ("“Zürich,” he said", "Zurich he said"),
        ("don’t", "dont"),
        ("a\nb", "a -- b!"),
        ("ΟΔΟΣ", "οδος"),
        ("re\u0301sume\u0301", "résumé"),
    ],
)
def test_case_accents_and_punctuation_do_not_count(one, other):
    assert word_ids(one).tolist() == word_ids(other).tolist()


@pytest.mark.parametrize(("one", "other"), [("tea", "ten"), ("a b", "ab"), ("1,000", "1000"), ("tea", "")])
def test_other_words_are_others(one, other):
    assert word_ids(one).tolist() != word_ids(other).tolist()


def test_text_without_blanks_is_compared_by_its_characters():
    assert len(word_ids("東京で地震がありました")) == 11


@given(st.text())
def test_each_word_has_its_place(text):
    spans = word_spans(text).tolist()
    assert len(spans) == len(word_ids(text))
    assert [word_ids(text[start:end])[0] for start, end in spans] == word_ids(text).tolist()
