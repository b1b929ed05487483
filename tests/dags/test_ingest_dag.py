"""The ingest DAG as Airflow sees it, without running it."""

import ast
import json

import pytest

from dags.look import ROOT, ask

LOOK = """
import json, sys
from pathlib import Path
from airflow.dag_processing.dagbag import DagBag
bag = DagBag(sys.argv[1])
dag = bag.dags.get("ingest")
print("ANSWER" + json.dumps({
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
    "max_active_runs": dag and dag.max_active_runs,
    "params": dag and dag.params.dump(),
    "doc": dag and dag.doc_md,
}))
"""


@pytest.fixture(scope="module")
def dag(airflow_home) -> dict:
    return json.loads(ask(LOOK, ROOT / "dags", **airflow_home))


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
