"""The audit finds whatever is lost, doubled or miscounted between the lake and the next copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from unit.stages.harness import Stages
from wirehouse.errors import CriticalRuleError
from wirehouse.home import Home
from wirehouse.staging import Batch
from wirehouse.warehouse import writing

TEXT = "Harbour reopens\n\nThe harbour of {} reopened on Monday, its master said in a note to the town.\n"
NEW = "(SELECT max(document_id) FROM documents WHERE run_id = 'run-2')"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Batch]]:
    """A home with one published run, and a second one loaded and linked: three documents and two rejects."""
    stages = Stages(tmp_path_factory.mktemp("loaded"))
    stages.write("a.txt", TEXT.format("Ahm"))
    stages.run()
    stages.write("b.txt", TEXT.format("Berg"))
    stages.write("feed.jsonl", '{"text": "The council met on Monday and agreed."}\n{not json\n')
    stages.write("empty.txt", "")
    batches = stages.discover()
    stages.stage(batches)
    stages.load(batches)
    stages.link(batches)
    return stages.home.root, batches


@pytest.fixture
def second(loaded: tuple[Path, list[Batch]], tmp_path: Path) -> Iterator[tuple[Stages, list[Batch]]]:
    """A copy of that to break."""
    root, batches = loaded
    stages = Stages(tmp_path)
    shutil.copytree(root, stages.home.root)
    yield stages, batches
    assert stages.query("SELECT run_id FROM ops.runs") == [("run-1",)], "nothing was published"


def next_copy(home: Home) -> Path:
    return home.next_warehouse("run-2")


def test_what_is_whole_passes_twice_with_the_same_results(second: tuple[Stages, list[Batch]]) -> None:
    stages, batches = second
    found = []
    for _ in range(2):
        stages.audit(batches)
        with writing(next_copy(stages.home)) as connection:
            found.append(
                connection.execute(
                    """SELECT * FROM ops.expectation_results
                       WHERE checked_on = 'warehouse' AND run_id = 'run-2' ORDER BY rule"""
                ).fetchall()
            )
    assert found[0] == found[1]
    assert len(found[0]) > 45


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (f"DELETE FROM source_texts WHERE document_id = {NEW}", "documents.has_source_texts"),
        (f"DELETE FROM passages WHERE document_id = {NEW}", "documents.has_passages"),
        (f"DELETE FROM time_expressions WHERE document_id = {NEW}", "time_expressions.loaded_as_in_lake"),
        ("DELETE FROM ops.files WHERE source_uri LIKE '%empty.txt'", "ops.files.loaded_as_in_lake"),
        ("DELETE FROM ops.rejects WHERE rule = 'empty_file'", "ops.rejects.loaded_as_in_lake"),
        ("DELETE FROM ops.rejects WHERE rule = 'empty_file'", "ops.files.ledger_agrees_with_rejects"),
        (
            "UPDATE ops.files SET records_rejected = 2 WHERE source_uri LIKE '%feed.jsonl'",
            "ops.files.ledger_agrees_with_rejects",
        ),
        (
            "UPDATE ops.rejects SET source_uri = 'file:///elsewhere' WHERE rule = 'malformed_json'",
            "ops.files.ledger_agrees_with_rejects",
        ),
        (
            "INSERT INTO ops.rejects FROM ops.rejects WHERE rule = 'malformed_json'",
            "ops.rejects.key_is_unique",
        ),
        (
            "DELETE FROM ops.expectation_results WHERE run_id = 'run-2'",
            "ops.expectation_results.loaded_as_in_lake",
        ),
        (
            "UPDATE ops.files SET state = 'superseded' WHERE source_uri LIKE '%b.txt'",
            "ops.files.ledger_agrees_with_documents",
        ),
        ("UPDATE documents SET is_representative = false", "documents.story_has_one_representative"),
        ("INSERT INTO duplicate_pairs VALUES ('a', 'b', 'near', 0.9)", "duplicate_pairs.document_id.ref"),
    ],
)
def test_what_is_lost_or_miscounted_stops_the_run(
    second: tuple[Stages, list[Batch]], damage: str, rule: str
) -> None:
    stages, batches = second
    with writing(next_copy(stages.home)) as connection:
        connection.execute(damage)
    with pytest.raises(CriticalRuleError) as raised:
        stages.audit(batches)
    assert f"{rule}" in str(raised.value)
    assert "rows, limit 0" in str(raised.value)
    assert f"the refused copy is {next_copy(stages.home)}" in str(raised.value)
