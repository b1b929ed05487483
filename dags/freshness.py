"""### Freshness: fails, and so tells `WIREHOUSE_NOTIFY`, when nothing was published for too long.

| what you see | what it means | what to do |
| --- | --- | --- |
| `check` failed | no run published for `WIREHOUSE_FRESHNESS_HOURS` | look whether the source has new files, then at the runs of `ingest` |
| no runs at all | `WIREHOUSE_FRESHNESS_HOURS` is not set: there is no limit | set it |

**Schedule**: four times in the limit, so that it is told again while it lasts.
"""

from datetime import timedelta

from airflow.sdk import task

from wirehouse.config import from_environment
from wirehouse_tasks import configuration, wirehouse_dag

LIMIT = timedelta(hours=from_environment().freshness_hours)


@wirehouse_dag(
    dag_id="freshness",
    schedule=LIMIT / 4 if LIMIT else None,
    doc_md=__doc__,
)
def freshness() -> None:
    """One task, which reads the published warehouse."""

    @task
    def check() -> float:
        from wirehouse.maintenance.freshness import check_freshness
        from wirehouse.pipeline import now

        config = configuration()
        return check_freshness(config.home, config.freshness_hours, now())

    check()


freshness()
