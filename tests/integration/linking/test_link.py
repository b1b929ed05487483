"""Documents are linked in a real warehouse file: copies, digests, shared passages, whatever the order."""

import random

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integration.linking.arrivals import Warehouse, article, document_id, sentence
from wirehouse.home import Home


def test_copies_are_pairs_and_one_story(warehouse):
    whole = article(*range(12))
    edited = whole.replace("council", "assembly").replace("winter", "summer")
    warehouse.add({"whole": whole, "again": whole, "edited": edited, "other": article(*range(100, 112))})
    assert {frozenset((a, b)): kind for a, b, kind, _ in warehouse.pairs()} == {
        frozenset(map(document_id, ("whole", "again"))): "exact",
        frozenset(map(document_id, ("whole", "edited"))): "near",
        frozenset(map(document_id, ("again", "edited"))): "near",
    }
    assert warehouse.grouping() == {frozenset({"whole", "again", "edited"}), frozenset({"other"})}
    assert warehouse.query("SELECT count(*) FROM documents WHERE is_representative") == [(2,)]


def test_a_truncated_version_is_contained_and_of_the_story(warehouse):
    warehouse.add({"whole": article(*range(20)), "begin": article(*range(8))})
    [(_, _, kind, similarity)] = warehouse.pairs()
    assert kind == "contained"
    assert similarity == pytest.approx(0.4, abs=0.05)
    assert warehouse.grouping() == {frozenset({"whole", "begin"})}
    assert warehouse.query("SELECT url FROM documents WHERE is_representative") == [("whole",)]


def test_a_digest_does_not_join_the_stories_it_holds(warehouse):
    one, two = range(10), range(50, 60)
    warehouse.add({"one": article(*one), "two": article(*two), "digest": article(*one, *two)})
    assert len(warehouse.pairs()) == 2
    assert warehouse.grouping() == {frozenset({"one"}), frozenset({"two"}), frozenset({"digest"})}


def test_a_carried_over_sentence_is_a_shared_passage_and_no_copy(warehouse):
    shared = sentence(7)
    warehouse.add({
        "one": f"{article(*range(100, 108))}\n\n{shared} {sentence(900)}",
        "two": f"{article(*range(200, 208))}\n\n“{shared}” {sentence(901)}",
    })
    assert warehouse.pairs() == set()
    [(start, end, other_start, other_end)] = warehouse.query(
        "SELECT start_char, end_char, other_start_char, other_end_char FROM shared_passages"
    )
    texts = dict(warehouse.query("SELECT url, text FROM source_texts JOIN documents USING (document_id)"))
    spans = {texts[name][slice(*span)] for name in texts for span in ((start, end), (other_start, other_end))}
    assert shared in spans


def test_of_very_many_passages_none_is_lost(warehouse):
    """DuckDB may lose rows when more than 122,880 are inserted at once into a table that was just made."""
    sentences = [sentence(seed) for seed in range(130)]
    shuffled = random.Random(1)  # ruff: ignore[suspicious-non-cryptographic-random-usage]
    orders = [shuffled.sample(sentences, len(sentences)) for _ in range(48)]
    warehouse.add({str(number): "\n\n".join(order) for number, order in enumerate(orders)})
    [(passages,)] = warehouse.query("SELECT count(*) FROM shared_passages")
    assert passages > 122_880


def test_seven_shared_words_are_no_passage(warehouse):
    words = "seven quite ordinary words stand here together"
    warehouse.add({
        "one": f"{article(*range(100, 108))} {words} {sentence(900)}",
        "two": f"{article(*range(200, 208))} {words} {sentence(901)}",
    })
    assert warehouse.passages() == set()


def test_short_documents_make_no_story(warehouse):
    page = "This page is not available. Please go back to the front page."
    warehouse.add({str(number): page for number in range(30)})
    assert warehouse.pairs() == set()
    assert len(warehouse.grouping()) == 30


def test_a_story_keeps_its_id_when_a_copy_arrives(warehouse):
    whole = article(*range(12))
    warehouse.add({"first": whole})
    warehouse.add({"later": whole, "0 latest": whole})
    assert warehouse.stories() == {"first": frozenset({"first", "later", "0 latest"})}
    assert warehouse.query("FROM ops.story_changes") == []


def test_the_older_of_two_stories_that_are_joined_goes_on_and_the_change_is_kept(warehouse):
    one, two = article(*range(8)), article(*range(4, 16))
    warehouse.add({"older": one})
    warehouse.add({"younger": article(*range(8, 16))})
    warehouse.add({"between": article(*range(3, 13))})
    assert two
    assert warehouse.stories() == {"older": frozenset({"older", "younger", "between"})}
    changes = warehouse.query("SELECT previous_story_id, story_id, documents, run_id FROM ops.story_changes")
    assert changes == [(document_id("younger"), document_id("older"), 1, "run-3")]


def test_a_change_that_a_killed_run_left_in_the_lake_is_not_recorded_again(warehouse):
    warehouse.add({"older": article(*range(8))})
    warehouse.add({"younger": article(*range(8, 16))})
    published = warehouse.home.warehouse.read_bytes()
    between = {"between": article(*range(3, 13))}
    warehouse.add(between)
    [part] = warehouse.home.lake.glob("ops.story_changes/run-3/*.parquet")
    warehouse.home.warehouse.write_bytes(published)
    with duckdb.connect(warehouse.home.warehouse) as connection:
        connection.execute(f"INSERT INTO ops.story_changes BY NAME FROM '{part}'")
    warehouse.add_together({3: between, 4: {"other": article(*range(300, 312))}})
    assert warehouse.stories()["older"] == frozenset({"older", "younger", "between"})
    changes = warehouse.query("SELECT previous_story_id, story_id, documents, run_id FROM ops.story_changes")
    assert changes == [(document_id("younger"), document_id("older"), 1, "run-3")]


def test_a_new_version_that_is_no_copy_leaves_its_story(warehouse):
    whole = article(*range(12))
    warehouse.add({"first": whole, "second": whole, "third": whole})
    warehouse.add({"first": article(*range(500, 512))})
    assert warehouse.grouping() == {frozenset({"first"}), frozenset({"second", "third"})}
    assert len(warehouse.pairs()) == 1


def test_a_story_told_over_again_stays_as_it_is(warehouse):
    warehouse.add({"whole": article(*range(12)), "copy": article(*range(12))})
    before = (warehouse.pairs(), warehouse.passages(), warehouse.stories())
    warehouse.add({"unrelated": article(*range(300, 312))})
    assert (warehouse.pairs(), warehouse.passages()) == before[:2]
    assert warehouse.stories() == before[2] | {"unrelated": frozenset({"unrelated"})}


# Documents are cut from one row of sentences, so that they overlap in every way, or repeat what they say.
CUTS = st.lists(
    st.one_of(
        st.tuples(st.integers(0, 30), st.integers(4, 16)).map(lambda cut: article(*range(cut[0], sum(cut)))),
        st.lists(st.integers(0, 8), min_size=4, max_size=14).map(lambda seeds: article(*seeds)),
    ),
    min_size=2,
    max_size=9,
)


@given(CUTS, st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_batching_change_nothing(tmp_path_factory, texts, chance):
    named = [(f"document {number}", text) for number, text in enumerate(texts)]
    at_once = Warehouse(Home(tmp_path_factory.mktemp("at-once")))
    at_once.add(dict(named))
    chance.shuffle(named)
    one_by_one = Warehouse(Home(tmp_path_factory.mktemp("one-by-one")))
    while named:
        size = chance.randint(1, len(named))
        one_by_one.add(dict(named[:size]))
        del named[:size]
    one_by_one.add({"document 0": texts[0]})  # the same version once more
    assert one_by_one.pairs() == at_once.pairs()
    assert one_by_one.passages() == at_once.passages()
    assert one_by_one.grouping() == at_once.grouping()


def test_a_story_of_very_many_copies_stays_together_and_says_that_not_all_are_paired(warehouse):
    texts = {
        f"copy {number:03d}": f"{article(*range(12))}\n\nPrinted in edition {number}." for number in range(60)
    }
    warehouse.add(texts)
    assert warehouse.grouping() == {frozenset(texts)}
    assert 60 <= len(warehouse.pairs()) < 60 * 59 / 2
    [(success, observed)] = warehouse.query(
        "SELECT success, observed FROM ops.expectation_results "
        "WHERE rule = 'duplicate_pairs.all_copies_are_paired'"
    )
    assert not success
    assert observed.startswith("60 documents")
