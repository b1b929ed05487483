"""### Freshness: fails, and so tells `WIREHOUSE_NOTIFY`, when nothing was published for too long.

| what you see | what it means | what to do |
| --- | --- | --- |
| `check` failed | no run published for `WIREHOUSE_FRESHNESS_HOURS` | look whether the source has new files, then at the runs of `ingest` |
| no runs at all | `WIREHOUSE_FRESHNESS_HOURS` is not set: there is no limit | set it |

**Schedule**: four times in the limit, so that it is told again while it lasts.
"""

from datetime import UTC, datetime, timedelta

from airflow.sdk import dag, task

from wirehouse.config import from_environment
from wirehouse_tasks import DEFAULT_ARGS

LIMIT = timedelta(hours=from_environment().freshness_hours)


@dag(
    dag_id="freshness",
    schedule=LIMIT / 4 if LIMIT else None,
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    doc_md=__doc__,
    tags=["wirehouse"],
)
def freshness() -> None:
    """One task, which reads the published warehouse."""

    @task
    def check() -> float:
        from wirehouse.maintenance.freshness import check_freshness
        from wirehouse.pipeline import now

        config = from_environment()
        return check_freshness(config.home, config.freshness_hours, now())

    check()


freshness()
