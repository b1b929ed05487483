"""What Airflow adds to a run, and whether it stays usable when there is much to do.

    python bench/airflow.py [--files 10000] [--batches 200 20]

Runs the ingest DAG under `airflow standalone` on folders of its own and ends with 1 when a figure is over its
limit: an incremental run of a few files, from trigger to published; `make run` with nothing new; and that many
small files in 200 batches and in 20, while the API is asked what the UI asks.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "deploy"), str(ROOT / "include")]

from airflow_env import airflow_env  # ruff: ignore[module-import-not-at-top-of-file]
from server import Server, ServerError  # ruff: ignore[module-import-not-at-top-of-file]
from standalone import running_standalone  # ruff: ignore[module-import-not-at-top-of-file]

if TYPE_CHECKING:
    from collections.abc import Mapping

INCREMENTAL_LIMIT = 30.0  # seconds from the trigger to the published warehouse
NOTHING_NEW_LIMIT = 20.0  # seconds of `make run`
ANSWER_LIMIT = 2.0  # seconds until the API has answered, of 95 in 100 calls
RUN_LIMIT = 3600.0
ARTICLE = "Ferry number {0} leaves early\n\nCORK (Reuters) - Ferry number {0} left early on Monday, its captain said.\n"


class Figure(NamedTuple):
    """What was found, in its unit, and the most that is allowed."""

    what: str
    found: float
    unit: str
    limit: float | None


@dataclass
class Answers:
    """How long the API took for what the UI asks of it, while a run went on."""

    seconds: list[float] = field(default_factory=list)
    failures: int = 0

    @property
    def usual(self) -> float:
        """The median, in seconds."""
        return statistics.median(self.seconds)

    @property
    def slow(self) -> float:
        """What 95 in 100 calls did not exceed, in seconds."""
        return sorted(self.seconds)[int(len(self.seconds) * 0.95)]

    def watch(self, server: Server, run_id: str, stop: Event) -> None:
        """Ask twice a second until told to stop."""
        paths = (
            "/dags",
            "/dags/ingest/dagRuns?limit=20",
            f"/dags/ingest/dagRuns/{run_id}/taskInstances?limit=100",
            "/monitor/health",
        )
        number = 0
        while not stop.wait(0.5):
            begun = time.monotonic()
            try:
                server.request("GET", paths[number % len(paths)])
            except OSError:
                self.failures += 1
            self.seconds.append(time.monotonic() - begun)
            number += 1


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--batches", type=int, nargs="+", default=[200, 20])
    options = parser.parse_args()
    over = []
    with tempfile.TemporaryDirectory(prefix="wirehouse-bench-") as folder:
        for what, found, unit, limit in measure(Path(folder), options.files, options.batches):
            allowed = "" if limit is None else f"   (limit {limit:g} {unit})"
            say(f"{what:<70} {found:8.1f} {unit}{allowed}")
            if limit is not None and found > limit:
                over.append(what)
    for what in over:
        say(f"over its limit: {what}")
    return 1 if over else 0


def measure(folder: Path, files: int, numbers: list[int]) -> list[Figure]:
    """Every figure."""
    few, many = folder / "few", folder / "many"
    write(few, range(50))
    write(many, range(files))
    figures = [Figure("make run, nothing new", nothing_new(folder, few), "s", NOTHING_NEW_LIMIT)]
    settings = {
        "WIREHOUSE_HOME": str(folder / "home"),
        "WIREHOUSE_SOURCE": str(few),
        "WIREHOUSE_SCHEDULE": "none",
        "WIREHOUSE_MAINTENANCE_SCHEDULE": "none",
        "AIRFLOW__CORE__PARALLELISM": str(max(2, os.cpu_count() or 2)),
    }
    with running_standalone(folder / "airflow", free_port(), settings) as server:
        run(server, {})
        write(few, range(50, 53))
        seconds = run(server, {})
        figures.append(Figure("three new files, from trigger to published", seconds, "s", INCREMENTAL_LIMIT))
    for batches in numbers:
        home = settings | {"WIREHOUSE_HOME": str(folder / f"home-{batches}")}
        with running_standalone(folder / f"airflow-{batches}", free_port(), home) as server:
            figures += in_batches(server, many, files, batches)
    return figures


def in_batches(server: Server, source: Path, files: int, batches: int) -> list[Figure]:
    """Run with the API watched."""
    conf = {"source": str(source), "batch_size": -(-files // batches)}
    answers = Answers()
    seconds = run(server, conf, answers)
    name = f"{files} files in {batches} batches"
    return [
        Figure(name, seconds, "s", RUN_LIMIT),
        Figure(f"{name}: calls of the API", len(answers.seconds), "calls", None),
        Figure(f"{name}: calls of the API that failed", answers.failures, "calls", 0),
        Figure(f"{name}: usual answer of the API", answers.usual, "s", None),
        Figure(f"{name}: 95 in 100 answers of the API within", answers.slow, "s", ANSWER_LIMIT),
    ]


def run(server: Server, conf: Mapping[str, object], answers: Answers | None = None) -> float:
    """Trigger a run and wait for it; returns the seconds it took.

    Raises:
        ServerError: It failed.
    """
    begun, stop = time.monotonic(), Event()
    run_id = server.trigger("ingest", conf)
    watch = Thread(target=answers.watch, args=(server, run_id, stop)) if answers else None
    if watch:
        watch.start()
    try:
        state = server.wait(run_id, RUN_LIMIT)
    finally:
        stop.set()
        if watch:
            watch.join()
    if state != "success":
        raise ServerError(f"{run_id} ended as {state}: {server.task_states(run_id)}")
    return time.monotonic() - begun


def nothing_new(folder: Path, source: Path) -> float:
    """Seconds of `make run` when the warehouse has all that is in the source."""
    home = folder / "airflow-once"
    env = os.environ | airflow_env(home) | {
        "WIREHOUSE_HOME": str(folder / "once"),
        "WIREHOUSE_SOURCE": str(source),
    }  # fmt: skip
    program = [sys.executable, str(ROOT / "deploy" / "run_once.py")]
    with (folder / "once.log").open("wb") as log:
        subprocess.run(
            [sys.executable, str(ROOT / "deploy" / "prepare.py")], env=env, stdout=log, stderr=log, check=True
        )
        subprocess.run(program, env=env, stdout=log, stderr=log, check=True)
        begun = time.monotonic()
        subprocess.run(program, env=env, stdout=log, stderr=log, check=True)
    return time.monotonic() - begun


def write(folder: Path, numbers: range) -> None:
    """Write small articles."""
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number:06d}.txt").write_text(ARTICLE.format(number), encoding="utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
