"""The ingest DAG as Airflow sees it, without running it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LOOK = """
import json, sys
from pathlib import Path
from airflow.dag_processing.dagbag import DagBag
bag = DagBag(sys.argv[1])
dag = bag.dags.get("ingest")
print("ANSWER" + json.dumps({
    "errors": {str(path): error for path, error in bag.import_errors.items()},
    "dags": sorted(bag.dags),
    "tasks": dag and {
        task.task_id: {
            "pool": task.pool,
            "retries": task.retries,
            "downstream": sorted(task.downstream_task_ids),
            "outlets": [outlet.name for outlet in task.outlets],
            "mapped": task.get_closest_mapped_task_group() is not None,
        }
        for task in dag.tasks
    },
    "schedule": dag and str(dag.schedule), "max_active_runs": dag and dag.max_active_runs,
    "catchup": dag and dag.catchup, "params": dag and dag.params.dump(), "doc": dag and dag.doc_md,
}))
"""

# What a DAG file may not import when it is parsed: each costs seconds, or opens files and databases.
HEAVY = (
    "great_expectations",
    "pandas",
    "sqlalchemy",
    "pyarrow",
    "duckdb",
    "trafilatura",
    "lxml",
    "py3langid",
    "numpy",
)

PARSE = """
import sys
import airflow.sdk, airflow.sdk.exceptions
before = set(sys.modules)
sys.path.insert(0, sys.argv[1])
import ingest
print("ANSWER" + " ".join(sorted(set(sys.modules) - before)))
"""


def ask(program: str, *arguments: object, **environment: str) -> str:
    completed = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "include"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert completed.returncode == 0, completed.stderr[-3000:]
    return completed.stdout.split("ANSWER", 1)[1]


@pytest.fixture(scope="module")
def airflow_home(tmp_path_factory) -> dict[str, str]:
    return {
        "AIRFLOW_HOME": str(tmp_path_factory.mktemp("airflow")),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAG_DISCOVERY_SAFE_MODE": "False",
        "AIRFLOW__LOGGING__LOGGING_LEVEL": "ERROR",
    }


@pytest.fixture(scope="module")
def dag(airflow_home) -> dict:
    return json.loads(ask(LOOK, ROOT / "dags", **airflow_home))


def test_every_dag_file_is_imported(dag):
    assert dag["errors"] == {}
    assert dag["dags"] == ["ingest"]


def test_the_stages_are_in_order_and_mapped_over_batches(dag):
    tasks = dag["tasks"]
    assert {name: task["downstream"] for name, task in tasks.items()} == {
        "discover": ["audit", "batch.land", "link", "load", "publish"],
        "batch.land": ["batch.normalize"],
        "batch.normalize": ["batch.validate"],
        "batch.validate": ["load"],
        "load": ["link"],
        "link": ["audit"],
        "audit": ["publish"],
        "publish": [],
    }
    assert {name for name, task in tasks.items() if task["mapped"]} == {
        "batch.land",
        "batch.normalize",
        "batch.validate",
    }


def test_only_one_task_writes_at_a_time(dag):
    import ast

    prepare = ast.parse((ROOT / "deploy/prepare.py").read_text())
    constants = {
        node.targets[0].id: node.value.value
        for node in prepare.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    }
    assert constants["WRITER_SLOTS"] == 1
    pools = {name: task["pool"] for name, task in dag["tasks"].items()}
    assert {name for name, pool in pools.items() if pool == constants["WRITER_POOL"]} == {
        "load",
        "link",
        "audit",
        "publish",
    }
    assert dag["max_active_runs"] == 1


def test_tasks_are_tried_again_and_publish_updates_the_asset(dag):
    assert all(task["retries"] == 2 for task in dag["tasks"].values())
    assert {name: task["outlets"] for name, task in dag["tasks"].items() if task["outlets"]} == {
        "publish": ["warehouse"]
    }


def test_params_and_runbook(dag):
    assert dag["params"] == {"source": None, "batch_size": None}
    assert "ops.rejects" in dag["doc"]
    assert "warehouse_writer" in dag["doc"]


@pytest.mark.parametrize(
    ("configured", "schedule"), [("", "@hourly"), ("none", "None"), ("15 4 * * *", "15 4 * * *")]
)
def test_the_schedule_is_configured(configured, schedule, airflow_home):
    dag = json.loads(ask(LOOK, ROOT / "dags", WIREHOUSE_SCHEDULE=configured, **airflow_home))
    assert dag["schedule"] == schedule
    assert not dag["catchup"]


def test_parsing_the_dag_file_imports_nothing_heavy(airflow_home):
    imported = ask(PARSE, ROOT / "dags", **airflow_home).split()
    heavy = [name for name in imported if name.split(".")[0] in HEAVY]
    assert heavy == []
    ours = [name for name in imported if name.startswith("wirehouse")]
    assert "wirehouse.config" in ours, "the check looks at the real import"
    assert len(imported) < 150, f"{len(imported)} modules: {imported}"
