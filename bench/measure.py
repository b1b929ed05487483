"""What a process and its children use: seconds, processor seconds, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

SAMPLE_SECONDS = 0.2


class Use:
    """Measures a process with its children for as long as the context lasts.

    `seconds` are those of the clock, `cpu_seconds` of all processors together, `peak_mb` is the most memory that
    was seen in use (what several of the processes share counts once), looked at five times a second.
    """

    def __init__(self, pid: int | None = None) -> None:
        self._process = psutil.Process(pid)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample)
        self._cpu: dict[tuple[int, float], float] = {}
        self.seconds = self.cpu_seconds = self.peak_mb = 0.0

    def __enter__(self) -> Self:
        self._began = time.perf_counter()
        self._look()
        self._before = dict(self._cpu)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()
        self._look()
        self.seconds = time.perf_counter() - self._began
        self.cpu_seconds = sum(self._cpu.values()) - sum(self._before.values())

    def _sample(self) -> None:
        while not self._over.wait(SAMPLE_SECONDS):
            self._look()

    def _look(self) -> None:
        """Note the memory of all, and of each the processor time so far: who ends takes it along."""
        own = shared = 0
        for pid in family(self._process.pid):
            with suppress(psutil.Error):
                member = psutil.Process(pid)
                memory, times = member.memory_info(), member.cpu_times()
                self._cpu[pid, member.create_time()] = times.user + times.system
                own += memory.rss - memory.shared
                shared = max(shared, memory.shared)
        self.peak_mb = max(self.peak_mb, (own + shared) / 1e6)

    def as_dict(self) -> dict[str, float]:
        """The figures by name."""
        return {"seconds": self.seconds, "cpu_seconds": self.cpu_seconds, "peak_mb": self.peak_mb}


def family(pid: int) -> list[int]:
    """A process and its descendants. From Linux itself: psutil would look at all processes, five times a second."""
    found = [pid]
    tasks: list[Path] = []
    with suppress(OSError):  # it may have ended
        tasks += Path("/proc", str(pid), "task").glob("*/children")
    for children in tasks:
        with suppress(OSError):
            for child in children.read_text(encoding="ascii").split():
                found += family(int(child))
    return found


def measured(command: Sequence[str | Path], **environment: str) -> dict[str, Any]:
    """Run a program; returns what it used and, as `said`, the JSON of the last line it printed, if any."""
    command = [str(part) for part in command]
    with (
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | environment,
        ) as process,
        Use(process.pid) as use,
    ):
        reader = threading.Thread(
            target=lambda: errors.append(process.stderr.read() if process.stderr else "")
        )
        errors: list[str] = []
        reader.start()
        said = process.stdout.read() if process.stdout else ""
        _, status, resources = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        reader.join()
    if process.returncode:
        sys.stderr.write(errors[0])
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    waited_for = (
        resources.ru_utime + resources.ru_stime
    )  # without the children of children that nobody waited for
    use.cpu_seconds = max(use.cpu_seconds, waited_for)
    last = said.strip().rpartition("\n")[2]
    return use.as_dict() | {"said": json.loads(last) if last.startswith("{") else None}
