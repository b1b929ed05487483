import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.reuse.words import WORD, find_words, word_id


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
    assert find_words(one).ids.tolist() == find_words(other).ids.tolist()


@pytest.mark.parametrize(("one", "other"), [("tea", "ten"), ("a b", "ab"), ("1,000", "1000"), ("tea", "")])
def test_other_words_are_others(one, other):
    assert find_words(one).ids.tolist() != find_words(other).ids.tolist()


def test_text_without_blanks_is_compared_by_its_characters():
    assert len(find_words("東京で地震がありました").ids) == 11


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


@pytest.mark.parametrize("length", [1, 39, 40, 41, 400])
def test_words_of_every_length_have_the_same_number_in_every_text(length):
    word = "Xy9a" * length
    alone, beside_unknown = f"a {word[:length]} b", f"a {word[:length]} 漢"
    assert find_words(alone).ids[1] == find_words(beside_unknown).ids[1] == word_id(word[:length])


def test_an_apostrophe_joins_two_parts_of_a_word_and_no_more():
    assert find_words("rock'n'roll and l’eau d'").ids.tolist() == list(
        map(word_id, ["rockn", "roll", "and", "leau", "d"])
    )
