"""The cores of this machine, shared out among the processes of this user that would each like all of them.

A task that normalizes works on several cores, and Airflow runs several tasks. Each holds as many cores as the
others leave free; a lock stands for a core, and is freed when its holder ends, however it ends.
"""

import fcntl
import os
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path


def core_count() -> int:
    """The cores that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def held_cores(most: int) -> Generator[int]:
    """Hold free cores, at most so many, for as long as the context lasts; gives their number.

    It does not wait: the number is 0 when all are held, and then one works on the core that one runs on.
    """
    folder = Path(tempfile.gettempdir(), f"wirehouse-{os.getuid()}")
    with ExitStack() as stack:
        held = 0
        for number in range(core_count()):
            if held == most:
                break
            held += _hold(stack, folder / f"core-{number}")
        yield held


def _hold(stack: ExitStack, path: Path) -> bool:
    """Lock a file until the stack unwinds; false where another process has it, or it cannot be made."""
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError:  # somebody else's folder, or no room: then without
        return False
    stack.callback(os.close, descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
