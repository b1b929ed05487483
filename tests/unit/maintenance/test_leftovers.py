"""Leftovers go when nobody can need them, and not before."""

import os
import time
from datetime import UTC, datetime, timedelta

import pytest

from maintenance.contents import contents, lake_rows
from wirehouse.errors import WirehouseError
from wirehouse.home import Home
from wirehouse.maintenance.leftovers import ENDED_DAYS, remove_leftovers
from wirehouse.maintenance.packing import pack_lake
from wirehouse.staging import read_batch
from wirehouse.tables.articles import DOCUMENTS

STAGING_DAYS = 7


def later(days: float) -> datetime:
    return datetime.now(UTC).replace(tzinfo=None) + timedelta(days=days)


def files(home: Home) -> set[str]:
    return {home.relative(path) for path in home.root.rglob("*") if path.is_file()}


@pytest.fixture
def refused(published):
    """A run that failed its audit: staged, in the lake, loaded, and never published."""
    published.write("e.txt", "Lift stuck\n\nNine guests waited an hour above the square, said Mia Roth.\n")
    batches = published.discover()
    published.stage(batches)
    published.load(batches)
    published.home.next_warehouse("run-4").with_suffix(".duckdb.wal").write_bytes(b"")
    (published.home.staging / "run-4" / "00000" / ".documents.parquet.0f.tmp").write_bytes(b"half")
    return published


def test_nothing_of_today_is_touched(refused):
    before = files(refused.home)
    removed = remove_leftovers(refused.home, STAGING_DAYS, later(0))
    assert files(refused.home) == before
    assert removed.freed_bytes == removed.staging == removed.lake_parts == 0


def test_staging_of_published_runs_goes_first_and_that_of_the_others_stays(refused):
    lake = lake_rows(refused.home)
    removed = remove_leftovers(refused.home, STAGING_DAYS, later(ENDED_DAYS + 0.1))
    assert removed.staging == 3
    assert [path.name for path in refused.home.staging.iterdir() if path.is_dir()] == ["run-4"]
    assert refused.home.next_warehouse("run-4").exists()
    assert refused.home.lake_part(DOCUMENTS, "run-4", "00000").exists()
    assert removed.unfinished_files == 1
    assert removed.lake_parts == removed.next_copies == 0
    assert lake_rows(refused.home) == lake


def test_a_run_that_was_given_up_leaves_nothing(refused):
    before, lake = contents(refused.home.warehouse), lake_rows(refused.home)
    removed = remove_leftovers(refused.home, STAGING_DAYS, later(STAGING_DAYS + 0.1))
    assert removed.staging == 4
    assert removed.next_copies == 2, "the copy and its log"
    assert removed.lake_parts >= 9
    assert not [name for name in files(refused.home) if "run-4" in name]
    assert [path for path in refused.home.staging.iterdir() if path.is_dir()] == []
    assert (contents(refused.home.warehouse), lake_rows(refused.home)) == (before, lake)
    with pytest.raises(WirehouseError, match=r"staging/run-4.*removed.*new run"):
        read_batch(refused.home, "staging/run-4/00000")
    assert refused.run(run_id="again"), "what it had is read again"
    assert refused.query("SELECT count(*) FROM documents WHERE run_id = 'again'") == [(1,)]


def test_a_run_is_given_up_again_that_was_staged_again_after_a_kill(refused):
    """What the kill left has the name that the staging is about to get."""
    left = refused.home.staging / ".removed-run-4" / "00000"
    left.mkdir(parents=True)
    (left / "batch.json").write_text("{}")
    assert remove_leftovers(refused.home, STAGING_DAYS, later(STAGING_DAYS + 0.1)).staging == 4
    assert [path for path in refused.home.staging.iterdir() if path.is_dir()] == []


def test_a_run_that_still_does_something_is_not_given_up(refused):
    """Its next copy has changed lately, however old its staging is."""
    old = time.time() - 30 * 86_400
    for path in [*refused.home.staging.rglob("*"), *refused.home.root.glob("lake/**/run-4/*")]:
        os.utime(path, (old, old))
    removed = remove_leftovers(refused.home, STAGING_DAYS, later(0))
    assert removed.next_copies == removed.lake_parts == 0
    assert (refused.home.staging / "run-4" / "00000" / "batch.json").exists()


def test_a_run_between_its_commit_and_its_rename_keeps_its_parts(refused):
    batches = [read_batch(refused.home, "staging/run-4/00000")]
    refused.link(batches)
    refused.audit(batches)
    refused.commit(batches)
    lake = lake_rows(refused.home)
    remove_leftovers(refused.home, STAGING_DAYS, later(100))
    assert lake_rows(refused.home) == lake
    assert refused.run(run_id="again")
    assert refused.query("SELECT count(*) FROM documents WHERE run_id = 'run-4'") == [(1,)]


def test_parts_that_were_packed_stay_for_those_who_read_them(published):
    pack_lake(published.home, min_entries=2)
    lake = lake_rows(published.home)
    part = published.home.lake_part(DOCUMENTS, "run-1", "00000")
    remove_leftovers(published.home, STAGING_DAYS, later(ENDED_DAYS - 0.1))
    assert part.exists()
    removed = remove_leftovers(published.home, STAGING_DAYS, later(ENDED_DAYS + 0.1))
    assert removed.lake_parts >= 24
    assert not part.exists()
    assert not part.parent.exists()
    assert lake_rows(published.home) == lake


def test_unfinished_files_go_wherever_they_are(published):
    left = [
        published.home.landing / ".1f.tmp",
        published.home.landing / ".run-9-00000.2f.tmp" / "3f",
        published.home.commits / ".00000004.json.1f.tmp",
        published.home.root / "rejects" / ".r.parquet.1f.tmp",
    ]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"half")
    assert remove_leftovers(published.home, STAGING_DAYS, later(1)).unfinished_files == 0
    removed = remove_leftovers(published.home, STAGING_DAYS, later(ENDED_DAYS + 0.1))
    assert removed.unfinished_files == 4
    assert not any(path.exists() for path in left)
    assert not left[1].parent.exists()
    assert removed.freed_bytes > 16


def test_a_home_that_is_not_there_is_left_so(stages):
    remove_leftovers(stages.home, STAGING_DAYS, later(100))
    assert files(stages.home) == set()
