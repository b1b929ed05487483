"""A run whose stages are each done by another machine, with nothing between them but the bucket."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path

from wirehouse.config import Config
from wirehouse.home import Home
from wirehouse.stages.audit import audit
from wirehouse.stages.discover import discover
from wirehouse.stages.land import land
from wirehouse.stages.link import link
from wirehouse.stages.load import load
from wirehouse.stages.normalize import normalize
from wirehouse.stages.publish import publish
from wirehouse.stages.validate import validate

STARTED_AT = datetime.fromisoformat("2026-03-01T12:30:00")
NUMBERS = count(1)


@dataclass
class Machines:
    """The machine with the warehouse, and workers that are new and empty for each task."""

    config: Config

    @property
    def home(self) -> Home:
        return self.config.home

    def worker(self) -> Home:
        """The home as a machine with nothing on its disk has it; where there is no store, the same."""
        if not self.home.store:
            return self.home
        return replace(self.home, root=self.home.root.with_name(f"worker-{next(NUMBERS)}"))

    def discover(self, run_id: str) -> list[str]:
        config = self.config
        return discover(
            config.home, config.source, run_id, config.batch_size, STARTED_AT, config.access, config.limits
        )

    def run(self, run_id: str) -> list[str]:
        batches = self.discover(run_id)
        self.process(batches)
        return batches

    def process(self, batches: list[str]) -> None:
        config = self.config
        for batch in batches:
            land(self.worker(), batch, config.sizes, config.access)
            normalize(self.worker(), batch, config.sizes, config.fields)
            validate(self.worker(), batch, config.limits)
        load(self.home, batches)
        link(self.home, batches)
        audit(self.home, batches, config.limits)
        publish(self.home, batches, config.limits)


def names_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
