"""Freshness: whether something was published lately enough."""

import logging
from datetime import datetime, timedelta

from wirehouse.errors import StaleWarehouseError
from wirehouse.home import Home
from wirehouse.warehouse import reading

log = logging.getLogger(__name__)


def check_freshness(home: Home, max_hours: float, now: datetime) -> float:
    """How many hours ago the latest published run looked for files; `now` is in UTC, without zone.

    A run that finds nothing new publishes nothing: a source that has dried up is noticed too. Replays find
    nothing new by their nature, and do not count.

    Raises:
        StaleWarehouseError: That is more than `max_hours`, or nothing was published at all.
    """
    if not home.warehouse.exists():
        raise StaleWarehouseError(f"There is no warehouse in {home.root} yet: look at the runs of ingest.")
    with reading(home.warehouse) as connection:
        run_id, started_at = connection.execute(
            """SELECT arg_max(run_id, started_at), max(started_at) FROM ops.runs
               WHERE run_id NOT IN (SELECT run_id FROM ops.replays)"""
        ).fetchall()[0]
    hours: float = (now - started_at) / timedelta(hours=1)
    if hours > max_hours:
        raise StaleWarehouseError(
            f"Nothing was published for {hours:.1f} hours, the limit is {max_hours:g} "
            f"(WIREHOUSE_FRESHNESS_HOURS). The latest run is {run_id}: look whether the source has new "
            "files, and at the runs of ingest."
        )
    log.info("the warehouse is %.1f hours old, of %g at most", hours, max_hours)
    return hours
