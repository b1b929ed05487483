"""What the DAGs share: how they are declared, and the tasks from landing to the published warehouse."""

import os
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from airflow.sdk import Asset, ExceptionRetryPolicy, RetryAction, RetryRule, dag, task, task_group
from airflow.sdk.exceptions import AirflowSkipException

from wirehouse.config import connection_id, from_environment
from wirehouse.notify import tell_failure

if TYPE_CHECKING:
    from airflow.sdk.definitions.xcom_arg import XComArg
    from airflow.sdk.types import DagRunProtocol, OutletEventAccessorsProtocol

    from wirehouse.config import Config
    from wirehouse.stores.access import Access

WAREHOUSE = Asset("warehouse")
WRITER_POOL = "warehouse_writer"  # one slot: DuckDB lets one process write

# An error of ours says that another try gives the same. Anything else (a full disk, a lost worker) may pass.
RETRY_POLICY = ExceptionRetryPolicy(
    rules=[
        RetryRule(
            "wirehouse.errors.WirehouseError", action=RetryAction.FAIL, reason="needs a person: see the log"
        )
    ]
)
# Where the tasks of a batch run; those of a run as a whole are where the warehouse is.
OF_BATCHES = {"queue": queue} if (queue := os.environ.get("WIREHOUSE_BATCH_QUEUE")) else {}
# A DAG of ours, but for its id, schedule and documentation.
wirehouse_dag = partial(
    dag,
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args={
        "owner": "wirehouse",
        "retries": 2,
        "retry_delay": timedelta(seconds=20),
        "retry_exponential_backoff": True,
        "retry_policy": RETRY_POLICY,
        "on_failure_callback": tell_failure,
    },
    tags=["wirehouse"],
)


def schedule_of(variable: str, default: str) -> str | None:
    """The schedule that the variable sets; `none` is for runs by hand only."""
    schedule = os.environ.get(variable) or default
    return None if schedule.lower() == "none" else schedule


def started_at(dag_run: "DagRunProtocol") -> datetime:
    """The start of the run in UTC, without zone, as the tables hold it."""
    return dag_run.start_date.astimezone(UTC).replace(tzinfo=None)


def lineage(reads: str, writes: str) -> None:
    """Tell OpenLineage what the task reads and writes, as URLs; where it is not set up nothing happens."""
    from airflow.sdk.lineage import get_hook_lineage_collector

    collector = get_hook_lineage_collector()
    collector.add_input_asset(collector, uri=reads)
    collector.add_output_asset(collector, uri=writes)


def access() -> "Access":
    """How object stores are reached: as WIREHOUSE_CONNECTION says, where it names a connection."""
    from airflow.sdk import Connection

    from wirehouse.stores.access import Access

    name = connection_id()
    if name is None:
        return Access()
    connection = Connection.get(name)
    return Access.of_connection(connection.login, connection.password, connection.extra_dejson)


def configuration(source: str | None = None, batch_size: int | None = None) -> "Config":
    """The configuration of a task: that of the environment, with the connection that it names looked up."""
    return from_environment(source=source, batch_size=batch_size, access=access())


@task(**OF_BATCHES)
def land(batch: str) -> str:
    """Keep the bytes of a batch's files."""
    from wirehouse.sources import source_uri
    from wirehouse.stages import land as stage
    from wirehouse.staging import read_batch

    config = configuration()
    lineage(source_uri(read_batch(config.home, batch).source), config.home.landing.as_uri())
    return stage.land(config.home, batch, config.sizes, config.access)


@task(**OF_BATCHES)
def normalize(batch: str) -> str:
    """Make the rows of a batch, not yet judged."""
    from wirehouse.stages import normalize as stage

    config = configuration()
    return stage.normalize(config.home, batch, config.sizes, config.fields, config.workers)


@task(**OF_BATCHES)
def validate(batch: str) -> str:
    """Judge the rows of a batch and put the valid ones into the lake."""
    from wirehouse.stages import validate as stage

    config = configuration()
    lineage(config.home.landing.as_uri(), config.home.lake.as_uri())
    return stage.validate(config.home, batch, config.limits)


@task_group
def batch(folder: str) -> str:
    """One batch, up to the lake."""
    return validate(normalize(land(folder)))


@task(pool=WRITER_POOL)
def load(batches: list[str]) -> None:
    """Make the next copy of the warehouse."""
    from wirehouse.stages import load as stage

    stage.load(configuration().home, batches)


@task(pool=WRITER_POOL)
def link(batches: list[str]) -> None:
    """Compare the new documents with all others."""
    from wirehouse.stages import link as stage

    config = configuration()
    stage.link(config.home, batches, config.workers)


@task(pool=WRITER_POOL)
def audit(batches: list[str]) -> None:
    """Judge the next copy as a whole."""
    from wirehouse.stages import audit as stage

    config = configuration()
    stage.audit(config.home, batches, config.limits)


@task(pool=WRITER_POOL, outlets=[WAREHOUSE])
def publish(batches: list[str], outlet_events: "OutletEventAccessorsProtocol") -> str:
    """Put the next copy in the place of the warehouse; the asset's event carries the counts of the run."""
    from wirehouse.stages import publish as stage
    from wirehouse.summary import run_counts

    config = configuration()
    lineage(config.home.lake.as_uri(), config.home.warehouse.as_uri())
    run_id = stage.publish(config.home, batches, config.limits)
    outlet_events[WAREHOUSE].extra = asdict(run_counts(config.home, run_id))
    return run_id


@task(trigger_rule="none_failed")
def deliver(published: str | None = None) -> None:
    """Publish to the bucket too; a run that has just published leaves it to the DAG `marts`, which follows.

    So a run that finds nothing new makes up for a delivery that failed.
    """
    from wirehouse.stages import deliver as stage

    if published:
        raise AirflowSkipException("The DAG marts delivers it, with the search index.")
    config = configuration()
    lineage(config.home.warehouse.as_uri(), config.delivery.url)
    if not stage.deliver(config.home, config.delivery.url, config.delivery.keep, config.access):
        raise AirflowSkipException("The bucket is up to date.")


def process(batches: "XComArg") -> None:
    """Wire the stages behind the task that lists the folders of the batches.

    The later tasks take the list from it: what a mapped group returns is no list when it ran once.
    """
    published = publish(batches)
    batch.expand(folder=batches) >> load(batches) >> link(batches) >> audit(batches) >> published
    if from_environment().delivery.url:
        deliver(published)
