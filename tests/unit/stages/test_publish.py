"""Load, audit and publish, killed at every place and started again."""

import subprocess
import sys
from pathlib import Path

import pytest

from unit.stages.harness import Stages
from wirehouse.errors import CriticalRuleError
from wirehouse.home import Home
from wirehouse.parquet import write_batches
from wirehouse.stages.load import copy_published
from wirehouse.stages.publish import publish, replace_warehouse
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.catalog import TABLES
from wirehouse.warehouse import writing

TEXT = """Harbour reopens after storm

The harbour reopened on Monday after four days, its master said in a note. Two cranes are down.

“We will not hurry anybody,” he wrote. Ferries to the islands sail again from Wednesday, cargo boats later.
"""  # long enough for a copy of it to be one


def contents(stages) -> dict[str, list[tuple]]:
    return {table.full_name: sorted(stages.query(f"FROM {table.full_name}"), key=repr) for table in TABLES}


def kill_while_writing(path: Path) -> None:
    """Leave a file as a process that is killed leaves it: with a log of what is not in the file yet."""
    code = """
import duckdb, os, sys
connection = duckdb.connect(sys.argv[1])
connection.execute("INSERT INTO ops.runs SELECT * REPLACE ('ghost' AS run_id) FROM ops.runs")
os._exit(0)"""
    subprocess.run([sys.executable, "-c", code, path], check=True)
    assert path.with_name(f"{path.name}.wal").exists()


@pytest.fixture
def second(stages):
    """The batches of a run on top of a published one, staged and not yet loaded."""
    stages.write("a.txt", TEXT)
    stages.run()
    stages.write("a.txt", TEXT + "More of it.\n")
    stages.write("b.txt", TEXT)
    batches = stages.discover(batch_size=1)
    stages.stage(batches)
    return batches


@pytest.mark.parametrize(
    "killed",
    [
        "before load",
        "in the copy",
        "in the load",
        "after link",
        "after audit",
        "after commit",
    ],
)
def test_a_run_killed_anywhere_and_started_again_comes_to_the_same(stages, second, killed):
    published = contents(stages)
    next_copy = stages.home.next_warehouse(second[0].run_id)
    if killed == "in the copy":
        next_copy.write_bytes(stages.home.warehouse.read_bytes()[:5000])
    elif killed == "in the load":
        copy_published(stages.home, next_copy)
        kill_while_writing(next_copy)
    elif killed != "before load":
        stages.load(second)
        if killed != "after load":
            stages.link(second)
        if killed not in {"after load", "after link"}:
            stages.audit(second)
        if killed == "after commit":
            stages.commit(second)
    assert contents(stages) == published, "readers see nothing of it"
    stages.publish(second)
    assert stages.query("SELECT parse_filename(source_uri), run_id FROM documents ORDER BY 1") == [
        ("a.txt", "run-2"),
        ("b.txt", "run-2"),
    ]
    assert stages.query("SELECT state, count(*) FROM ops.files GROUP BY 1 ORDER BY 1") == [
        ("loaded", 2),
        ("superseded", 1),
    ]
    assert stages.query("SELECT count(*), count(DISTINCT run_id) FROM ops.runs") == [(2, 2)]
    assert [path.name for path in stages.home.warehouse.parent.iterdir()] == ["warehouse.duckdb"]
    assert not stages.run()


def test_the_lake_alone_makes_the_same_rows(stages, second):
    stages.publish(second)
    before = contents(stages)
    stages.home.warehouse.unlink()
    assert stages.run()
    after = contents(stages)
    for name in set(before) - {"ops.runs", "ops.expectation_results"}:
        assert after[name] == before[name], name
    assert set(before["ops.runs"]) < set(after["ops.runs"])


def test_the_home_can_be_moved(stages, second, tmp_path):
    stages.home.root.rename(tmp_path / "moved")
    stages.home = Home(tmp_path / "moved")
    stages.publish(second)
    stages.home.warehouse.unlink()
    stages.run()
    assert stages.query("SELECT count(*) FROM documents") == [(2,)]


def test_a_copy_with_a_log_beside_it_is_not_published(stages, second):
    stages.load(second)
    next_copy = stages.home.next_warehouse(second[0].run_id)
    next_copy.with_name(f"{next_copy.name}.wal").touch()
    before = contents(stages)
    with pytest.raises(RuntimeError, match="run load again before publish"):
        replace_warehouse(stages.home, second[0].run_id)
    assert contents(stages) == before


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (
            "DELETE FROM passages WHERE document_id = (SELECT max(document_id) FROM documents)",
            "passages.loaded_as_in_lake",
        ),
        ("INSERT INTO documents FROM documents WHERE run_id = 'run-2'", "documents.key_is_unique"),
        (
            "DELETE FROM documents WHERE source_uri LIKE '%b.txt'",
            "source_texts.document_id.reference_is_whole",
        ),
        (
            "UPDATE ops.files SET records_loaded = 2 WHERE state = 'loaded'",
            "ops.files.ledger_agrees_with_documents",
        ),
    ],
)
def test_the_audit_stops_a_copy_that_lost_or_doubled_something(stages, second, damage, rule):
    stages.load(second)
    stages.link(second)
    with writing(stages.home.next_warehouse(second[0].run_id)) as connection:
        connection.execute(damage)
    with pytest.raises(CriticalRuleError, match=rule.replace(".", r"\.")):
        stages.audit(second)
    assert stages.query("SELECT count(*) FROM documents") == [(1,)]


def test_a_lake_part_that_is_not_what_was_loaded_stops_the_audit(stages, second):
    stages.load(second)
    stages.link(second)
    write_batches(second[0].lake_part(stages.home, DOCUMENTS), DOCUMENTS, [])
    with pytest.raises(CriticalRuleError, match=r"documents\.loaded_as_in_lake"):
        stages.audit(second)


@pytest.mark.parametrize("name", ["quo'te\" st*r [x]", "a=b ünï"])
def test_a_home_of_any_name(tmp_path, name):
    stages = Stages(tmp_path / name)
    stages.write("a.txt", TEXT)
    assert stages.run()
    assert not stages.run()
    assert stages.query("SELECT count(*) FROM documents") == [(1,)]


def test_the_lake_alone_makes_the_same_stories(stages):
    other = "".join(f"On quay {number} they counted {number * 7} crates before noon. " for number in range(9))
    stages.write("a.txt", TEXT)
    stages.run()
    stages.write("b.txt", other)
    stages.run()
    stages.write("c.txt", TEXT + other)
    stages.write("d.txt", TEXT.replace("Monday", "Tuesday") + other)
    stages.run()
    stages.write("a.txt", other)
    stages.run()
    before = contents(stages)
    for name in ("duplicate_pairs", "shared_passages", "ops.story_changes"):
        assert before[name], name
    stages.home.warehouse.unlink()
    stages.write("e.txt", "Quite another thing.\n")
    assert stages.run()
    after = contents(stages)
    for name in ("duplicate_pairs", "shared_passages", "ops.story_changes"):
        assert after[name] == before[name], name
    told = "SELECT document_id, story_id, is_representative FROM documents WHERE source_uri NOT LIKE '%e.txt'"
    assert len(stages.query(told)) == 4
    stories = {(row[0], row[-5], row[-4]) for row in before["documents"]}
    assert set(stages.query(told)) == stories


def test_linking_a_published_run_again_changes_nothing(stages, second):
    stages.publish(second)
    parts = {path: path.read_bytes() for path in stages.home.lake.rglob("*.parquet")}
    stages.link(second)
    stages.audit(second)
    assert {path: path.read_bytes() for path in stages.home.lake.rglob("*.parquet")} == parts
    assert not stages.home.next_warehouse(second[0].run_id).exists()


def test_a_run_that_was_committed_and_never_published_goes_before_one_that_publishes_after(stages, second):
    """Both read the same file: the text of the later commit is the one that stays."""
    stages.write("a.txt", TEXT + "\nThe cranes were mended on Friday night, and the crews went home.\n")
    third = stages.discover(batch_size=1)
    stages.stage(third)
    for batches in (second, third):
        stages.load(batches)
        stages.link(batches)
        stages.audit(batches)
    stages.commit(second)  # and killed before the rename
    publish(stages.home, [stages.folder(batch) for batch in third])
    assert stages.query("SELECT count(*) FROM ops.runs") == [(3,)]
    [(text,)] = stages.query(
        "SELECT text FROM source_texts JOIN documents USING (document_id) WHERE source_uri LIKE '%a.txt'"
    )
    assert "mended" in text
