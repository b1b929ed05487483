"""The whole run in one process, without Airflow: the same stages in the same order as the ingest DAG."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from wirehouse.config import Config
from wirehouse.progress import Progress
from wirehouse.stages.audit import audit
from wirehouse.stages.deliver import deliver
from wirehouse.stages.discover import discover
from wirehouse.stages.land import land
from wirehouse.stages.link import link
from wirehouse.stages.load import load
from wirehouse.stages.marts import build_marts
from wirehouse.stages.normalize import normalize
from wirehouse.stages.publish import publish
from wirehouse.stages.replay import Selection, replay
from wirehouse.stages.validate import validate
from wirehouse.workers import stop_workers

log = logging.getLogger(__name__)


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
    run_id, started_at = begin("cli")
    return process(
        config,
        run_id,
        discover(
            config.home, config.source, run_id, config.batch_size, started_at, config.access, config.limits
        ),
    )


def run_replay(config: Config, selection: Selection) -> RunOutcome:
    """Try the selected rejects again and publish what became of them.

    Raises:
        WirehouseError: As for `run`, or there is no warehouse yet.
    """
    run_id, started_at = begin("replay")
    return process(config, run_id, replay(config.home, selection, run_id, config.batch_size, started_at))


def begin(kind: str) -> tuple[str, datetime]:
    """The id of a new run, and its one clock reading."""
    started_at = now()
    return f"{kind}-{started_at:%Y%m%dT%H%M%S}-{uuid4().hex[:6]}", started_at


def process(config: Config, run_id: str, batches: list[str]) -> RunOutcome:
    """Take the staged batches of a run through all stages."""
    if batches:
        stage_batches(config, batches)
        load(config.home, batches)
        link(config.home, batches, config.workers)
        audit(config.home, batches, config.limits)
        publish(config.home, batches, config.limits)
        build_marts(config.home)
    if config.delivery.url:  # also when nothing is new: an earlier delivery may have failed
        deliver(config.home, config.delivery.url, config.delivery.keep, config.access)
    return RunOutcome(run_id, published=bool(batches))


def stage_batches(config: Config, batches: list[str]) -> None:
    """Land, normalize and validate the batches; one is validated while the next is normalized."""
    validated: Future[str] | None = None
    progress = Progress(log, "batches normalized", len(batches))
    with ThreadPoolExecutor(1) as beside:
        try:
            for batch in batches:
                land(config.home, batch, config.sizes, config.access, config.workers)
                normalize(config.home, batch, config.sizes, config.fields, config.workers)
                progress.advance()
                if validated:
                    validated.result()
                validated = beside.submit(validate, config.home, batch, config.limits)
        finally:
            stop_workers()
        if validated:
            validated.result()


def now() -> datetime:
    """The time in UTC, without zone, as the tables hold it."""
    return datetime.now(UTC).replace(tzinfo=None)
