"""What is expected of every DAG file, whoever writes it."""

import json
import sys
from pathlib import Path

import pytest

from dags.look import ROOT, ask

FILES = sorted((ROOT / "dags").glob("*.py"))

# What a DAG file may not import when it is parsed: each costs seconds, or opens files and databases.
HEAVY = {
    *("apprise", "duckdb", "great_expectations", "lxml", "numpy", "openlineage", "pandas", "py3langid"),
    *("pyarrow", "s3fs", "sqlalchemy", "trafilatura"),
}

LOOK = """
import json, sys
from airflow.dag_processing.dagbag import DagBag
bag = DagBag(sys.argv[1])
print("ANSWER" + json.dumps({
    "errors": {str(path): error for path, error in bag.import_errors.items()},
    "dags": {
        dag.dag_id: {
            "file": dag.fileloc,
            "doc": dag.doc_md,
            "tags": sorted(dag.tags),
            "catchup": dag.catchup,
            "max_active_runs": dag.max_active_runs,
            "schedule": str(dag.schedule),
            "tasks": {
                task.task_id: {
                    "owner": task.owner,
                    "retries": task.retries,
                    "not_retried": [rule.exception for rule in task.retry_policy.rules],
                    "pool": task.pool,
                    "queue": task.queue,
                    "told": [callback.__name__ for callback in task.on_failure_callback],
                }
                for task in dag.tasks
            },
        }
        for dag in bag.dags.values()
    },
}))
"""

PARSE = """
import sys
import airflow.sdk, airflow.sdk.exceptions
before = set(sys.modules)
sys.path[:0] = sys.argv[1:3]
__import__(sys.argv[3])
print("ANSWER" + " ".join(sorted(set(sys.modules) - before)))
"""

CONFIGURATION = """
import json, sys
sys.path.insert(0, sys.argv[1])
from wirehouse_tasks import configuration
home = configuration().home
places = [home.landing.as_uri(), home.warehouse.as_uri()]
print("ANSWER" + json.dumps([*places, home.access.key, home.access.endpoint_url]))
"""

# Tasks that write what a run's load, link, audit or publish write, or put a file in the warehouse's place.
WRITERS = {
    "ingest": {"load", "link", "audit", "publish"},
    "replay": {"load", "link", "audit", "publish"},
    "marts": {"build"},
    "maintenance": {"pack_lake", "compact_index", "remove_leftovers", "remove_landed", "rewrite_warehouse"},
    "freshness": set(),
}


@pytest.fixture(scope="module")
def bag(airflow_home) -> dict:
    return json.loads(ask(LOOK, ROOT / "dags", WIREHOUSE_FRESHNESS_HOURS="24", **airflow_home))


def test_every_file_is_imported_and_is_a_dag_of_its_name(bag):
    assert bag["errors"] == {}
    assert {dag_id: Path(dag["file"]).name for dag_id, dag in bag["dags"].items()} == {
        file.stem: file.name for file in FILES
    }


def test_every_dag_carries_its_runbook(bag):
    for dag_id, dag in bag["dags"].items():
        assert dag["doc"].startswith("### "), dag_id
        assert "| what you see | what it means | what to do |" in dag["doc"], dag_id
        assert "Schedule" in dag["doc"] or "Run by hand" in dag["doc"], dag_id
        assert dag["tags"] == ["wirehouse"]
        assert not dag["catchup"], "a new deployment must not start with years of runs"
        assert dag["max_active_runs"] == 1


def test_every_task_is_owned_tried_again_and_told_of(bag):
    for dag_id, dag in bag["dags"].items():
        for task_id, task in dag["tasks"].items():
            assert task["owner"] == "wirehouse", (dag_id, task_id)
            assert task["retries"] == 2, (dag_id, task_id)
            assert task["not_retried"] == ["wirehouse.errors.WirehouseError"], (dag_id, task_id)
            assert task["told"] == ["tell_failure"], (dag_id, task_id)


def test_whoever_writes_waits_for_the_one_slot_of_the_pool(bag):
    found = {
        dag_id: {name for name, task in dag["tasks"].items() if task["pool"] == "warehouse_writer"}
        for dag_id, dag in bag["dags"].items()
    }
    assert found == WRITERS


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_parsing_imports_nothing_heavy(file, airflow_home):
    imported = ask(PARSE, ROOT / "dags", ROOT / "plugins", file.stem, **airflow_home).split()
    assert [name for name in imported if name.split(".")[0] in HEAVY] == []
    assert "wirehouse.config" in imported, "the check looks at the real import"
    ours = [name for name in imported if name.split(".")[0] not in sys.stdlib_module_names]
    assert len(ours) < 150, f"{len(ours)} modules: {ours}"


def test_limits_and_schedules_are_configured(airflow_home):
    settings = {"WIREHOUSE_MAINTENANCE_SCHEDULE": "none", "WIREHOUSE_SCHEDULE": "15 4 * * *"}
    settings |= {"WIREHOUSE_BATCH_QUEUE": "batches"}
    dags = json.loads(ask(LOOK, ROOT / "dags", **settings, **airflow_home))["dags"]
    assert dags["maintenance"]["schedule"] == dags["freshness"]["schedule"] == "None"
    assert dags["ingest"]["schedule"] == "15 4 * * *"
    for dag in dags.values():
        of_batches = {name for name, task in dag["tasks"].items() if task["queue"] == "batches"}
        assert of_batches == {name for name in dag["tasks"] if name.startswith("batch.")}
    settings = {"WIREHOUSE_MAINTENANCE_SCHEDULE": "", "WIREHOUSE_FRESHNESS_HOURS": "24"}
    dags = json.loads(ask(LOOK, ROOT / "dags", **settings, **airflow_home))["dags"]
    assert dags["maintenance"]["schedule"] == "@daily"
    assert {task["queue"] for dag in dags.values() for task in dag["tasks"].values()} == {"default"}
    assert dags["freshness"]["schedule"] == "6:00:00"


def test_tasks_reach_the_store_by_the_connection_that_is_named(airflow_home):
    connection = {"conn_type": "aws", "login": "k", "password": "s", "extra": {"endpoint_url": "http://s:9"}}
    settings = {
        "WIREHOUSE_HOME": "/srv/home",
        "WIREHOUSE_STORE": "s3://bucket/x y",
        "WIREHOUSE_CONNECTION": "store",
        "AIRFLOW_CONN_STORE": json.dumps(connection),
    }
    found = json.loads(ask(CONFIGURATION, ROOT / "plugins", **settings, **airflow_home))
    warehouse = "file:///srv/home/warehouse/warehouse.duckdb"
    assert found == ["s3://bucket/x%20y/landing", warehouse, "k", "http://s:9"]
