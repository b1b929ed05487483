"""Documents are linked in a real warehouse file: copies, digests, shared passages, whatever the order."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirehouse.home import Home
from wirehouse.parquet import rows_to_arrow
from wirehouse.stages.link import link_documents
from wirehouse.stages.load import remove_replaced
from wirehouse.tables.articles import DOCUMENTS, PASSAGES, SOURCE_TEXTS
from wirehouse.tables.model import Table
from wirehouse.text.normalize import normalize
from wirehouse.warehouse import writing

STARTED_AT = datetime(2026, 3, 1, 6, 0)  # ruff: ignore[call-datetime-without-tzinfo] - as the tables hold times
WORDS = ["harbour", "council", "bridge", "minister", "winter", "ferry", "market", "teacher", "river", "vote"]


def sentence(seed: int) -> str:
    """A sentence that no other seed gives."""
    chance = random.Random(seed)  # ruff: ignore[suspicious-non-cryptographic-random-usage]
    words = chance.choices(WORDS, k=16)
    return f"{words[0].capitalize()} {' '.join(words[1:])} on day{seed}."


def article(*seeds: int) -> str:
    """Paragraphs of two sentences each, all under a headline of its own."""
    sentences = [sentence(seed) for seed in seeds]
    paragraphs = [" ".join(pair) for pair in pairwise(sentences)][::2]
    return "\n\n".join(paragraphs)


@dataclass
class Warehouse:
    """A warehouse to which texts are added run by run, as load would, and linked."""

    home: Home
    runs: int = 0

    def add(self, texts: dict[str, str]) -> None:
        self.runs += 1
        started_at = STARTED_AT + timedelta(hours=self.runs)
        run_id = f"run-{self.runs}"
        self.home.warehouse.parent.mkdir(parents=True, exist_ok=True)
        with writing(self.home.warehouse) as connection:
            connection.begin()
            ids = [document_id(name) for name in texts]
            connection.execute(
                "CREATE OR REPLACE TEMP TABLE replaced AS "
                "SELECT document_id, first_ingested_at FROM documents "
                "WHERE document_id IN (SELECT unnest($ids))",
                {"ids": ids},
            )
            known = dict(connection.execute("FROM replaced").fetchall())
            remove_replaced(connection)
            for table, rows in rows_of(texts, run_id, started_at, known).items():
                connection.register("arrived", rows_to_arrow(table, rows))
                connection.execute(f"INSERT INTO {table.full_name} BY NAME FROM arrived")
            link_documents(connection, self.home, run_id, started_at)
            connection.commit()

    def query(self, query: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(self.home.warehouse, read_only=True) as connection:
            return connection.execute(query).fetchall()

    def pairs(self) -> set[tuple[Any, ...]]:
        return set(
            self.query(
                "SELECT least(document_id, other_document_id), greatest(document_id, other_document_id), "
                "kind, round(similarity, 9) FROM duplicate_pairs"
            )
        )

    def passages(self) -> set[tuple[Any, ...]]:
        rows = self.query("SELECT * FROM shared_passages")
        return {
            min(
                (row[0], row[1], row[2], row[3], row[4], row[5]),
                (row[3], row[4], row[5], row[0], row[1], row[2]),
            )
            for row in rows
        }

    def stories(self) -> dict[str, frozenset[str]]:
        """The members of each story, by its id, in names."""
        names = {document_id(url): url for (url,) in self.query("SELECT url FROM documents")}
        found = self.query("SELECT story_id, list(url) FROM documents GROUP BY story_id")
        return {names[story_id]: frozenset(members) for story_id, members in found}

    def grouping(self) -> set[frozenset[str]]:
        return set(self.stories().values())


def document_id(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:32]


def rows_of(
    texts: dict[str, str], run_id: str, started_at: datetime, known: dict[str, datetime]
) -> dict[Table, list[dict[str, Any]]]:
    rows: dict[Table, list[dict[str, Any]]] = {DOCUMENTS: [], PASSAGES: [], SOURCE_TEXTS: []}
    for name, text in texts.items():
        made = {"document_id": document_id(name)}
        found = normalize(text)
        rows[DOCUMENTS].append(
            made
            | {
                "source_uri": f"file:///in/{name}",
                "record_no": 0,
                "url": name,
                "source_format": "text",
                "content_sha256": sha256(text.encode()).hexdigest(),
                "authors": [],
                "body": found.body,
                "word_count": found.word_count,
                "flags": [],
                "first_ingested_at": known.get(document_id(name), started_at),
                "ingested_at": started_at,
                "run_id": run_id,
            }
        )
        rows[SOURCE_TEXTS].append(made | {"text": text, "encoding": "utf-8"})
        rows[PASSAGES] += [made | passage._asdict() for passage in found.passages]
    return rows


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(Home(tmp_path))


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
