import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.reuse.fingerprints import SHINGLE, WINDOW, fingerprints

RUN = SHINGLE + WINDOW - 1
WORDS = st.lists(st.integers(0, 2**32 - 1), max_size=40)


def ids(words: list[int]) -> np.ndarray:
    return np.array(words, dtype=np.uint32)


@given(
    WORDS, WORDS, WORDS, WORDS, st.lists(st.integers(0, 2**32 - 1), min_size=RUN, max_size=30, unique=True)
)
def test_two_texts_that_share_eight_words_share_a_fingerprint_that_goes_on(a, b, c, d, shared):
    one, other = fingerprints(ids(a + shared + b)), fingerprints(ids(c + shared + d))
    common = np.intersect1d(one.hashes, other.hashes, return_indices=True)
    assert len(common[0])
    before = (one.before[common[1]] == other.before[common[2]]) & (one.before[common[1]] > 0)
    after = (one.after[common[1]] == other.after[common[2]]) & (one.after[common[1]] > 0)
    assert (before | after).any()


@given(WORDS)
def test_a_fingerprint_stands_where_it_says(words):
    found = fingerprints(ids(words))
    assert len(set(found.hashes.tolist())) == len(found.hashes)
    for hash_, position in zip(found.hashes, found.positions, strict=True):
        [again] = fingerprints(ids(words[position : position + SHINGLE])).hashes
        assert again == hash_


def test_fewer_words_have_none():
    assert not len(fingerprints(ids([1, 2, 3, 4])).hashes)


def test_about_two_of_five_shingles_are_kept():
    words = np.random.default_rng(1).integers(0, 2**32, 50_000, dtype=np.uint32)
    assert 0.35 < len(fingerprints(words).hashes) / len(words) < 0.45
