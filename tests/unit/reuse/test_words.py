import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.reuse.words import WORD, end_of_word, find_words, word_id, word_ids


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


# Letters of one text that are read in each way there is: ASCII, folded, spelled out, not known, joined, none.
LETTERS = st.text(
    st.one_of(st.sampled_from("aB1 '’_-éİßøžК½²ﬁ한漢あ\u0301\u034f\u20ac😀"), st.characters(codec="utf-8"))
)


@given(st.one_of(LETTERS, st.text(st.sampled_from("aé'’ "))))
def test_words_are_those_of_the_expression(text):
    found = find_words(text)
    words = list(WORD.finditer(text))
    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == [m.span() for m in words]
    assert found.ids.tolist() == [word_id(m[0]) for m in words]
    assert [end_of_word(text, start) for start in found.starts.tolist()] == found.ends.tolist()


@pytest.mark.parametrize("length", [1, 39, 40, 41, 400])
def test_words_of_every_length_have_the_same_number_in_every_text(length):
    word = "Xy9a" * length
    alone, beside_unknown = f"a {word[:length]} b", f"a {word[:length]} 漢"
    assert word_ids(alone)[1] == word_ids(beside_unknown)[1] == word_id(word[:length])


def test_an_apostrophe_joins_two_parts_of_a_word_and_no_more():
    assert word_ids("rock'n'roll and l’eau d'").tolist() == list(
        map(word_id, ["rockn", "roll", "and", "leau", "d"])
    )
