from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import assert_linear
from wirehouse.reuse.fingerprints import fingerprints
from wirehouse.reuse.pairs import Overlap, PairKind, kind_of
from wirehouse.reuse.runs import MIN_WORDS, Run, coverage, shared_runs
from wirehouse.reuse.stories import Copies, stories
from wirehouse.reuse.words import find_words


def runs(one: str, other: str) -> list[Run]:
    own, others = find_words(one).ids, find_words(other).ids
    mine, theirs = fingerprints(own), fingerprints(others)
    common = np.intersect1d(mine.hashes, theirs.hashes, return_indices=True)
    seeds = [
        (int(mine.positions[i]), int(theirs.positions[j])) for i, j in zip(common[1], common[2], strict=True)
    ]
    return shared_runs(own, others, seeds)


def numbered(first: int, last: int) -> str:
    return " ".join(f"w{number}" for number in range(first, last))


def test_equal_texts_are_one_run():
    assert runs(numbered(0, 50), numbered(0, 50)) == [Run(0, 50, 0, 50, 50)]


def test_a_run_in_the_middle_ends_where_it_ends():
    one = f"{numbered(100, 120)} {numbered(0, 10)} {numbered(200, 220)}"
    other = f"{numbered(300, 305)} {numbered(0, 10)} {numbered(400, 420)}"
    assert runs(one, other) == [Run(20, 30, 5, 15, 10)]


@pytest.mark.parametrize("changed", ["", "x1", "x1 x2 x3"])
def test_small_changes_do_not_end_a_run(changed):
    other = " ".join(filter(None, [numbered(0, 20), changed, numbered(21, 40)]))
    [run] = runs(numbered(0, 40), other)
    assert run[:4] == (0, 40, 0, len(other.split()))
    assert run.same == 39


def test_a_long_insertion_makes_two_runs():
    assert len(runs(numbered(0, 40), f"{numbered(0, 20)} {numbered(100, 140)} {numbered(20, 40)}")) == 2


def test_a_repeated_block_does_not_bend_a_run_backwards():
    p, q, r, x = numbered(0, 30), numbered(100, 130), numbered(200, 230), numbered(300, 330)
    found = {run[:4] for run in runs(f"{p} {q} {p} {r}", f"{x} {q} {p} {r}")}
    assert (30, 120, 30, 120) in found
    mirrored = {run[:4] for run in runs(f"{x} {q} {p} {r}", f"{p} {q} {p} {r}")}
    assert (30, 120, 30, 120) in mirrored


def test_a_template_filled_in_differently_is_no_run():
    def filled(letters: str) -> str:
        gaps = [" ".join(f"{letter}{n}" for letter in letters) for n in range(8)]
        return " ".join(f"{numbered(9 * n, 9 * n + 6)} {gap}" for n, gap in enumerate(gaps))

    assert runs(filled("abcdefghij"), filled("klmnopqrst")) == []


def test_long_texts_in_another_order_are_compared_in_linear_time():
    def work(size: int) -> Callable[[], object]:
        sentences = [numbered(20 * n, 20 * n + 20) for n in range(size)]
        return lambda: runs(" ".join(sentences), " ".join(reversed(sentences)))

    assert_linear(work, 1_500)


def test_paragraphs_in_another_order_are_found_each():
    found = runs(f"{numbered(0, 20)} {numbered(50, 80)}", f"{numbered(50, 80)} {numbered(0, 20)}")
    assert {run[:4] for run in found} == {(0, 20, 30, 50), (20, 50, 0, 30)}


WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=60).map(" ".join)


@given(WORDS, WORDS)
def test_runs_lie_within_both_texts_and_are_no_shorter_than_a_run(one, other):
    for run in runs(one, other):
        assert 0 <= run.start < run.end <= len(one.split())
        assert 0 <= run.other_start < run.other_end <= len(other.split())
        assert min(run.end - run.start, run.other_end - run.other_start) >= MIN_WORDS
        assert 5 <= run.same <= max(run.end - run.start, run.other_end - run.other_start)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda s: (s[0], sum(s)))))
def test_coverage_counts_each_position_once(spans):
    assert coverage(spans) == len({place for start, end in spans for place in range(start, end)})


@pytest.mark.parametrize(
    ("words", "other_words", "shared", "kind"),
    [
        (500, 500, 480, PairKind.NEAR),
        (500, 500, 160, PairKind.NEAR),
        (500, 500, 140, None),
        (100, 1000, 90, PairKind.CONTAINED),
        (100, 1000, 70, None),
        (40, 1000, 40, None),
        (35, 35, 32, PairKind.NEAR),
        (20, 20, 20, None),
        (0, 0, 0, None),
    ],
)
def test_kinds(words, other_words, shared, kind):
    assert kind_of(Overlap(words, other_words, shared, shared, shared)) == kind


def test_a_digest_is_a_story_of_its_own():
    found = stories([Copies("a", "d", "d"), Copies("b", "d", "d"), Copies("a", "a2", None)])
    assert found["a"] == found["a2"]
    assert len({found["a"], found["b"], found["d"]}) == 3


def test_versions_of_one_story_are_no_digest():
    found = stories([Copies("a", "d", "d"), Copies("b", "d", "d"), Copies("a", "b", None)])
    assert len(set(found.values())) == 1
