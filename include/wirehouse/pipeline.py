"""The whole run in one process, without Airflow: the same stages in the same order as the ingest DAG."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from wirehouse.config import Config
from wirehouse.stages.audit import audit
from wirehouse.stages.discover import discover
from wirehouse.stages.land import land
from wirehouse.stages.link import link
from wirehouse.stages.load import load
from wirehouse.stages.normalize import normalize
from wirehouse.stages.publish import publish
from wirehouse.stages.validate import validate


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What a run came to; `published` is false when there was nothing to do."""

    run_id: str
    published: bool


def run(config: Config) -> RunOutcome:
    """Ingest what is new in the source and publish it.

    Raises:
        WirehouseError: The run stopped before publish; the published warehouse is as it was.
    """
    started_at = now()
    run_id = f"cli-{started_at:%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"
    batches = discover(config.home, config.source, run_id, config.batch_size, started_at)
    if not batches:
        return RunOutcome(run_id, published=False)
    for batch in batches:
        land(config.home, batch, config.sizes)
        normalize(config.home, batch, config.sizes, config.fields)
        validate(config.home, batch, config.limits)
    load(config.home, batches)
    link(config.home, batches)
    audit(config.home, batches)
    publish(config.home, batches)
    return RunOutcome(run_id, published=True)


def now() -> datetime:
    """The time in UTC, without zone, as the tables hold it."""
    return datetime.now(UTC).replace(tzinfo=None)
