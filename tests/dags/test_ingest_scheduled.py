"""The ingest DAG through a really running scheduler, beside the same run without Airflow."""

import socket
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from standalone import running_standalone

ROOT = Path(__file__).parents[2]

SAME = {  # what must be the same whoever runs it: everything but the name and time of the run
    "documents": """SELECT * EXCLUDE (run_id, ingested_at, first_ingested_at) FROM documents
                    ORDER BY document_id""",
    "source_texts": "FROM source_texts ORDER BY document_id",
    "passages": "FROM passages ORDER BY document_id, passage_no",
    "files": "SELECT * EXCLUDE (run_id, landed_at) FROM ops.files ORDER BY source_uri",
    "rejects": "SELECT * EXCLUDE (reject_id, run_id, rejected_at) FROM ops.rejects ORDER BY source_uri",
    "results": """SELECT checked_on, rule, success, rows_failed FROM ops.expectation_results
                  WHERE checked_on = 'warehouse' ORDER BY ALL""",
}


def contents(home: Path) -> dict[str, list[tuple]]:
    with duckdb.connect(home / "warehouse/warehouse.duckdb", read_only=True) as connection:
        return {name: connection.execute(query).fetchall() for name, query in SAME.items()}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_run_triggered_through_the_scheduler_does_the_same(tmp_path):
    alone = tmp_path / "alone"
    subprocess.run(
        [sys.executable, "-m", "wirehouse", "run", "--home", alone],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "include")},
        check=True,
        capture_output=True,
    )
    home = tmp_path / "scheduled"
    settings = {"WIREHOUSE_HOME": str(home), "WIREHOUSE_SCHEDULE": "none"}
    settings |= {"WIREHOUSE_MAINTENANCE_SCHEDULE": "none"}
    with running_standalone(tmp_path / "airflow", free_port(), settings) as server:
        # More than one batch, so that the mapping is there; triggered runs have no logical date.
        run_id = server.trigger("ingest", {"batch_size": 5})
        assert server.wait(run_id, timeout=300) == "success", server.task_states(run_id)
        assert contents(home) == contents(alone)
        assert server.task_states(run_id)["batch.validate[3]"] == "success"
        events = server.request("GET", "/assets/events?limit=10")["asset_events"]
        assert [event["extra"]["documents_loaded"] for event in events] == [len(contents(home)["documents"])]

        again = server.trigger("ingest")
        assert server.wait(again, timeout=120) == "success"
        states = server.task_states(again)
        assert {states["discover"], states["publish"]} == {"skipped"}
        assert contents(home) == contents(alone)
