"""The log of the lake: what was published, in its order, once."""

import json

import duckdb
import pytest

from wirehouse.commits import (
    COMMITTED_TABLES,
    Commit,
    append_commit,
    commit_of,
    pending_commits,
    read_commits,
)
from wirehouse.home import Home
from wirehouse.staging import Batch
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.ops import FILES, REJECTS, RUNS
from wirehouse.warehouse import writing


@pytest.fixture
def home(tmp_path) -> Home:
    return Home(tmp_path / "home")


def commit(run_id: str) -> Commit:
    return Commit(run_id, {"documents": (f"lake/documents/{run_id}/00000.parquet",), "ops.files": ()})


def runs(commits: list[Commit]) -> list[str]:
    return [commit.run_id for commit in commits]


def batch(run_id: str, number: int) -> Batch:
    return Batch(run_id, number, "/source", None, 0, ())


def test_the_log_is_in_the_order_of_publishing_and_not_of_names(home):
    names = ["b", "a", *(f"{number}" for number in range(12, 0, -1))]
    for name in names:
        append_commit(home, commit(name))
    assert read_commits(home) == [commit(name) for name in names]


def test_a_run_is_logged_once(home):
    append_commit(home, commit("a"))
    append_commit(home, commit("b"))
    append_commit(home, Commit("a", {"documents": ("elsewhere",)}))
    assert read_commits(home) == [commit("a"), commit("b")]
    assert len(list(home.commits.iterdir())) == 2


def test_a_run_of_any_name_is_logged(home):
    for name in ("a/b", "ünï", 'quo"te\n'):
        append_commit(home, commit(name))
    assert runs(read_commits(home)) == ["a/b", "ünï", 'quo"te\n']


def test_a_second_committer_never_writes_over_the_first(home):
    append_commit(home, commit("a"))
    [first] = home.commits.iterdir()
    first.rename(home.commits / "00000001.json")  # what a second committer finds in its place
    with pytest.raises(FileExistsError):
        append_commit(home, commit("b"))
    assert read_commits(home) == [commit("a")]
    assert len(list(home.commits.iterdir())) == 1


def test_what_a_killed_committer_left_is_no_commit(home):
    append_commit(home, commit("a"))
    (home.commits / ".00000001.json.5f.tmp").write_text('{"run_')
    assert runs(read_commits(home)) == ["a"]
    append_commit(home, commit("b"))
    assert runs(read_commits(home)) == ["a", "b"]


def test_pending_is_what_the_warehouse_does_not_hold(home):
    for name in ("a", "b", "c"):
        append_commit(home, commit(name))
    assert runs(pending_commits(home, home.warehouse)) == ["a", "b", "c"]
    home.warehouse.parent.mkdir()
    with writing(home.warehouse) as connection:
        connection.execute("INSERT INTO ops.runs VALUES ('b', '/s', now()::TIMESTAMP, 0, 0, 0, 0, 0, '0')")
    assert runs(pending_commits(home, home.warehouse)) == ["a", "c"]


def test_there_is_no_log_before_the_first_commit(home):
    assert read_commits(home) == []
    assert pending_commits(home, home.warehouse) == []


def test_a_commit_names_the_parts_that_are_there_by_batch_and_then_those_of_the_run(home):
    batches = [batch("a", 0), batch("a", 1)]
    for path in (
        batches[1].lake_part(home, DOCUMENTS),
        batches[0].lake_part(home, DOCUMENTS),
        batches[1].lake_part(home, REJECTS),
        home.lake_part(RUNS, "a", "run"),
        batch("b", 0).lake_part(home, DOCUMENTS),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = commit_of(home, iter(batches), "a")
    assert list(found.parts) == [table.full_name for table in COMMITTED_TABLES]
    assert {name: parts for name, parts in found.parts.items() if parts} == {
        "documents": ("lake/documents/a/00000.parquet", "lake/documents/a/00001.parquet"),
        "ops.rejects": ("rejects/a/00001.parquet",),
        "ops.runs": ("lake/ops.runs/a/run.parquet",),
    }
    assert found.files(home, REJECTS) == [home.root / "rejects" / "a" / "00001.parquet"]
    assert found.files(home, FILES) == []
    append_commit(home, found)
    assert read_commits(home) == [found]


def test_the_log_is_json_that_other_programs_read(home):
    append_commit(home, commit("a"))
    assert json.loads((home.commits / "00000000.json").read_text()) == {
        "run_id": "a",
        "parts": {"documents": ["lake/documents/a/00000.parquet"], "ops.files": []},
    }
    [(run_id,)] = duckdb.execute("SELECT run_id FROM read_json(?)", [str(home.commits / "*.json")]).fetchall()
    assert run_id == "a"
