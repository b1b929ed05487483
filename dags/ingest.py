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

**Params**: `source` (folder, file, glob or `s3://` URL) and `batch_size` (files); empty means what `WIREHOUSE_SOURCE` and
`WIREHOUSE_BATCH_SIZE` say. A source may be by date, `/archive/%Y/%m/%d`: then a run reads that of its logical date
(UTC), and is skipped when there is none.
**Schedule**: `WIREHOUSE_SCHEDULE`. **Backfill**: `airflow backfill create --dag-id ingest --from-date … --to-date …`.
**Failures** are told to `WIREHOUSE_NOTIFY`. **Downstream**: schedule on the asset `warehouse`; its events carry the
run's counts.
"""

from typing import TYPE_CHECKING, Any

from airflow.sdk import Param, task
from airflow.sdk.exceptions import AirflowSkipException

from wirehouse_tasks import configuration, process, schedule_of, started_at, wirehouse_dag

if TYPE_CHECKING:
    from airflow.sdk.types import DagRunProtocol


@wirehouse_dag(
    dag_id="ingest",
    schedule=schedule_of("WIREHOUSE_SCHEDULE", "@hourly"),
    params={
        "source": Param(None, type=["null", "string"], description="Folder, file or glob of articles."),
        "batch_size": Param(None, type=["null", "integer"], minimum=1, description="Files in a batch."),
    },
    doc_md=__doc__,
)
def ingest() -> None:
    """Find what is new, and take it through the stages. Tasks pass on paths relative to WIREHOUSE_HOME, never data."""

    @task
    def discover(params: dict[str, Any], dag_run: "DagRunProtocol") -> list[str]:
        from wirehouse.dated import source_of_date
        from wirehouse.stages import discover as stage

        config = configuration(source=params["source"], batch_size=params["batch_size"])
        source = source_of_date(config.source, dag_run.logical_date, config.access)
        if source is None:
            raise AirflowSkipException(f"The archive {config.source} has nothing for {dag_run.logical_date}.")
        batches = stage.discover(
            config.home,
            source,
            dag_run.run_id,
            config.batch_size,
            started_at(dag_run),
            config.access,
            config.limits,
        )
        if not batches:
            raise AirflowSkipException("Nothing new: the warehouse stays as it is.")
        return batches

    process(discover())


ingest()
