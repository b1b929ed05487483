"""### Marts: what is made of the published tables, after each publish.

| what you see | what it means | what to do |
| --- | --- | --- |
| `build` returned 0 | the search index holds the documents as they are | nothing |
| `search('…')` does not find a new document | `build` has not run since it was published, or failed | look at the last run of `marts`; run it by hand |
| `build` waits and does not start | a run is writing: the pool `warehouse_writer` has one slot | nothing |

The views and macros themselves are made by `load` and are never missing. `build` works on a copy and publishes it
by a rename; it takes the documents that are new since and copies nothing when there are none.

**Schedule**: the asset `warehouse`, which every publish updates. Without Airflow: `python -m wirehouse marts`.
"""

from airflow.sdk import task

from wirehouse.config import from_environment
from wirehouse_tasks import WAREHOUSE, WRITER_POOL, configuration, deliver, wirehouse_dag


@wirehouse_dag(
    dag_id="marts",
    schedule=WAREHOUSE,
    doc_md=__doc__,
)
def marts() -> None:
    """One task, which writes the warehouse, and one that brings it to the bucket, where there is one."""

    @task(pool=WRITER_POOL)
    def build() -> int:
        from wirehouse.stages.marts import build_marts

        return build_marts(configuration().home)

    built = build()
    if from_environment().delivery.url:
        built >> deliver()


marts()
