"""Runs after the first: nothing twice, changes replace, what is gone stays."""

import os
from hashlib import sha256

from wirehouse.commits import append_commit, commit_of, read_commits
from wirehouse.config import Config
from wirehouse.pipeline import now
from wirehouse.stages.audit import audit
from wirehouse.stages.discover import discover
from wirehouse.stages.land import land
from wirehouse.stages.link import link
from wirehouse.stages.load import load
from wirehouse.stages.normalize import normalize
from wirehouse.stages.publish import publish
from wirehouse.stages.validate import validate
from wirehouse.tables.catalog import TABLES

HARBOUR = (
    "Harbour reopens after storm\n\nThe harbour of the town reopened on Monday, its master said in a note.\n"
)
MARKET = (
    "Market moves to the old square\n\nTraders will open their stalls on the old square from next week on.\n"
)


def contents(warehouse) -> dict[str, list[tuple]]:
    return {table.full_name: sorted(warehouse.query(f"FROM {table.full_name}"), key=repr) for table in TABLES}


def digest(warehouse) -> str:
    return sha256(warehouse.home.warehouse.read_bytes()).hexdigest()


def stages_up_to_audit(warehouse, run_id: str) -> list[str]:
    """A run that stops before it publishes."""
    config = Config(home=warehouse.home, source=str(warehouse.source))
    batches = discover(config.home, config.source, run_id, config.batch_size, now())
    for batch in batches:
        land(config.home, batch, config.sizes)
        normalize(config.home, batch, config.sizes)
        validate(config.home, batch, config.limits)
    load(config.home, batches)
    link(config.home, batches)
    audit(config.home, batches)
    return batches


def test_a_second_run_with_nothing_new_changes_nothing(warehouse):
    warehouse.write("harbour.txt", HARBOUR)
    assert warehouse.run().published
    before = digest(warehouse)
    folders = sorted(path.name for path in warehouse.home.staging.iterdir())
    assert not warehouse.run().published
    assert digest(warehouse) == before
    assert sorted(path.name for path in warehouse.home.staging.iterdir()) == folders


def test_a_new_file_is_added_and_the_others_are_not_read_again(warehouse):
    warehouse.write("harbour.txt", HARBOUR)
    first = warehouse.run()
    warehouse.write("market.txt", MARKET)
    second = warehouse.run()
    assert warehouse.query("SELECT parse_filename(source_uri), run_id FROM documents ORDER BY 1") == [
        ("harbour.txt", first.run_id),
        ("market.txt", second.run_id),
    ]
    assert warehouse.query(
        "SELECT files_found, files_skipped, documents_loaded FROM ops.runs ORDER BY 3, 1"
    ) == [
        (1, 0, 1),
        (2, 1, 1),
    ]


def test_a_changed_file_replaces_its_document_and_keeps_its_id_and_first_time(warehouse):
    warehouse.write("story.txt", HARBOUR)
    warehouse.run()
    [(document_id, first_time)] = warehouse.query("SELECT document_id, first_ingested_at FROM documents")
    warehouse.write("story.txt", MARKET)
    second = warehouse.run()
    assert warehouse.query("SELECT document_id, title, run_id, first_ingested_at FROM documents") == [
        (document_id, "Market moves to the old square", second.run_id, first_time)
    ]
    assert warehouse.query("SELECT ingested_at > first_ingested_at FROM documents") == [(True,)]
    assert warehouse.query("SELECT DISTINCT text LIKE '%harbour%' FROM passages") == [(False,)]
    assert warehouse.query("SELECT state FROM ops.files ORDER BY landed_at") == [("superseded",), ("loaded",)]


def test_a_file_that_shrinks_loses_the_records_it_no_longer_has(warehouse):
    record = '{"text": "The council met on Monday and agreed on the budget for the new year."}\n'
    warehouse.write("feed.jsonl", record * 3)
    warehouse.run()
    warehouse.write("feed.jsonl", record)
    warehouse.run()
    assert warehouse.query("SELECT record_no FROM documents") == [(0,)]
    assert warehouse.query("SELECT count(DISTINCT document_id) FROM passages") == [(1,)]


def test_a_touched_file_is_in_the_ledger_as_unchanged_and_not_read_a_third_time(warehouse):
    path = warehouse.write("harbour.txt", HARBOUR)
    first = warehouse.run()
    os.utime(path)
    assert warehouse.run().published
    assert warehouse.query("SELECT run_id FROM documents") == [(first.run_id,)]
    assert warehouse.query("SELECT state FROM ops.files ORDER BY landed_at") == [("loaded",), ("unchanged",)]
    assert not warehouse.run().published


def test_a_file_that_is_gone_keeps_its_document(warehouse):
    path = warehouse.write("harbour.txt", HARBOUR)
    warehouse.write("market.txt", MARKET)
    warehouse.run()
    path.unlink()
    assert not warehouse.run().published
    assert warehouse.query("SELECT count(*) FROM documents") == [(2,)]


def test_a_file_whose_new_version_is_rejected_keeps_its_old_document(warehouse):
    warehouse.write("harbour.txt", HARBOUR)
    warehouse.run()
    warehouse.write("harbour.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    warehouse.run()
    assert warehouse.query("SELECT title FROM documents") == [("Harbour reopens after storm",)]
    assert warehouse.query("SELECT state FROM ops.files ORDER BY landed_at") == [("loaded",), ("rejected",)]
    assert warehouse.rejects() == {"harbour.txt": "not_text"}


def test_an_empty_source_makes_an_empty_warehouse(warehouse):
    assert warehouse.run().published
    assert warehouse.query("SELECT count(*) FROM documents") == [(0,)]
    assert not warehouse.run().published


def test_the_warehouse_is_rebuilt_from_the_lake_row_for_row(warehouse):
    warehouse.write("harbour.txt", HARBOUR)
    warehouse.run()
    warehouse.write("harbour.txt", MARKET)
    warehouse.write("empty.txt", "")
    warehouse.run()
    before = contents(warehouse)
    warehouse.home.warehouse.unlink()
    warehouse.run()
    after = contents(warehouse)
    last_run = set(after["ops.runs"]) - set(before["ops.runs"])
    assert len(last_run) == 1, "only the run that rebuilt is new"
    for name in set(before) - {"ops.runs", "ops.expectation_results"}:
        assert after[name] == before[name], name


def test_a_run_killed_between_its_commit_and_the_rename_is_finished_by_the_next(warehouse):
    warehouse.write("harbour.txt", HARBOUR)
    warehouse.run()
    warehouse.write("market.txt", MARKET)
    batches = stages_up_to_audit(warehouse, "killed")
    from wirehouse.staging import read_batch

    append_commit(
        warehouse.home, commit_of(warehouse.home, [read_batch(warehouse.home, b) for b in batches], "killed")
    )
    assert warehouse.query("SELECT count(*) FROM documents") == [(1,)]
    assert warehouse.run().published
    assert warehouse.query("SELECT count(*) FROM documents") == [(2,)]
    assert warehouse.query("SELECT run_id FROM documents WHERE title LIKE 'Market%'") == [("killed",)]
    assert not warehouse.run().published


def test_two_runs_at_once_both_publish_and_neither_is_lost(warehouse):
    warehouse.write("harbour.txt", HARBOUR)
    slow = stages_up_to_audit(warehouse, "slow")
    warehouse.write("market.txt", MARKET)
    warehouse.run()
    publish(warehouse.home, slow)
    assert warehouse.query("SELECT count(*), count(DISTINCT source_uri) FROM documents") == [(2, 2)]
    assert warehouse.query("SELECT count(*) FROM ops.runs") == [(2,)]
    assert len(read_commits(warehouse.home)) == 2


def test_every_stage_may_run_twice(warehouse):
    warehouse.write("harbour.txt", HARBOUR)
    warehouse.write("empty.txt", "")
    config = Config(home=warehouse.home, source=str(warehouse.source))
    batches = discover(config.home, config.source, "twice", config.batch_size, now())
    for batch in batches * 2:
        land(config.home, batch, config.sizes)
        land(config.home, batch, config.sizes)
        normalize(config.home, batch, config.sizes)
        normalize(config.home, batch, config.sizes)
        validate(config.home, batch, config.limits)
        validate(config.home, batch, config.limits)
    for stage in (load, load, link, link, audit, audit, publish):
        stage(config.home, batches)
    once = contents(warehouse)
    for stage in (load, link, audit, publish):
        stage(config.home, batches)
    assert contents(warehouse) == once
    assert [len(once[name]) for name in ("documents", "ops.files", "ops.rejects", "ops.runs")] == [1, 2, 1, 1]


def test_a_reader_keeps_its_snapshot_and_no_leftovers_stay(warehouse):
    import duckdb

    warehouse.write("harbour.txt", HARBOUR)
    warehouse.run()
    # Another process's view: a second connection in this process would share the first one's file handle.
    with duckdb.connect(warehouse.home.warehouse, read_only=True) as reader:
        warehouse.write("market.txt", MARKET)
        batches = stages_up_to_audit_in_child(warehouse)
        assert batches.returncode == 0, batches.stderr
        assert reader.execute("SELECT count(*) FROM documents").fetchall() == [(1,)]
    assert warehouse.query("SELECT count(*) FROM documents") == [(2,)]
    assert {path.name for path in warehouse.home.warehouse.parent.iterdir()} == {
        "warehouse.duckdb",
        "publish.lock",
    }


def stages_up_to_audit_in_child(warehouse):
    import subprocess
    import sys

    return subprocess.run(
        [
            sys.executable,
            "-m",
            "wirehouse",
            "run",
            "--home",
            warehouse.home.root,
            "--source",
            warehouse.source,
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": "include"},
    )
