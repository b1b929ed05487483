"""Start a program in a session of its own, and end all that it started.

A session is the one thing that all of Airflow's processes share: `airflow standalone` gives its parts no
group, and Airflow gives each task a group of its own, but nothing leaves the session.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# A stop asks politely for this long. A task that runs longer is ended, and retried after the next start.
STOP_LIMITS = {signal.SIGINT: 15.0, signal.SIGTERM: 5.0, signal.SIGKILL: 5.0}
POLL = 0.25
PR_SET_PDEATHSIG = 1


def start(
    command: Sequence[str], env: Mapping[str, str], log: IO[bytes], folder: Path
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, so that the terminal's Ctrl-C reaches only us."""
    return subprocess.Popen(
        [sys.executable, __file__, *command],
        cwd=folder,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all it started: SIGINT to the program first, then harder to whatever is left."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(STOP_LIMITS[signal.SIGINT])
    for number in (signal.SIGTERM, signal.SIGKILL):
        for pid in members(process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        deadline = time.monotonic() + STOP_LIMITS[number]
        while members(process.pid) and time.monotonic() < deadline:
            process.poll()
            time.sleep(POLL)
    process.poll()


def members(session: int) -> list[int]:
    """List the living processes of a session."""
    found = []
    for pid in _living():
        with suppress(ProcessLookupError, PermissionError):
            if os.getsid(pid) == session:
                found.append(pid)
    return found


def _living() -> Iterator[int]:
    """Every process that has not ended: one that ended keeps its number until its parent has asked."""
    if Path("/proc/self/stat").exists():
        yield from _living_by_proc()
        return
    listing = subprocess.run(["ps", "-A", "-o", "pid=,stat="], capture_output=True, text=True, check=True)  # ruff: ignore[start-process-with-partial-path]
    for line in listing.stdout.splitlines():
        pid, state = line.split(maxsplit=1)
        if not state.startswith("Z"):
            yield int(pid)


def _living_by_proc() -> Iterator[int]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                stat = (entry / "stat").read_text(encoding="utf-8", errors="replace")
                # The state follows the name, which is in brackets and may hold anything.
                if stat.rpartition(")")[2].split()[0] not in {"Z", "X"}:
                    yield int(entry.name)


def main() -> None:
    """Become the program that the arguments name, in a state that it can be stopped from."""
    # A shell that starts us with `&` has us ignore SIGINT, and so would all that we start.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        # Stop also when whoever started this was killed and could not say so.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)
    os.execvp(sys.argv[1], sys.argv[1:])  # ruff: ignore[start-process-with-no-shell]


if __name__ == "__main__":
    main()
