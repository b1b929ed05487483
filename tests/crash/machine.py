"""Processes that die, run out of disk or stand still at a chosen file-system call.

A fork server imports everything once; each process is a fork of it, with preload.c between it and libc.
"""

import ctypes
import multiprocessing
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]
PRELOAD = Path(__file__).with_name("preload.c")
FORKING = multiprocessing.get_context("forkserver")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is to happen to a process at a call that changes files under a folder (see preload.c)."""

    under: Path
    action: str
    at: int = 0
    log: Path | None = None


@dataclass(slots=True)
class Outcome:
    """How a process ended: what it returned, what it raised, or the signal that ended it."""

    value: Any = None
    error: str | None = None
    killed: bool = False


class Life:
    """A process that runs a function; `ended` waits for it."""

    def __init__(self, function: Callable[..., Any], *arguments: Any, trouble: Trouble | None = None) -> None:
        self._end, end = FORKING.Pipe(duplex=False)
        self.process = FORKING.Process(target=live, args=(end, trouble, function, arguments))
        self.process.start()
        end.close()

    def signal(self, number: signal.Signals) -> None:
        os.kill(self.process.pid or 0, number)

    def ended(self, seconds: float = 120) -> Outcome:
        outcome = Outcome(killed=True)
        if not self._end.poll(seconds):
            self.signal(signal.SIGKILL)
            self.process.join()
            raise TimeoutError("the process did not end")
        with suppress(EOFError):  # it was killed before it could say anything
            value, error = self._end.recv()
            outcome = Outcome(value, error)
        self.process.join()
        return Outcome(killed=True) if self.process.exitcode == -signal.SIGKILL else outcome


def live(end: Connection, trouble: Trouble | None, function: Callable[..., Any], arguments: Any) -> None:
    """What the process does; where it is to be killed and has not been, it is killed when all is done."""
    library = ctypes.CDLL(os.environ["LD_PRELOAD"])
    try:
        if trouble:
            library.crash_arm(
                os.fsencode(trouble.under),
                ctypes.c_char(trouble.action.encode()),
                ctypes.c_long(trouble.at),
                os.fsencode(trouble.log) if trouble.log else None,
            )
        value = function(*arguments)
    except BaseException as error:  # ruff: ignore[blind-except] - it is told to the test, whatever it is
        end.send((None, f"{type(error).__name__}: {error}"))
        return
    if trouble and trouble.action in "kt":
        os.kill(os.getpid(), signal.SIGKILL)
    end.send((value, None))


def start(folder: Path) -> None:
    """Compile the library and start the fork server. Needs a C compiler."""
    library = folder / "preload.so"
    compiler = os.environ.get("CC") or "gcc"
    if not shutil.which(compiler):
        raise FileNotFoundError(f"{compiler}: the crash tests need a C compiler, such as gcc; CC may name it")
    subprocess.run(
        [compiler, "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", library, PRELOAD, "-ldl"], check=True
    )
    FORKING.set_forkserver_preload(["crash.preloaded"])
    before = dict(os.environ)
    os.environ |= {
        "LD_PRELOAD": str(library),
        "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "include"), str(TESTS)]),
    }
    try:
        forkserver.ensure_running()
    finally:
        os.environ.clear()
        os.environ.update(before)
