"""A lock between processes, freed when its holder ends, however it ends."""

import fcntl
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusive(path: Path) -> Generator[None]:
    """Hold the lock at `path` (a file made for it, left empty) for as long as the context lasts."""
    with _locked(path, fcntl.LOCK_EX):
        yield


@contextmanager
def shared(path: Path) -> Generator[None]:
    """The same, together with others who share it; while they do, nobody holds it exclusively."""
    with _locked(path, fcntl.LOCK_SH):
        yield


def is_free(path: Path) -> bool:
    """Whether nobody holds the lock at `path` now; also where there is none."""
    try:
        with path.open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except BlockingIOError:
        return False
    return True


@contextmanager
def _locked(path: Path, kind: int) -> Generator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as lock:
        fcntl.flock(lock, kind)
        yield
