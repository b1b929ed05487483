"""The day on which the crash tests happen, and the places in it where a process is killed."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import groupby
from pathlib import Path

from crash.bad_day import first_day, second_day
from crash.machine import Life, Outcome, Trouble
from crash.state import Contents, commits, contents, copy, difference, files, marts
from crash.victim import STAGES, Run, from_stage, take
from ledger import check_ledger
from wirehouse.home import Home

MORNING = datetime(2026, 3, 1, 6, tzinfo=UTC).replace(tzinfo=None)  # as the tables hold times
WRITING = ("write", "pwrite", "sendfile")


@dataclass(frozen=True, slots=True)
class KillPoint:
    """A place to kill at: the number of a file-system call of a stage, before it or in it."""

    stage: str
    at: int
    action: str
    call: str

    def __str__(self) -> str:
        where = "before" if self.action == "k" else "in"
        return f"{self.stage}, {where} call {self.at}: {self.call}"


class Day:
    """The second day: what each of its stages finds and does, and what the tables hold before and after."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        source = folder / "source"
        first = Run(Home(folder / "home"), source, "run-1", MORNING)
        self.run = replace(first, run_id="run-2", started_at=MORNING + timedelta(days=1))
        self.other = replace(first, run_id="run-3", started_at=MORNING + timedelta(days=2))
        first_day(source)
        succeed(Life(take, first, STAGES).ended())
        self.seen = {path.as_uri() for path in source.rglob("*") if path.is_file()}
        second_day(source)
        self.seen |= {path.as_uri() for path in source.rglob("*") if path.is_file()}
        self.before = contents(first.home)
        self.calls: dict[str, list[str]] = {}
        self.written: dict[str, int] = {}  # bytes
        for stage in STAGES:
            copy(first.home, self.before_stage(stage).root)
            log = folder / f"{stage}.log"
            succeed(Life(take, self.run, [stage], trouble=Trouble(first.home.root, "n", log=log)).ended())
            calls = [call.split(" ", 2) for call in log.read_text().splitlines()]
            self.calls[stage] = [f"{name} {path}" for name, _, path in calls]
            self.written[stage] = sum(int(size) for _, size, _ in calls)
        self.after = contents(first.home)
        self.marts = marts(first.home)
        self.files = files(first.home)
        self.commits = commits(first.home)
        self.states = check_ledger(first.home, self.seen)

    def before_stage(self, stage: str) -> Home:
        """The home as a stage found it; to be copied, and not to be changed."""
        return Home(self.folder / "before" / stage)

    @cached_property
    def by_other(self) -> Contents:
        """What the tables hold when another run does what the run would have done."""
        other = self.other.moved(self.folder / "other")
        copy(self.before_stage("discover"), other.home.root)
        succeed(Life(take, other, STAGES).ended())
        return contents(other.home)

    def points(self, stage: str, most: int) -> list[KillPoint]:
        """Places in a stage: at every change of what is being done, spread where there are more."""
        return spread(list(self.points_of(stage)), most)

    def points_of(self, stage: str) -> Iterator[KillPoint]:
        """The first of each row of equal calls, before it, and in it or in the middle of the row."""
        numbered = list(enumerate(self.calls[stage], 1))
        for call, row in groupby(numbered, key=lambda pair: what_is_done(pair[1])):
            numbers = [number for number, _ in row]
            yield KillPoint(stage, numbers[0], "k", call)
            if call.startswith(WRITING):
                yield KillPoint(stage, numbers[len(numbers) // 2], "t", call)
        yield KillPoint(stage, len(numbered) + 1, "k", "after the last")

    def kill(self, point: KillPoint, home: Home) -> bool:
        """Kill the run in a home there; returns whether readers see the old or the new warehouse."""
        trouble = Trouble(home.root, point.action, point.at)
        assert Life(take, self.run.moved(home.root), [point.stage], trouble=trouble).ended().killed, point
        return self.is_old_or_new(contents(home))

    def recover(self, point: KillPoint, *, by_another_run: bool) -> str:
        """Kill in a home of its own and go on; returns what is wrong then."""
        home = copy(self.before_stage(point.stage), self.folder / f"{point.stage}-{point.at}{point.action}")
        if not self.kill(point, home):
            return f"{point}: readers see neither the old nor the new warehouse"
        wrong = self.by_another_run(home) if by_another_run else self.done_again(home, point.stage)
        if wrong:
            return f"{point}, {by_another_run=}: {wrong}"
        check_ledger(home, self.seen)
        shutil.rmtree(home.root)
        return ""

    def is_old_or_new(self, found: Contents) -> bool:
        """Whether what readers see is the warehouse of the first day, or that of the second."""
        return any(found == expected for expected in (self.before, self.after))

    def done_again(self, home: Home, stage: str) -> str:
        """Do the stage again and those after it, as Airflow does."""
        outcome = Life(take, self.run.moved(home.root), from_stage(stage)).ended()
        if outcome.error:
            return outcome.error
        if commits(home) != self.commits:
            return "the log of the lake is another"
        if files(home) != self.files:
            return f"left over: {sorted(set(files(home)) - set(self.files))}"
        return difference(contents(home) | marts(home), self.after | self.marts)

    def by_another_run(self, home: Home) -> str:
        """Leave all as it is for a new run, as the command line does."""
        committed = len(commits(home)) == len(self.commits)
        published = contents(home) == self.after
        outcome = Life(take, self.other.moved(home.root), STAGES).ended()
        if outcome.error:
            return outcome.error
        if not committed:
            return difference(contents(home), self.by_other)
        if published:
            return difference(contents(home), self.after)
        # Its rows are all in the lake: the new run brings them into the warehouse, and has none of its own.
        return difference(contents(home, without_run=self.other.run_id), self.after)


def what_is_done(call: str) -> str:
    """A call without what is random in its path; many small files of a kind count as one."""
    name, _, path = call.partition(" ")
    parts = path.strip("/").split("/")
    if parts[0] == "data_docs":
        return "write data_docs"
    if parts[0] == "landing":
        return f"{name} landing"
    return f"{name} {'/'.join('*.tmp' if part.endswith('.tmp') else part for part in parts)}"


def spread(points: list[KillPoint], most: int) -> list[KillPoint]:
    """Some of the points, the first and the last among them, spread over all."""
    if len(points) <= most:
        return points
    return [points[round(number * (len(points) - 1) / (most - 1))] for number in range(most)]


def succeed(outcome: Outcome) -> None:
    assert outcome == Outcome(), outcome
