"""Backfill, late files, maintenance, alerts and lineage, all under a really running scheduler."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import duckdb
import pytest
from airflow_env import airflow_env
from standalone import running_standalone

from ports import free_port

ROOT = Path(__file__).parents[2]
DAYS = ("2026-05-01", "2026-05-02", "2026-05-04")  # the archive has nothing for the 3rd

pytestmark = [pytest.mark.slow, pytest.mark.long, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    for number, day in enumerate(DAYS):
        path = folder / day.replace("-", "/")
        path.mkdir(parents=True)
        for story in range(3):
            (path / f"{story}.txt").write_text(
                f"Ferry {number}{story} sails again\n\nThe ferry number {number}{story} left at noon, said "
                f"Captain Ines Duarte of the {day} crew. Forty people were on board.\n"
            )
    return folder


@pytest.fixture(scope="module")
def hook():
    """A web hook that keeps what it is sent."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    received: list[dict[str, str]] = []
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.received = received
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def settings(tmp_path_factory, archive, hook) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("operations")
    (folder / "lineage").mkdir()
    transport = {"type": "file", "log_file_path": str(folder / "lineage" / "events"), "append": False}
    return {
        "WIREHOUSE_HOME": str(folder / "home"),
        "WIREHOUSE_SOURCE": f"{archive}/%Y/%m/%d",
        "WIREHOUSE_SCHEDULE": "@daily",
        "WIREHOUSE_MAINTENANCE_SCHEDULE": "none",
        "WIREHOUSE_FRESHNESS_HOURS": "1000",
        "WIREHOUSE_NOTIFY": f"json://desk:tide-table@127.0.0.1:{hook.server_port}/",
        "AIRFLOW__OPENLINEAGE__TRANSPORT": json.dumps(transport),
        "AIRFLOW__OPENLINEAGE__NAMESPACE": "wirehouse",
        "AIRFLOW_HOME": str(folder / "airflow"),
        "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "1",  # or it seldom lets go of SQLite
    }


@pytest.fixture(scope="module")
def server(settings):
    with running_standalone(Path(settings["AIRFLOW_HOME"]), free_port(), settings) as running:
        yield running


def query(settings: dict[str, str], sql: str) -> list[tuple]:
    path = Path(settings["WIREHOUSE_HOME"]) / "warehouse" / "warehouse.duckdb"
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def ask(server, path: str, tries: int = 10) -> dict:
    """What the API answers, once it does: a busy SQLite makes it fail now and then."""
    for _ in range(tries - 1):
        with suppress(OSError):
            return server.request("GET", path)
        time.sleep(2)
    return server.request("GET", path)


def wait_until_quiet(server, dag_id: str, limit: float = 120) -> None:
    """The DAG has ended its first run, and nothing else runs: SQLite lets only one write."""
    deadline = time.monotonic() + limit
    while True:
        runs = ask(server, "/dags/~/dagRuns?limit=100")["dag_runs"]
        states = {run["dag_id"]: run["state"] for run in runs}
        if dag_id in states and not {"queued", "running"} & set(states.values()):
            return
        assert time.monotonic() < deadline, (states, server.import_errors())
        time.sleep(1)


def wait_for_runs(server, number: int, limit: float = 400) -> dict[str, str]:
    """The states of the backfill's runs, once all of them have ended."""
    deadline = time.monotonic() + limit
    while True:
        runs = ask(server, "/dags/ingest/dagRuns?run_type=backfill&limit=100")["dag_runs"]
        states = {run["dag_run_id"]: run["state"] for run in runs}
        if len(states) == number and set(states.values()) <= {"success", "failed"}:
            return states
        assert time.monotonic() < deadline, states
        time.sleep(1)


def test_a_backfill_reads_each_day_of_the_archive_two_at_a_time(server, settings):
    port = int(server.base_url.rpartition(":")[2])
    wait_until_quiet(server, "ingest")
    created = subprocess.run(
        [
            *(sys.executable, "-m", "airflow", "backfill", "create", "--dag-id", "ingest"),
            *("--from-date", "2026-05-01", "--to-date", "2026-05-04", "--max-active-runs", "2"),
        ],
        cwd=ROOT,
        env=os.environ | airflow_env(Path(settings["AIRFLOW_HOME"]), port) | settings,
        check=False,
        capture_output=True,
        text=True,
    )
    assert created.returncode == 0, created.stdout[-2000:] + created.stderr[-2000:]
    states = wait_for_runs(server, 4)
    assert set(states.values()) == {"success"}
    loaded = query(
        settings,
        """SELECT regexp_extract(source_uri, '(2026/../..)', 1), run_id, count(*)
           FROM documents GROUP BY ALL ORDER BY 1""",
    )
    assert [(day, count) for day, _, count in loaded] == [(day.replace("-", "/"), 3) for day in DAYS]
    for day, run_id, _ in loaded:
        assert day.replace("/", "-") in run_id, "each run has read the files of its own date"
    assert query(
        settings, "SELECT count(*) FROM ops.expectation_results WHERE NOT success AND severity = 'critical'"
    ) == [(0,)]
    assert len(query(settings, "FROM ops.runs")) == 3, "the day without files published nothing"
    events = ask(server, "/assets/events?limit=10")["asset_events"]
    assert [event["extra"]["documents_loaded"] for event in events] == [3, 3, 3]


def test_a_late_file_is_read_by_a_run_over_the_whole_archive(server, settings, archive):
    (archive / "2026/05/01/late.txt").write_text(
        "Late tide table\n\nThe tide table of the first of May came three days late, said Ole Brandt.\n"
    )
    (archive / "2026/05/02/0.txt").write_text(
        "Ferry 10 stays in port\n\nThe ferry did not leave after all, said Captain Ines Duarte at noon.\n"
    )
    run_id = server.trigger("ingest", {"source": str(archive)})
    assert server.wait(run_id) == "success", server.task_states(run_id)
    assert query(
        settings,
        f"SELECT files_found, files_skipped, documents_loaded FROM ops.runs WHERE run_id = '{run_id}'",
    ) == [(10, 8, 2)]
    assert query(settings, "SELECT count(*) FROM documents") == [(10,)]


def test_a_run_without_a_date_fails_and_is_told(server, settings, hook):
    run_id = server.trigger("ingest")
    assert server.wait(run_id) == "failed"
    path = f"/dags/ingest/dagRuns/{run_id}/taskInstances/discover"
    assert server.request("GET", path)["try_number"] == 1, "another try would say the same"
    for _ in range(50):
        if told := [message for message in hook.received if run_id in message["message"]]:
            break
        time.sleep(0.2)
    (message,) = told
    assert message["title"] == "Wirehouse: ingest, discover failed"
    assert "SourceError" in message["message"]
    assert "has no logical date" in message["message"]
    link = message["message"].partition("Log: ")[2]
    assert link.startswith(f"{server.base_url}/dags/ingest/runs/")
    logs = Path(settings["AIRFLOW_HOME"], "logs").rglob("*.log")
    assert not [path for path in logs if "tide-table" in path.read_text(errors="replace")]


def test_maintenance_and_the_freshness_check_succeed_and_return_counts(server, settings):
    before = query(settings, "FROM documents ORDER BY document_id")
    for dag_id in ("maintenance", "freshness"):
        run_id = server.trigger(dag_id)
        assert server.wait(run_id) == "success", server.task_states(run_id)
        if dag_id == "maintenance":
            path = (
                f"/dags/maintenance/dagRuns/{run_id}/taskInstances/remove_leftovers/xcomEntries/return_value"
            )
            assert "freed_bytes" in str(server.request("GET", path)["value"])
    assert query(settings, "FROM documents ORDER BY document_id") == before


def test_lineage_leads_from_the_source_over_the_lake_to_the_warehouse(settings, archive):
    home = Path(settings["WIREHOUSE_HOME"])
    edges = set()
    for path in Path(settings["AIRFLOW_HOME"], "..", "lineage").glob("events*"):
        for line in path.read_text().splitlines():
            event = json.loads(line)
            if event["eventType"] == "COMPLETE":
                edges |= {
                    (event["job"]["name"], one["name"], other["name"])
                    for one in event["inputs"]
                    for other in event["outputs"]
                }
    assert {
        ("ingest.batch.land", str(archive / "2026/05/01"), str(home / "landing")),
        ("ingest.batch.validate", str(home / "landing"), str(home / "lake")),
        ("ingest.publish", str(home / "lake"), str(home / "warehouse/warehouse.duckdb")),
    } <= edges
    shutil.rmtree(home)
