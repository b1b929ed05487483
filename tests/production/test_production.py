"""The production shape, without containers: PostgreSQL, Redis, two Celery workers, and what breaks in a year.

The processes are those of docker-compose.yaml, with its commands, settings and health checks.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
import session
from server import FINISHED

from ledger import check_ledger
from production.articles import write_lines, write_text
from production.cluster import WORKERS, Cluster, running_cluster
from production.compose import ROOT
from stores.server import KEY, SECRET, Bucket, running_server
from wirehouse.home import Home

pytestmark = [pytest.mark.slow, pytest.mark.long, pytest.mark.timeout(900)]

CONNECTION = "bucket"
BATCHES = 4
ARTICLES = 300  # in each batch
SETTINGS = {
    "WIREHOUSE_SCHEDULE": "* * * * *",
    "WIREHOUSE_MAINTENANCE_SCHEDULE": "none",
    "WIREHOUSE_BATCH_SIZE": "3",
}

SAME = {  # what must be the same whoever runs it, however often it was killed
    "documents": """SELECT * EXCLUDE (run_id, ingested_at, first_ingested_at) FROM documents
                    ORDER BY document_id""",
    "source_texts": "FROM source_texts ORDER BY document_id",
    "passages": "FROM passages ORDER BY document_id, passage_no",
    "quotations": "FROM quotations ORDER BY document_id, quotation_no",
    "duplicate_pairs": "FROM duplicate_pairs ORDER BY ALL",
    "files": "SELECT * EXCLUDE (run_id, landed_at) FROM ops.files ORDER BY ALL",
    "rejects": "SELECT source_uri, record_no, stage, rule, content_sha256 FROM ops.rejects ORDER BY ALL",
    "runs": """SELECT batches, files_found, files_skipped, documents_loaded, records_rejected FROM ops.runs
               ORDER BY started_at""",
}


@dataclass
class Shape:
    """The running cluster, and the run that it is compared with."""

    cluster: Cluster
    source: Path
    alone: Path
    """The home of the same runs in one process, without Airflow."""
    first_alone: subprocess.Popen[bytes]
    bucket: Bucket

    @property
    def home(self) -> Path:
        return self.cluster.folder / "data"

    def run_alone(self) -> subprocess.Popen[bytes]:
        return run_alone(self.source, self.alone)


@pytest.fixture(scope="module")
def shape(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shape]:
    source, alone = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("alone")
    for batch in range(BATCHES):  # files are put into batches in the order of their names
        write_lines(source / f"{batch}-desk.jsonl", range(batch * 1000, batch * 1000 + ARTICLES))
        write_text(source / f"{batch}-first.txt", batch * 1000)  # a copy of the first line
        write_text(source / f"{batch}-other.txt", batch * 1000 + 999)
    first_alone = run_alone(source, alone)
    try:
        with running_server(alone) as endpoint:
            bucket = Bucket(endpoint)
            stored = {"WIREHOUSE_CONNECTION": CONNECTION, "WIREHOUSE_PUBLISH_URL": f"{bucket.url}/site"}
            with running_cluster(SETTINGS | stored | {"SOURCE_DIR": str(source)}) as cluster:
                try:
                    add_connection(cluster, endpoint)
                    cluster.start("scheduler")
                    yield Shape(cluster, source, alone, first_alone, bucket)
                finally:
                    sys.stdout.write(cluster.tails())  # pytest shows it with a failed test
    finally:
        first_alone.kill()
        first_alone.wait()


def add_connection(cluster: Cluster, endpoint: str) -> None:
    """What an administrator enters in the UI."""
    extra = json.dumps({"endpoint_url": endpoint, "region_name": "us-east-1"})
    connection = {
        "connection_id": CONNECTION,
        "conn_type": "aws",
        "login": KEY,
        "password": SECRET,
        "extra": extra,
    }
    cluster.server.request("POST", "/connections", connection)


def contents(home: Path) -> dict[str, list[tuple[Any, ...]]]:
    with duckdb.connect(home / "warehouse/warehouse.duckdb", read_only=True) as connection:
        return {name: connection.execute(query).fetchall() for name, query in SAME.items()}


def run_alone(source: Path, home: Path) -> subprocess.Popen[bytes]:
    """The same run in one process, without Airflow."""
    env = os.environ | SETTINGS | {"PYTHONPATH": str(ROOT / "include"), "WIREHOUSE_HOME": str(home)}
    command = [sys.executable, "-m", "wirehouse", "run", "--source", str(source)]
    with (home / "run.log").open("ab") as log:
        return subprocess.Popen(command, env=env, stdout=log, stderr=log)


def wait_for(what: str, look: Callable[[], Any], limit: float) -> Any:
    """What `look` gives, once it gives something."""
    deadline = time.monotonic() + limit
    while not (found := look()):
        assert time.monotonic() < deadline, f"{limit:.0f} s without {what}"
        time.sleep(0.3)
    return found


def under_way(cluster: Cluster, task_id: str) -> tuple[str, dict[str, Any]] | None:
    """A worker that is in the middle of a task of the name, and the task instance."""
    for run in cluster.server.runs("ingest"):
        assert run["state"] != "failed", cluster.server.tasks("ingest", run["dag_run_id"])
        for task in cluster.server.tasks("ingest", run["dag_run_id"]):
            if task["task_id"] == task_id and task["state"] == "running":
                for worker in WORKERS:
                    if task["pid"] in session.members(cluster.processes[worker].pid):
                        return worker, task
    return None


def finished(cluster: Cluster, count: int) -> list[dict[str, Any]] | None:
    """The ingest runs, once that many have ended."""
    runs = [run for run in cluster.server.runs("ingest") if run["state"] in FINISHED]
    return runs if len(runs) >= count else None


def finished_after(cluster: Cluster, run_id: str) -> str | None:
    """The first ingest run that began after the one and has ended."""
    run_ids = [run["dag_run_id"] for run in finished(cluster, 1) or []]
    return next(iter(run_ids[run_ids.index(run_id) + 1 :]), None) if run_id in run_ids else None


def test_a_run_survives_its_worker_its_scheduler_and_its_queue(shape: Shape) -> None:
    cluster = shape.cluster
    worker, killed = wait_for("a running task", lambda: under_way(cluster, "batch.normalize"), 120)
    cluster.kill(worker)
    cluster.start(worker)  # as `restart: unless-stopped` does
    cluster.kill("scheduler")
    cluster.start("scheduler")
    cluster.stop("redis")
    cluster.start("redis")

    runs = wait_for("a finished run", lambda: finished(cluster, 1), 300)

    run_id = killed["dag_run_id"]
    tasks = cluster.server.tasks("ingest", run_id)
    tries = {(task["task_id"], task["map_index"]): task["try_number"] for task in tasks}
    assert runs[0]["dag_run_id"] == run_id
    assert runs[0]["run_type"] == "scheduled"
    assert {task["state"] for task in tasks if task["task_id"] != "deliver"} == {"success"}
    assert len(tasks) == BATCHES * 3 + 6
    assert tries["batch.normalize", killed["map_index"]] == 2
    assert shape.first_alone.wait(120) == 0
    found = contents(shape.home)
    assert found == contents(shape.alone)
    assert len(found["documents"]) == BATCHES * (ARTICLES + 2)
    assert len(found["rejects"]) == BATCHES
    assert left_over(shape.home) == []
    wait_for("the same in the bucket", lambda: is_delivered(shape), 120)
    cluster.wait_healthy("scheduler", *WORKERS)


def test_the_schedule_brings_what_is_new_and_nothing_twice(shape: Shape) -> None:
    cluster = shape.cluster
    write_text(shape.source / "0-first.txt", 5000)
    write_text(shape.source / "new.txt", 5001)
    (shape.source / "broken.jsonl").write_text("{}\n", encoding="utf-8")
    assert shape.run_alone().wait(120) == 0
    expected = contents(shape.alone)

    wait_for("the new articles", lambda: contents(shape.home) == expected, 150)

    # The next run finds nothing to do, and says so. It may deliver what marts made of the warehouse since.
    with duckdb.connect(shape.home / "warehouse/warehouse.duckdb", read_only=True) as connection:
        ((published,),) = connection.execute("SELECT last(run_id ORDER BY rowid) FROM ops.runs").fetchall()
    following = wait_for("another run", lambda: finished_after(cluster, published), 200)
    tasks = cluster.server.tasks("ingest", following)
    states = {task["task_id"]: task["state"] for task in tasks}
    assert (states["discover"], states["publish"]) == ("skipped", "skipped")
    assert states["deliver"] in {"skipped", "success"}
    runs = finished(cluster, 1)
    assert {run["state"] for run in runs} == {"success"}
    assert {run["run_type"] for run in runs} == {"scheduled"}
    assert contents(shape.home) == expected
    assert left_over(shape.home) == []
    assert cluster.server.import_errors() == []


def test_a_bucket_is_read_with_the_connection_that_airflow_keeps(shape: Shape) -> None:
    cluster = shape.cluster
    for number in range(3):
        shape.bucket.put(f"articles/{number}.txt", (shape.source / f"{number}-other.txt").read_bytes())

    run_id = cluster.server.trigger("ingest", {"source": f"{shape.bucket.url}/articles"})

    assert cluster.server.wait(run_id, 200) == "success"
    wait_for("the same in the bucket", lambda: is_delivered(shape), 120)
    with duckdb.connect(shape.home / "warehouse/warehouse.duckdb", read_only=True) as connection:
        found = connection.execute(
            "SELECT source_uri FROM documents WHERE starts_with(source_uri, 's3:') ORDER BY 1"
        ).fetchall()
    assert found == [(f"{shape.bucket.url}/articles/{number}.txt",) for number in range(3)]
    logs = [path.read_bytes() for path in cluster.folder.rglob("*.log")]
    assert len(logs) > BATCHES * 3
    assert not [log for log in logs if SECRET.encode() in log]
    check_ledger(Home(shape.home))


def is_delivered(shape: Shape) -> bool:
    """Whether a reader of the bucket finds what is published."""
    if "site/latest.json" not in shape.bucket.listing():
        return False
    pointer = json.loads(shape.bucket.get("site/latest.json"))
    found = shape.bucket.get(pointer["url"].removeprefix(f"{shape.bucket.url}/"))
    return found == shape.home.joinpath("warehouse/warehouse.duckdb").read_bytes()


def left_over(home: Path) -> list[str]:
    """What a killed writer would leave beside the warehouse."""
    return [path.name for path in (home / "warehouse").glob("next-*")]
