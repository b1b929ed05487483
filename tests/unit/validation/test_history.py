"""What is usual for a source: which runs count, what is taken from them, and that it stays as first found."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from wirehouse.home import Home
from wirehouse.staging import Batch
from wirehouse.validation.history import History, history_of, look_up
from wirehouse.validation.limits import Limits
from wirehouse.warehouse import writing

STARTED = datetime(2026, 3, 1, 6, 0)  # ruff: ignore[call-datetime-without-tzinfo] - UTC without zone, as in Batch
BATCH = Batch("now", 0, "/in", STARTED, 0, ())


class Past:
    """A published warehouse of made-up runs."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder)
        self.home.warehouse.parent.mkdir(parents=True)
        self.runs = 0

    def run(
        self,
        records: int,
        rejected: int = 0,
        *,
        source: str = "/in",
        words: int = 100,
        language: str | None = "en",
    ) -> None:
        self.runs += 1
        run_id = f"run-{self.runs}"
        with writing(self.home.warehouse) as connection:
            connection.execute(
                "INSERT INTO ops.runs VALUES (?, ?, ?, 1, 1, 0, ?, ?, '0')",
                [run_id, source, STARTED, records - rejected, rejected],
            )
            connection.execute(
                """INSERT INTO ops.files BY NAME SELECT 'file:///in/a' AS source_uri, 'superseded' AS state,
                   ? AS records_read, ? AS records_loaded, ? AS records_rejected, ? AS landed_at,
                   ? AS run_id""",
                [records, records - rejected, rejected, STARTED, run_id],
            )
            connection.execute(
                """INSERT INTO documents BY NAME SELECT ? || n AS document_id, 'file:///in/a' AS source_uri,
                       n AS record_no, 'text' AS source_format, 'x' AS content_sha256, [] AS authors, ? AS
                       language, '' AS body, ? AS word_count, [] AS flags, ? AS first_ingested_at,
                       ? AS ingested_at, ? AS run_id
                   FROM range(?) AS r(n)""",
                [run_id, language, words, STARTED, STARTED, run_id, records - rejected],
            )


@pytest.fixture
def past(tmp_path: Path) -> Past:
    return Past(tmp_path)


def test_without_a_warehouse_or_runs_there_is_no_history(tmp_path: Path, past: Past) -> None:
    assert look_up(Home(tmp_path / "none"), BATCH, Limits()) == History()
    past.run(5, source="/elsewhere")
    assert look_up(past.home, BATCH, Limits()) == History()


def test_replays_are_none_of_the_past_runs(past: Past) -> None:
    past.run(1500)
    past.run(1)
    with writing(past.home.warehouse) as connection:
        connection.execute("INSERT INTO ops.replays VALUES ('r', 'loaded', ?, 'run-2')", [STARTED])
    found = look_up(past.home, BATCH, Limits())
    assert (found.runs, found.records_per_run) == (1, 1500)


def test_runs_of_the_source_are_summed_up_and_a_backfill_does_not_move_the_volume(past: Past) -> None:
    past.run(4000, 40, words=900)
    past.run(10, 2)
    past.run(12, language="fr")
    past.run(700, source="/elsewhere")
    past.run(0)
    found = look_up(past.home, BATCH, Limits())
    assert found == History(
        runs=3,
        records_per_run=12,
        records=4022,
        reject_share=42 / 4022,
        documents=3980,
        word_count=900,
        languages={"en": 3968 / 3980, "fr": 12 / 3980},
    )


def test_only_the_last_runs_count(past: Past) -> None:
    past.run(1000, language="de")
    for _ in range(3):
        past.run(10, language=None)
    found = look_up(past.home, BATCH, Limits(history_runs=3))
    assert (found.runs, found.records, found.languages) == (3, 30, {"und": 1})


def test_a_run_is_not_its_own_history(past: Past) -> None:
    past.run(10)
    assert look_up(past.home, replace(BATCH, run_id="run-1"), Limits()) == History()


def test_the_history_stays_as_it_was_first_found_whatever_is_published(past: Past) -> None:
    past.run(10)
    first = history_of(past.home, BATCH, Limits())
    past.run(90)
    assert history_of(past.home, BATCH, Limits()) == first
    assert history_of(past.home, replace(BATCH, batch_no=7), Limits()) == first
    assert history_of(past.home, replace(BATCH, run_id="later"), Limits()).runs == 2


def test_a_source_with_a_password_has_its_history(past: Past) -> None:
    past.run(10, source="https://***@host/x")
    assert look_up(past.home, replace(BATCH, source="https://me:secret@host/x"), Limits()).runs == 1
