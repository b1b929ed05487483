"""Every stage is killed before, during and after what it writes, and done again: the tables are the same."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from crash.day import succeed
from crash.machine import Life
from crash.state import commits, contents, copy, difference, files, marts
from crash.victim import STAGES, take
from ledger import check_ledger
from wirehouse.tables.articles import DOCUMENTS

AT_ONCE = 2
FEW, SOME, MANY = 5, 8, 16  # of a stage


def test_the_second_day_has_something_of_everything(day):
    for name, rows in day.after.items():
        if name not in {"ops.replays", "ops.story_changes"}:
            assert rows != day.before[name], name
    assert day.states.keys() == {"loaded", "rejected", "superseded", "unchanged"}
    sources = [row[DOCUMENTS.column_names.index("source_uri")] for row in day.after["documents"]]
    assert [source for source in sources if source.endswith("/gone.txt")], "what vanished keeps its document"


@pytest.mark.parametrize("stage", ["normalize", "validate", "publish"])
def test_a_file_is_flushed_before_it_gets_its_name_and_its_name_after(day, stage):
    """What is not flushed is lost in a power cut, unlike in a kill. Data Docs may be: they are made anew."""
    calls = [call for call in day.calls[stage] if " /data_docs/" not in call]
    renames = [number for number, call in enumerate(calls) if call.startswith("rename ")]
    for number in renames:
        folder, _, name = calls[number].removeprefix("rename ").rpartition("/")
        unfinished = (f" {folder}/.{name}.", f" {folder}/next-")
        of_file = [call for call in calls[:number] if any(path in call for path in unfinished)]
        assert "".join(of_file[-1:]).startswith("fsync "), calls[number]
        assert f"fsync {folder}" in calls[number:], calls[number]
    assert renames


@pytest.mark.parametrize("most", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
def test_a_run_that_is_killed_again_and_again_comes_to_the_same(day, kill_points, most):
    """One run, each stage of which is killed at one place after the other before it may come to its end.

    To do a stage again begins with what the try before had done when it was killed. So whatever a try repairs
    the last one would have repaired as well, and what a kill breaks for good is seen at the end.
    """
    home = copy(day.before_stage("discover"), day.folder / f"killed at {most}")
    killed = Counter()
    for stage in STAGES:
        for point in day.points(stage, most):
            assert day.kill(point, home), f"{point}: readers see neither the old nor the new warehouse"
            killed[stage] += 1
        succeed(Life(take, day.run.moved(home.root), [stage]).ended())
    assert not difference(contents(home) | marts(home), day.after | day.marts)
    assert commits(home) == day.commits
    assert files(home) == day.files, "nothing is left over, however often it was killed"
    check_ledger(home, day.seen)
    kill_points.update(killed)


def test_there_are_at_least_a_hundred_kill_points(day):
    assert sum(len(day.points(stage, MANY)) for stage in STAGES) >= 100


@pytest.mark.long
@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_that_is_killed_is_done_again_or_left_to_another_run(day, kill_points, stage):
    points = day.points(stage, SOME)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = pool.map(lambda n: day.recover(points[n], by_another_run=n % 3 == 2), range(len(points)))
        wrong = [told for told in found if told]
    assert not wrong, f"{len(wrong)} of {len(points)} kill points:\n" + "\n".join(wrong)
    kill_points[stage] += len(points)
