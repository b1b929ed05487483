"""Rejects that are tried again: from the landed bytes, once mended; and what became of each."""

import json
import zipfile

import pytest

from ledger import check_ledger
from wirehouse.errors import CriticalRuleError, SupersededError, WirehouseError
from wirehouse.formats.sizes import Sizes
from wirehouse.stages.audit import audit
from wirehouse.tables.catalog import TABLES
from wirehouse.validation.limits import Limits

LONG = f"Harbour reopens\n\nThe harbour of the town reopened on Monday, we hear. {'So it goes. ' * 40}"
SHORT = "Market moves\n\nTraders will open their stalls on the old square from next week on."
TIGHT = Sizes(record_bytes=300)


def lines(*texts: str | None) -> str:
    records = [
        dict(zip(("title", "text"), text.split("\n\n"), strict=True)) if text else {} for text in texts
    ]
    return "".join(json.dumps(record) + "\n" for record in records)


def outcomes(stages) -> dict[tuple[str, int | None, str], str | None]:
    """What became of the rejects, by rule, record and run."""
    rows = stages.query("SELECT rule, record_no, run_id, replay_outcome FROM ops.rejects")
    return {(rule, record_no, run_id): outcome for rule, record_no, run_id, outcome in rows}


def titles(stages) -> list[str]:
    query = """SELECT split_part(coalesce(title || chr(10), '') || text, chr(10), 1)
               FROM documents JOIN source_texts USING (document_id) ORDER BY source_uri, record_no"""
    return [title for (title,) in stages.query(query)]


def run_replay(stages, **selection) -> bool:
    batches = stages.replay(**selection)
    if batches:
        stages.stage(batches)
        stages.publish(batches)
        check_ledger(stages.home)
    return bool(batches)


def test_a_record_that_was_too_large_is_loaded_once_the_limit_is_raised(stages):
    stages.write("day.jsonl", lines(SHORT, None, LONG))
    stages.sizes = TIGHT
    stages.run()
    assert titles(stages) == ["Market moves"]
    stages.sizes = Sizes()
    assert run_replay(stages, rule="record_too_large")
    assert titles(stages) == ["Market moves", "Harbour reopens"]
    assert outcomes(stages) == {
        ("record_too_large", 2, "run-1"): "loaded",
        ("no_text", 1, "run-1"): "rejected",  # of the same file, so tried as well
        ("no_text", 1, "run-2"): None,
    }
    assert stages.query(
        "SELECT DISTINCT replayed_at FROM ops.rejects WHERE run_id = 'run-1'"
    ) == stages.query("SELECT started_at FROM ops.runs WHERE run_id = 'run-2'")


def test_a_replay_is_not_judged_by_how_much_its_source_brings(stages):
    narrow = Limits(max_volume_ratio=2, min_records_for_share=1, min_history_runs=1)
    stages.write("day.jsonl", lines(SHORT, None, SHORT, None))
    stages.write("long.jsonl", lines(LONG))
    stages.sizes = TIGHT
    stages.run()
    stages.sizes = Sizes()
    replayed = stages.replay(rule="record_too_large")
    stages.write("new.txt", SHORT)
    for batches in (stages.discover(), replayed):
        stages.stage(batches)
        stages.load(batches)
        stages.link(batches)
        folders = [stages.folder(batch) for batch in batches]
        if batches is replayed:
            audit(stages.home, folders, narrow)
        else:
            with pytest.raises(CriticalRuleError, match=r"volume_ratio .*1 records, usual are 5"):
                audit(stages.home, folders, narrow)


def test_the_landed_bytes_are_what_is_read(stages):
    path = stages.write("day.jsonl", lines(LONG))
    stages.sizes = TIGHT
    stages.run()
    path.unlink()
    stages.sizes = Sizes()
    assert run_replay(stages)
    assert titles(stages) == ["Harbour reopens"]
    assert not stages.run(), "the replayed version is known to discover"


def test_what_was_never_landed_is_read_from_the_source(stages):
    stages.write("large.txt", LONG)
    gone = stages.write("gone.txt", LONG)
    stages.sizes = Sizes(file_bytes=100)
    stages.run()
    gone.unlink()
    stages.sizes = Sizes()
    assert run_replay(stages, rule="file_too_large")
    assert titles(stages) == ["Harbour reopens"]
    assert outcomes(stages)["vanished", None, "run-2"] is None
    assert stages.query(
        """SELECT parse_filename(source_uri), replay_outcome FROM ops.rejects
           WHERE rule = 'file_too_large' ORDER BY 1"""
    ) == [("gone.txt", "rejected"), ("large.txt", "loaded")]


def test_damaged_bytes_are_read_from_the_source_again(stages):
    stages.write("a.txt", SHORT)
    batches = stages.discover()
    stages.land(batches[0])
    landed = next(path for path in stages.home.landing.rglob("*") if path.is_file())
    landed.write_bytes(b"something else")
    stages.normalize(batches[0])
    stages.admit(batches[0])
    stages.publish(batches)
    assert set(outcomes(stages)) == {("landing_damaged", None, "run-1")}
    assert run_replay(stages)
    assert titles(stages) == ["Market moves"]


def test_a_version_that_was_replaced_is_not_brought_back(stages):
    stages.write("a.jsonl", lines(LONG))
    stages.sizes = TIGHT
    stages.run()
    stages.write("a.jsonl", lines(SHORT))
    stages.run()
    stages.sizes = Sizes()
    assert run_replay(stages)
    assert titles(stages) == ["Market moves"]
    assert outcomes(stages) == {("record_too_large", 0, "run-1"): "superseded"}
    assert not run_replay(stages), "nothing is open any more"


def test_a_member_is_read_again_with_its_archive(stages):
    path = stages.source / "days.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.jsonl", lines(SHORT, LONG))
        archive.writestr("two.txt", SHORT)
    stages.sizes = TIGHT
    stages.run()
    stages.sizes = Sizes()
    member = f"{path.as_uri()}!/one.jsonl"
    assert not run_replay(stages, source_uri=f"{path.as_uri()}!/two.txt")
    assert run_replay(stages, source_uri=member)
    assert titles(stages) == ["Market moves", "Harbour reopens", "Market moves"]
    assert stages.query("SELECT state, count(*) FROM ops.files GROUP BY 1 ORDER BY 1") == [
        ("loaded", 3),
        ("superseded", 3),
    ]


@pytest.mark.parametrize(
    ("member", "outcome"), [("two.txt", "loaded"), ("two.pdf", "rejected")], ids=["a member", "no member"]
)
def test_what_became_of_an_archive_is_what_became_of_its_members(stages, member, outcome):
    with zipfile.ZipFile(stages.source / "days.zip", "w") as archive:
        archive.writestr(member, SHORT)
    stages.sizes = Sizes(file_bytes=50)
    stages.run()
    stages.sizes = Sizes()
    assert run_replay(stages, rule="file_too_large")
    assert outcomes(stages)["file_too_large", None, "run-1"] == outcome


def test_a_replay_does_not_put_an_old_version_over_one_that_was_published_meanwhile(stages):
    path = stages.write("a.jsonl", lines(LONG))
    stages.sizes = TIGHT
    stages.run()
    stages.sizes = Sizes()
    batches = stages.replay(as_run="replay")
    stages.stage(batches)
    stages.write("a.jsonl", lines(SHORT))
    stages.run(run_id="ingest")
    path.unlink()
    with pytest.raises(SupersededError, match=r"1 of its files .*a\.jsonl for one.* start the replay again"):
        stages.publish(batches)
    assert titles(stages) == ["Market moves"]
    assert run_replay(stages)
    assert titles(stages) == ["Market moves"]
    assert outcomes(stages) == {("record_too_large", 0, "run-1"): "superseded"}


@pytest.mark.parametrize(
    ("selection", "selected"),
    [
        ({}, 3),
        ({"rule": "record_too_large"}, 2),
        ({"rule": "record_too_large", "run_id": "run-2"}, 1),
        ({"run_id": "run-1"}, 2),
        ({"source_uri": "folder/a.jsonl"}, 1),
        ({"source_uri": "folder"}, 2),
        ({"source_uri": "fold"}, 0),
        ({"source_uri": "empty.txt", "rule": "record_too_large"}, 0),
    ],
)
def test_rejects_are_selected_by_rule_source_and_run(stages, selection, selected):
    stages.sizes = TIGHT
    stages.write("folder/a.jsonl", lines(LONG))
    stages.write("empty.txt", "")
    stages.run()
    stages.write("folder/b.jsonl", lines(LONG))
    stages.run()
    if "source_uri" in selection:
        selection = {**selection, "source_uri": str(stages.source / selection["source_uri"])}
    batches = stages.replay(**selection)
    assert sum(len(batch.files) for batch in batches) == selected


def test_one_reject_is_selected_by_its_id(stages):
    stages.write("a.txt", "")
    stages.write("b.txt", "")
    stages.run()
    ((reject_id, source_uri),) = stages.query("SELECT reject_id, source_uri FROM ops.rejects LIMIT 1")
    (batch,) = stages.replay(reject_id=reject_id)
    assert [file.source_uri for file in batch.files] == [source_uri]
    assert stages.replay(reject_id="0" * 32) == []


def test_batches_are_of_one_source_each(stages, tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").touch()
        stages.run(source=tmp_path / folder)
    assert [batch.source for batch in stages.replay()] == [str(tmp_path / "one"), str(tmp_path / "two")]


def test_a_replay_that_is_killed_before_publish_is_run_again(stages):
    stages.write("day.jsonl", lines(SHORT, LONG))
    stages.sizes = TIGHT
    stages.run()
    stages.sizes = Sizes()
    batches = stages.replay(as_run="again")
    stages.stage(batches)
    stages.load(batches)
    batches = stages.replay(as_run="again")
    stages.stage(batches)
    stages.publish(batches)
    check_ledger(stages.home)
    assert outcomes(stages) == {("record_too_large", 1, "run-1"): "loaded"}
    assert stages.query("SELECT count(*) FROM ops.replays") == [(1,)]


def test_the_lake_rebuilds_what_became_of_rejects(stages):
    stages.write("day.jsonl", lines(SHORT, None, LONG))
    stages.sizes = TIGHT
    stages.run()
    stages.sizes = Sizes()
    run_replay(stages)
    before = {table.full_name: stages.query(f"FROM {table.full_name} ORDER BY ALL") for table in TABLES}
    stages.home.warehouse.unlink()
    stages.run(run_id="rebuild")
    check_ledger(stages.home)
    for table in TABLES:
        own = "WHERE run_id <> 'rebuild'" if table.schema == "ops" else ""
        after = stages.query(f"FROM {table.full_name} {own} ORDER BY ALL")
        assert after == before[table.full_name], table.full_name


def test_a_home_without_a_warehouse_says_so(stages):
    with pytest.raises(WirehouseError, match="no warehouse"):
        stages.replay()
