"""The ingest DAG through a really running scheduler, beside the same run without Airflow."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from standalone import running_standalone

from ports import free_port
from stores.server import KEY, SECRET, Bucket, running_server

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


@pytest.fixture
def bucket(tmp_path) -> Iterator[Bucket]:
    with running_server(tmp_path) as endpoint:
        yield Bucket(endpoint)


def wait_for_marts(server, limit: float = 240) -> None:
    """The DAG that follows a publish has run."""
    deadline = time.monotonic() + limit
    while [run["state"] for run in server.request("GET", "/dags/marts/dagRuns")["dag_runs"]] != ["success"]:
        assert time.monotonic() < deadline, server.import_errors()
        time.sleep(0.5)


def handed_over(airflow_home: Path) -> list[str]:
    """Every XCom of every run, as Airflow keeps it."""
    with closing(sqlite3.connect(airflow_home / "airflow.db", timeout=60)) as connection:
        return [str(row[0]) for row in connection.execute("SELECT value FROM xcom")]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_run_triggered_through_the_scheduler_does_the_same(tmp_path, bucket):
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
    settings |= {"WIREHOUSE_MAINTENANCE_SCHEDULE": "none", "WIREHOUSE_PUBLISH_URL": f"{bucket.url}/site"}
    settings |= {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
    settings |= {"AWS_ENDPOINT_URL_S3": bucket.endpoint, "AWS_DEFAULT_REGION": "us-east-1"}
    with running_standalone(tmp_path / "airflow", free_port(), settings) as server:
        # More than one batch, so that the mapping is there; triggered runs have no logical date.
        run_id = server.trigger("ingest", {"batch_size": 5})
        assert server.wait(run_id, timeout=300) == "success", server.task_states(run_id)
        assert contents(home) == contents(alone)
        assert server.task_states(run_id)["batch.validate[3]"] == "success"
        events = server.request("GET", "/assets/events?limit=10")["asset_events"]
        assert [event["extra"]["documents_loaded"] for event in events] == [len(contents(home)["documents"])]

        assert server.task_states(run_id)["deliver"] == "skipped", "it is left to what follows"
        wait_for_marts(server)
        assert "site/latest.json" in bucket.listing()

        bucket.delete("site/latest.json")  # as if the delivery had failed
        again = server.trigger("ingest")
        assert server.wait(again, timeout=120) == "success"
        states = server.task_states(again)
        assert {states["discover"], states["publish"]} == {"skipped"}
        assert states["deliver"] == "success", "a run with nothing new makes up for it"
        assert "site/latest.json" in bucket.listing()
        assert contents(home) == contents(alone)
        values = handed_over(tmp_path / "airflow")
        assert [value for value in values if "/00003" in value], "the path of a batch"
        assert not [value for value in values if SECRET in value]
