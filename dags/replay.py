"""### Replay: try rejects again after a fix.

`select → [land → normalize → validate] for each batch → load → link → audit → publish`

Reads the files of open rejects again from the bytes that were landed, with the code and configuration of today,
and marks what became of each: `loaded`, `rejected` again, `superseded` by a newer version, or `gone`.

| what you see | what it means | what to do |
| --- | --- | --- |
| all tasks after `select` skipped | no open reject is selected | `SELECT * FROM ops.rejects WHERE replay_outcome IS NULL` |
| an outcome of `rejected` | it failed again; the run has a reject of its own for it | read its reason |
| anything else | as in the DAG `ingest` | as there |

**Params** select the rejects that match all that is given, or every open one: `rule`, `source_uri` (of a file, an
archive or a folder), `run_id`, `reject_id`. Run by hand, from the page or by `python -m wirehouse replay`.
"""

from typing import TYPE_CHECKING, Any

from airflow.sdk import Param, task
from airflow.sdk.exceptions import AirflowSkipException

from wirehouse_tasks import configuration, process, started_at, wirehouse_dag

if TYPE_CHECKING:
    from airflow.sdk.types import DagRunProtocol

ANY = {"default": None, "type": ["null", "string"]}


@wirehouse_dag(
    dag_id="replay",
    schedule=None,
    params={
        "rule": Param(**ANY, description="Rejects that broke this rule."),
        "source_uri": Param(
            **ANY, description="Rejects of this file, or of the files of this folder or archive."
        ),
        "run_id": Param(**ANY, description="Rejects of this run."),
        "reject_id": Param(**ANY, description="The one with this id."),
    },
    doc_md=__doc__,
)
def replay() -> None:
    """Stage what is to be read again, and take it through the stages."""

    @task
    def select(params: dict[str, Any], dag_run: "DagRunProtocol") -> list[str]:
        from wirehouse.stages import replay as stage

        config = configuration()
        selection = stage.Selection(
            params["reject_id"], params["rule"], params["source_uri"], params["run_id"]
        )
        run_id = f"replay__{dag_run.run_id}"  # unique among the runs of all DAGs
        batches = stage.replay(config.home, selection, run_id, config.batch_size, started_at(dag_run))
        if not batches:
            raise AirflowSkipException("Nothing to replay: no open reject is selected.")
        return batches

    process(select())


replay()
