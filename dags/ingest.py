"""### Ingest: from a folder of articles to the published warehouse.

`discover → [land → normalize → validate] for each batch → load → link → audit → publish`

Every task may be run again at any time, and killed at any point: it starts over and gives the same.

| what you see | what it means | what to do |
| --- | --- | --- |
| all tasks after `discover` skipped | nothing new in the source | nothing |
| `validate` failed with a rule | a batch broke a critical rule; nothing of the run is loaded | read the rule, value and limit in the log and in the Data Docs; mend the source or the limit; clear the task |
| `audit` failed with a rule | the new warehouse is wrong; the published one is as it was | the log names the copy to query; report it as a bug of ours |
| `load` waits and does not start | the pool `warehouse_writer` is missing or in use | `airflow pools set warehouse_writer 1 "one writer"` |
| documents are missing | their records were rejected | `SELECT rule, reason, source_uri FROM ops.rejects` |

**Params**: `source` (folder, file or glob) and `batch_size` (files); empty means what `WIREHOUSE_SOURCE` and
`WIREHOUSE_BATCH_SIZE` say. **Schedule**: `WIREHOUSE_SCHEDULE`. **Downstream**: schedule on the asset `warehouse`;
its events carry the run's counts.
"""

import os
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from airflow.sdk import Asset, ExceptionRetryPolicy, Param, RetryAction, RetryRule, dag, task, task_group
from airflow.sdk.exceptions import AirflowSkipException

from wirehouse.config import from_environment

if TYPE_CHECKING:
    from airflow.sdk.types import DagRunProtocol, OutletEventAccessorsProtocol

WAREHOUSE = Asset("warehouse")
WRITER_POOL = "warehouse_writer"  # one slot: DuckDB lets one process write
SCHEDULE = os.environ.get("WIREHOUSE_SCHEDULE") or "@hourly"

# An error of ours says that another try gives the same. Anything else (a full disk, a killed worker) may pass.
RETRY_POLICY = ExceptionRetryPolicy(
    rules=[
        RetryRule(
            "wirehouse.errors.WirehouseError", action=RetryAction.FAIL, reason="needs a person: see the log"
        )
    ]
)


@dag(
    dag_id="ingest",
    schedule=None if SCHEDULE.lower() == "none" else SCHEDULE,
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args={
        "retries": 2,
        "retry_delay": timedelta(seconds=20),
        "retry_exponential_backoff": True,
        "retry_policy": RETRY_POLICY,
    },
    params={
        "source": Param(None, type=["null", "string"], description="Folder, file or glob of articles."),
        "batch_size": Param(None, type=["null", "integer"], minimum=1, description="Files in a batch."),
    },
    doc_md=__doc__,
    tags=["wirehouse"],
)
def ingest() -> None:  # ruff: ignore[complex-structure] - a stage a task, one after the other
    """Wire the stages together. Tasks pass on paths relative to WIREHOUSE_HOME, never data."""

    @task
    def discover(params: dict[str, Any], dag_run: "DagRunProtocol") -> list[str]:
        from wirehouse.stages import discover as stage

        config = from_environment(source=params["source"], batch_size=params["batch_size"])
        started_at = dag_run.start_date.astimezone(UTC).replace(tzinfo=None)
        batches = stage.discover(config.home, config.source, dag_run.run_id, config.batch_size, started_at)
        if not batches:
            raise AirflowSkipException("Nothing new: the warehouse stays as it is.")
        return batches

    @task
    def land(batch: str) -> str:
        from wirehouse.stages import land as stage

        config = from_environment()
        return stage.land(config.home, batch, config.sizes)

    @task
    def normalize(batch: str) -> str:
        from wirehouse.stages import normalize as stage

        config = from_environment()
        return stage.normalize(config.home, batch, config.sizes, config.fields)

    @task
    def validate(batch: str) -> str:
        from wirehouse.stages import validate as stage

        config = from_environment()
        return stage.validate(config.home, batch, config.limits)

    @task_group
    def batch(folder: str) -> str:
        return validate(normalize(land(folder)))

    @task(pool=WRITER_POOL)
    def load(batches: list[str]) -> None:
        from wirehouse.stages import load as stage

        stage.load(from_environment().home, batches)

    @task(pool=WRITER_POOL)
    def link(batches: list[str]) -> None:
        from wirehouse.stages import link as stage

        stage.link(from_environment().home, batches)

    @task(pool=WRITER_POOL)
    def audit(batches: list[str]) -> None:
        from wirehouse.stages import audit as stage

        stage.audit(from_environment().home, batches)

    @task(pool=WRITER_POOL, outlets=[WAREHOUSE])
    def publish(batches: list[str], outlet_events: "OutletEventAccessorsProtocol") -> None:
        from wirehouse.stages import publish as stage
        from wirehouse.summary import run_counts

        home = from_environment().home
        run_id = stage.publish(home, batches)
        outlet_events[WAREHOUSE].extra = asdict(run_counts(home, run_id))

    # The later tasks take the list from discover: what a mapped group returns is no list when it ran once.
    batches = discover()
    batch.expand(folder=batches) >> load(batches) >> link(batches) >> audit(batches) >> publish(batches)


ingest()
