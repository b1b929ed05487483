"""### Maintenance: what keeps the home small and quick.

| task | what it does |
| --- | --- |
| `pack_lake` | packs the many small Parquet files of published runs into few; what the commits are stays the same |
| `compact_index` | makes one pair of files of the index, without what is gone |
| `remove_leftovers` | removes staging of runs that ended, and what killed and refused runs left, when it is days old |
| `remove_landed` | removes landed bytes that nothing needs after `WIREHOUSE_LANDING_DAYS`; by default none |
| `rewrite_warehouse` | copies the warehouse into a smaller file, when a third of it is free |

The tasks are independent of each other, safe beside running ingests and readers, and may be killed and run again
at any time. Each says in its log what it did, and returns the counts.

| what you see | what it means | what to do |
| --- | --- | --- |
| tasks wait and do not start | a run is writing: the pool `warehouse_writer` has one slot | nothing |
| `rewrite_warehouse` left the file as it is | little is free, or a run published meanwhile | nothing |
| a cleared task of an old run says that its staging was removed | it did not publish for `WIREHOUSE_STAGING_DAYS` | start a new run |

**Schedule**: `WIREHOUSE_MAINTENANCE_SCHEDULE` (`@daily`). Without Airflow: `python -m wirehouse maintain`.
"""

from dataclasses import asdict

from airflow.sdk import task

from wirehouse_tasks import WRITER_POOL, configuration, schedule_of, wirehouse_dag


@wirehouse_dag(
    dag_id="maintenance",
    schedule=schedule_of("WIREHOUSE_MAINTENANCE_SCHEDULE", "@daily"),
    doc_md=__doc__,
)
def maintenance() -> None:
    """Tasks without order, one at a time."""

    @task(pool=WRITER_POOL, multiple_outputs=False)
    def pack_lake() -> dict[str, int]:
        from wirehouse.maintenance import packing

        return asdict(packing.pack_lake(configuration().home))

    @task(pool=WRITER_POOL, multiple_outputs=False)
    def compact_index() -> dict[str, int]:
        from wirehouse.linking.compaction import compact

        return compact(configuration().home)._asdict()

    @task(pool=WRITER_POOL, multiple_outputs=False)
    def remove_leftovers() -> dict[str, int]:
        from wirehouse.maintenance import leftovers
        from wirehouse.pipeline import now

        config = configuration()
        return asdict(leftovers.remove_leftovers(config.home, config.retention.staging_days, now()))

    @task(pool=WRITER_POOL, multiple_outputs=False)
    def remove_landed() -> dict[str, int]:
        from wirehouse.maintenance import landed_bytes
        from wirehouse.pipeline import now

        config = configuration()
        return asdict(landed_bytes.remove_landed(config.home, config.retention.landing_days, now()))

    @task(pool=WRITER_POOL, multiple_outputs=False)
    def rewrite_warehouse() -> dict[str, int]:
        from wirehouse.maintenance import rewriting

        return asdict(rewriting.rewrite_warehouse(configuration().home))

    pack_lake()
    compact_index()
    remove_leftovers()
    remove_landed()
    rewrite_warehouse()


maintenance()
