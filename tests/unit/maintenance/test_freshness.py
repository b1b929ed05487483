"""A warehouse that nothing was published to for too long is stale."""

from datetime import UTC, datetime, timedelta

import pytest

from wirehouse.errors import StaleWarehouseError
from wirehouse.maintenance.freshness import check_freshness
from wirehouse.warehouse import writing


def test_the_age_is_that_of_the_latest_published_run(published):
    now = datetime.now(UTC).replace(tzinfo=None)
    assert check_freshness(published.home, 24, now + timedelta(hours=23)) == pytest.approx(23, abs=0.2)
    with pytest.raises(StaleWarehouseError, match=r"24\.5 hours, the limit is 24 .*run-3"):
        check_freshness(published.home, 24, now + timedelta(hours=24.5))


def test_a_replay_does_not_make_a_source_that_dried_up_look_fresh(published):
    with writing(published.home.warehouse) as connection:
        connection.execute(
            """INSERT INTO ops.runs SELECT * REPLACE ('replay' AS run_id, started_at + INTERVAL 20 HOUR
               AS started_at) FROM ops.runs WHERE run_id = 'run-3'"""
        )
        connection.execute("INSERT INTO ops.replays VALUES ('r', 'gone', now()::TIMESTAMP, 'replay')")
    now = datetime.now(UTC).replace(tzinfo=None)
    with pytest.raises(StaleWarehouseError, match="run-3"):
        check_freshness(published.home, 24, now + timedelta(hours=25))


def test_no_warehouse_at_all_is_stale(stages):
    with pytest.raises(StaleWarehouseError, match="no warehouse"):
        check_freshness(stages.home, 24, datetime.now(UTC).replace(tzinfo=None))
