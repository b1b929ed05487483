"""Several runs: at once on one home, one that dies while another waits, and one whose clock has gone back."""

import signal
import time
from dataclasses import replace
from datetime import timedelta

import duckdb
import psutil
import pytest

from crash.bad_day import story
from crash.day import MORNING, succeed
from crash.machine import Life, Trouble
from crash.state import commits, contents, copy
from crash.victim import STAGES, Run, from_stage, take
from ledger import check_ledger
from wirehouse.tables.articles import DOCUMENTS


@pytest.fixture
def home(day, tmp_path):
    """The home before the second day."""
    return copy(day.before_stage("discover"), tmp_path / "home")


def run_over(home, folder, number, minutes=0):
    """A run over a source of its own, with one story and one copy of it."""
    source = folder / f"source {number}"
    source.mkdir()
    (source / "story.txt").write_text(story(number))
    (source / "copy.txt").write_text(story(number) + "\nOnce more.\n")
    started_at = MORNING + timedelta(days=2, minutes=minutes)
    return Run(home, source, f"run over {number}", started_at)


def loaded_from(home, run):
    with duckdb.connect(home.warehouse, read_only=True) as connection:
        return connection.execute(
            "SELECT count(*) FROM documents WHERE run_id = $run_id AND starts_with(source_uri, $source)",
            {"run_id": run.run_id, "source": run.source.as_uri()},
        ).fetchall()[0][0]


def stopped(life):
    """Whether the process stands still."""
    return psutil.Process(life.process.pid).status() == psutil.STATUS_STOPPED


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def test_two_runs_at_once_end_right_and_neither_is_lost(home, tmp_path):
    one, other = (run_over(home, tmp_path, number, number) for number in (21, 22))
    lives = [Life(take, run, STAGES) for run in (one, other)]
    for life in lives:
        succeed(life.ended())
    assert [loaded_from(home, run) for run in (one, other)] == [2, 2]
    assert {run_id for run_id, _ in commits(home)} == {"run-1", one.run_id, other.run_id}
    check_ledger(home)


@pytest.mark.long
@pytest.mark.parametrize("signalled", [signal.SIGKILL, signal.SIGCONT])
def test_a_run_waits_for_another_that_publishes_and_goes_on_when_that_dies(home, tmp_path, signalled):
    holder, waiting = (run_over(home, tmp_path, number, number) for number in (23, 24))
    for run in (holder, waiting):
        succeed(Life(take, run, STAGES[: STAGES.index("publish")]).ended())
    # It holds the lock at the second of its calls, the first of which makes the file of the lock.
    standing = Life(take, holder, ["publish"], trouble=Trouble(home.root, "s", 4))
    wait_for(lambda: stopped(standing))
    life = Life(take, waiting, ["publish"])
    life.process.join(2)
    assert life.process.exitcode is None, "it waits"
    assert loaded_from(home, waiting) == 0
    standing.signal(signalled)
    succeed(life.ended())
    assert loaded_from(home, waiting) == 2
    standing.ended()
    succeed(Life(take, holder, ["publish"]).ended())
    assert loaded_from(home, holder) == 2
    check_ledger(home)


@pytest.mark.long
@pytest.mark.parametrize("stage", ["load", "link", "audit", "publish"])
def test_a_run_that_sleeps_while_another_publishes_the_same_files(day, home, stage):
    """Both read what changed on the second day. The one that publishes last has the last word."""
    sleeper = day.run.moved(home.root)
    succeed(Life(take, sleeper, STAGES[: STAGES.index(stage)]).ended())
    middle = len(day.calls[stage]) // 2 if stage != "publish" else 1
    life = Life(take, sleeper, [stage], trouble=Trouble(home.root, "s", middle))
    wait_for(lambda: stopped(life))
    succeed(Life(take, replace(day.other, home=home), STAGES).ended())
    life.signal(signal.SIGCONT)
    succeed(life.ended())
    succeed(Life(take, sleeper, from_stage(stage)).ended())
    found = contents(home)
    for table in ("source_texts", "passages", "quotations", "duplicate_pairs", "shared_passages"):
        assert found[table] == day.after[table], table
    check_ledger(home, day.seen)


@pytest.mark.long
def test_a_clock_that_has_gone_back_loses_nothing(day, home, tmp_path):
    """Of stories that are joined the older goes on, so that ids of stories may differ; the copies do not."""
    early = replace(day.run.moved(home.root), started_at=day.run.started_at - timedelta(days=400))
    succeed(Life(take, early, STAGES).ended())
    found = contents(home)
    for table in ("source_texts", "passages", "quotations", "mentions", "duplicate_pairs", "shared_passages"):
        assert found[table] == day.after[table], table
    assert stories(found) == stories(day.after)
    assert run_ids(found) == run_ids(day.after)
    check_ledger(home, day.seen)
    later = run_over(home, tmp_path, 25)
    succeed(Life(take, later, STAGES).ended())
    assert loaded_from(home, later) == 2
    assert run_ids(contents(home)) == sorted([*run_ids(day.after), later.run_id])
    check_ledger(home, day.seen)


def stories(found):
    """The documents of each story, whatever its id."""
    place = DOCUMENTS.column_names.index("story_id")
    by_story = {}
    for row in found["documents"]:
        by_story.setdefault(row[place], set()).add(row[0])
    return {frozenset(documents) for documents in by_story.values()}


def run_ids(found):
    return sorted(row[0] for row in found["ops.runs"])
