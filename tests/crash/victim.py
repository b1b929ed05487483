"""A run, stage by stage, in a process that may not live to its end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from wirehouse.config import Config
from wirehouse.home import Home
from wirehouse.stages.audit import audit
from wirehouse.stages.discover import discover
from wirehouse.stages.land import land
from wirehouse.stages.link import link
from wirehouse.stages.load import load
from wirehouse.stages.marts import build_marts
from wirehouse.stages.normalize import normalize
from wirehouse.stages.publish import publish
from wirehouse.stages.validate import validate

STAGES = ("discover", "land", "normalize", "validate", "load", "link", "audit", "publish", "marts")


def from_stage(stage: str) -> Sequence[str]:
    """The stage and those after it."""
    return STAGES[STAGES.index(stage) :]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of which all is given that names or times its rows. Its files are one batch."""

    home: Home
    source: Path
    run_id: str
    started_at: datetime

    @property
    def batch(self) -> str:
        """The folder of its batch, as the stages hand it on."""
        return self.home.relative(self.home.batch_folder(self.run_id, 0))

    def moved(self, root: Path) -> "Run":
        """The same run in another home."""
        return replace(self, home=Home(root))


def take(run: Run, stages: Sequence[str]) -> None:
    """Do some stages of the run; none of them when discover finds nothing to do."""
    config = Config(home=run.home, source=str(run.source))
    home, batch = run.home, run.batch
    tasks: dict[str, Callable[[], object]] = {
        "discover": partial(discover, home, config.source, run.run_id, config.batch_size, run.started_at),
        "land": partial(land, home, batch, config.sizes),
        "normalize": partial(normalize, home, batch, config.sizes, config.fields),
        "validate": partial(validate, home, batch, config.limits),
        "load": partial(load, home, [batch]),
        "link": partial(link, home, [batch]),
        "audit": partial(audit, home, [batch], config.limits),
        "publish": partial(publish, home, [batch], config.limits),
        "marts": partial(build_marts, home),
    }
    for stage in stages:
        if not tasks[stage]():
            return
