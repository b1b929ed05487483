"""Files that are cut off or scribbled on between two stages: the error names them, and is mended."""

import os

import pytest

from crash.day import succeed
from crash.machine import Life
from crash.state import contents, copy, difference, files
from crash.victim import from_stage, take
from ledger import check_ledger
from wirehouse.linking.index import index_folder


def cut_off(path):
    os.truncate(path, path.stat().st_size * 2 // 3)


def empty(path):
    os.truncate(path, 0)


def scribble(path):
    with path.open("r+b") as file:
        file.seek(4)
        file.write(b"\xa5" * min(20_000, path.stat().st_size - 200))


def take_away(path):
    path.unlink()


@pytest.fixture
def before(day, tmp_path):
    """A copy of the home as a stage found it."""
    return lambda stage: copy(day.before_stage(stage), tmp_path / "home")


@pytest.mark.parametrize(
    ("stage", "name", "written_by", "damage"),
    [
        ("validate", "documents.parquet", "normalize", cut_off),
        pytest.param("normalize", "landed.parquet", "land", cut_off, marks=pytest.mark.long),
        pytest.param("validate", "source_texts.parquet", "normalize", scribble, marks=pytest.mark.long),
        pytest.param("validate", "passages.parquet", "normalize", take_away, marks=pytest.mark.long),
        pytest.param("validate", "rejects-land.parquet", "land", cut_off, marks=pytest.mark.long),
    ],
)
def test_a_damaged_file_in_staging_is_named_with_its_stage(day, before, stage, name, written_by, damage):
    home = before(stage)
    run = day.run.moved(home.root)
    path = home.batch_folder(run.run_id, 0) / name
    damage(path)
    error = Life(take, run, [stage]).ended().error
    assert f"{path}, which the stage {written_by} wrote, is " in error
    assert f"Do {written_by} and what follows it again" in error
    assert contents(home) == day.before
    succeed(Life(take, run, [written_by]).ended())
    succeed(Life(take, run, from_stage("normalize")).ended())
    assert not difference(contents(home), day.after)
    check_ledger(home, day.seen)


@pytest.mark.long
@pytest.mark.parametrize("damage", [cut_off, scribble, take_away])
def test_a_damaged_part_of_the_lake_stops_the_load_and_validating_again_mends_it(day, before, damage):
    home = before("load")
    run = day.run.moved(home.root)
    path = home.lake / "passages" / run.run_id / "00000.parquet"
    damage(path)
    error = Life(take, run, ["load"]).ended().error
    assert f"{path}, which the stage validate wrote, is " in error
    assert contents(home) == day.before
    # The part may be the staged file under another name, so it is normalized again as well.
    succeed(Life(take, run, from_stage("normalize")).ended())
    assert not difference(contents(home), day.after)
    check_ledger(home, day.seen)


@pytest.mark.parametrize(
    ("stage", "damage"),
    [
        ("audit", scribble),
        pytest.param("link", cut_off, marks=pytest.mark.long),
        pytest.param("publish", empty, marks=pytest.mark.long),
        pytest.param("publish", take_away, marks=pytest.mark.long),
    ],
)
def test_a_damaged_next_copy_is_made_anew_and_never_published(day, before, stage, damage):
    home = before(stage)
    run = day.run.moved(home.root)
    damage(home.next_warehouse(run.run_id))
    assert contents(home) == day.before
    succeed(Life(take, run, from_stage(stage)).ended())
    assert not difference(contents(home), day.after)
    assert files(home) == day.files
    check_ledger(home, day.seen)


@pytest.mark.parametrize(
    ("suffix", "damage"),
    [
        (".words", cut_off),
        pytest.param(".words", empty, marks=pytest.mark.long),
        pytest.param(".parquet", cut_off, marks=pytest.mark.long),
        pytest.param(".parquet", empty, marks=pytest.mark.long),
    ],
)
def test_a_damaged_file_of_the_index_is_made_anew(day, before, suffix, damage):
    home = before("link")
    [path] = index_folder(home).glob(f"*{suffix}")
    damage(path)
    succeed(Life(take, day.run.moved(home.root), from_stage("link")).ended())
    assert not difference(contents(home), day.after)
    check_ledger(home, day.seen)
