"""Texts that arrive in a warehouse run by run, as load would bring them, and are linked."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from typing import Any

import duckdb

from wirehouse.home import Home
from wirehouse.parquet import rows_to_arrow
from wirehouse.stages.link import link_documents
from wirehouse.stages.load import remove_replaced
from wirehouse.tables.articles import DOCUMENTS, PASSAGES, SOURCE_TEXTS
from wirehouse.tables.model import Table
from wirehouse.tables.ops import RUNS
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
    workers: int = 1

    def add(self, texts: dict[str, str]) -> None:
        """Load texts in a run of their own, and link them."""
        self.add_together({self.runs + 1: texts})

    def add_together(self, loads: dict[int, dict[str, str]]) -> None:
        """Load the texts of runs, by their numbers, and link them in the last."""
        self.runs = max(loads)
        self.home.warehouse.parent.mkdir(parents=True, exist_ok=True)
        with writing(self.home.warehouse) as connection:
            connection.begin()
            for number, texts in loads.items():
                load(connection, texts, f"run-{number}", time_of(number))
            link_documents(connection, self.home, f"run-{self.runs}", time_of(self.runs), self.workers)
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


def time_of(number: int) -> datetime:
    """When a run started."""
    return STARTED_AT + timedelta(hours=number)


def load(
    connection: duckdb.DuckDBPyConnection, texts: dict[str, str], run_id: str, started_at: datetime
) -> None:
    ids = [document_id(name) for name in texts]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE replaced AS "
        "SELECT document_id, first_ingested_at FROM documents "
        "WHERE document_id IN (SELECT unnest($ids))",
        {"ids": ids},
    )
    known = dict(connection.execute("FROM replaced").fetchall())
    remove_replaced(connection)
    arrived = rows_of(texts, run_id, started_at, known) | {RUNS: [run_row(run_id, started_at)]}
    for table, rows in arrived.items():
        connection.register("arrived", rows_to_arrow(table, rows))
        connection.execute(f"INSERT INTO {table.full_name} BY NAME FROM arrived")


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


def run_row(run_id: str, started_at: datetime) -> dict[str, Any]:
    counts = ("batches", "files_found", "files_skipped", "documents_loaded", "records_rejected")
    row = {"run_id": run_id, "source": "/in", "started_at": started_at, "wirehouse_version": "0"}
    return row | dict.fromkeys(counts, 0)
