"""What nobody can need any more: staging of runs that ended, and what killed runs and packing left behind.

Nothing tells for sure that a run is dead: its tasks may wait for a free worker, or for a person who clears
them. So a run is given up only when no file of it has changed for days. Its staging goes first, in one
rename: a task of it that is started after all finds no batch and says so, instead of publishing a part of
the run.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

from wirehouse.commits import COMMITTED_TABLES, read_commits
from wirehouse.home import Home, run_key
from wirehouse.parquet import remove_file_or_folder
from wirehouse.stores.path import Place, StoredPath
from wirehouse.stores.scratch import remove_tree
from wirehouse.warehouse import published_runs

log = logging.getLogger(__name__)

# What is left of runs that published, and what was unfinished when its writer was killed, stays for as long:
# whoever began to read or write it is done by then.
ENDED_DAYS = 2
GIVEN_UP = ".removed-"  # staging of a run that is being removed
UNFINISHED = ".*.tmp"
DATABASES = "next-*"  # copies of the warehouse that runs load into, with their logs and spilled data


@dataclass(slots=True)
class Removed:
    """How much was removed: staging folders, copies of the warehouse, and files."""

    staging: int = 0
    next_copies: int = 0
    lake_parts: int = 0
    unfinished_files: int = 0
    freed_bytes: int = 0


def remove_leftovers(home: Home, staging_days: float, now: datetime) -> Removed:
    """Remove what no run needs any more; returns how much. Run again, it goes on where it was.

    Runs that did not publish are given up after `staging_days` without a change. `now` is in UTC, without
    zone.
    """
    removed = Removed()
    ended = {run_key(run_id) for run_id in published_runs(home.warehouse)}
    ended |= {run_key(commit.run_id) for commit in read_commits(home)}
    before = timestamp(now - timedelta(days=ENDED_DAYS))
    before_staging = timestamp(now - timedelta(days=staging_days))
    killed: list[Place] = sorted(home.staging.glob(f"{GIVEN_UP}*"))
    for folder in killed:  # first, for a run of the same id may be staged again, and be given up again
        removed.freed_bytes += size_of(folder)
        remove_tree(folder)
    for key in staged_runs(home):
        if newest(files_of_run(home, key)) < (before if key in ended else before_staging):
            give_up(home, key, removed)
    staged = set(staged_runs(home))
    remove_next_copies(home, staged, before, removed)
    remove_parts(home, staged, before, removed)
    remove_unfinished(home, before, removed)
    log.info(
        "removed staging of %d runs, %d next copies, %d lake parts that no commit names, "
        "%d unfinished files: %d MB freed",
        removed.staging,
        removed.next_copies,
        removed.lake_parts,
        removed.unfinished_files,
        removed.freed_bytes >> 20,
    )
    return removed


def staged_runs(home: Home) -> list[str]:
    """The key of each run that has staging."""
    if not home.staging.exists():
        return []
    return sorted(
        path.name for path in home.staging.iterdir() if path.is_dir() and not path.name.startswith(".")
    )


def files_of_run(home: Home, key: str) -> Iterator[Place]:
    """Every file and folder of a run: staging, lake parts and next copy."""
    yield home.staging / key
    yield from (home.staging / key).rglob("*")
    for table in COMMITTED_TABLES:
        yield from (home.parts_of(table) / key).glob("*")
    yield from home.warehouse.parent.glob(f"next-{key}.duckdb*")


def newest(paths: Iterable[Place]) -> float:
    """When the latest change was, in seconds since 1970; what vanishes meanwhile changes now."""
    try:
        return max(path.stat().st_mtime for path in paths)
    except FileNotFoundError:
        return float("inf")


def give_up(home: Home, key: str, removed: Removed) -> None:
    """Take the staging of a run out of the way of its tasks, and remove it; the rest of it is then left over.

    A store has no rename. There the batches go first, without which no task begins.
    """
    staged = home.staging / key
    removed.freed_bytes += size_of(staged)
    if isinstance(staged, Path):
        staged = staged.rename(staged.with_name(f"{GIVEN_UP}{key}"))
    else:
        for batch in sorted(staged.glob("*/batch.json")):
            batch.unlink()
    remove_tree(staged)
    removed.staging += 1
    log.info("removed staging of %s", key)


def remove_next_copies(home: Home, staged: set[str], before: float, removed: Removed) -> None:
    """Remove copies of the warehouse whose run has no staging any more."""
    for path in sorted(home.warehouse.parent.glob(DATABASES)):
        key = path.name.removeprefix("next-").partition(".duckdb")[0]
        if key not in staged and newest([path]) < before:
            removed.freed_bytes += size_of(path)
            removed.next_copies += 1
            remove_file_or_folder(path)  # a folder is what DuckDB spilled
            log.info("removed %s", path.name)


def remove_parts(home: Home, staged: set[str], before: float, removed: Removed) -> None:
    """Remove lake parts that no commit names, of runs without staging: of failed runs, or packed since."""
    named = {part for commit in read_commits(home) for files in commit.parts.values() for part in files}
    for table in COMMITTED_TABLES:
        folders: list[Place] = sorted(home.parts_of(table).glob("*"))
        for folder in folders:
            if folder.name in staged or not folder.is_dir():
                continue
            parts: list[Place] = sorted(folder.glob("[!.]*"))
            for part in parts:
                if home.relative(part) not in named and newest([part]) < before:
                    removed.freed_bytes += size_of(part)
                    removed.lake_parts += 1
                    part.unlink()
            if isinstance(folder, Path) and newest([folder]) < before and not any(folder.iterdir()):
                folder.rmdir()


def remove_unfinished(home: Home, before: float, removed: Removed) -> None:
    """Remove hidden files, and folders of them, that were written when their writer was killed."""
    here = [folder for folder in home.folders if isinstance(folder, Path)]  # objects are never unfinished
    found = (folder.rglob(UNFINISHED) for folder in here if folder != home.landing)
    landing = (folder.glob(UNFINISHED) for folder in here if folder == home.landing)
    for path in chain(*found, *landing):  # whose subfolders may hold millions, all whole
        if newest([path]) < before:
            removed.freed_bytes += size_of(path)
            removed.unfinished_files += 1
            remove_file_or_folder(path)


def size_of(path: Place) -> int:
    """Bytes that removing a file or folder gives back: a file with another name still takes its space."""
    paths = path.rglob("*") if path.is_dir() else [path]
    states = [entry.stat() if isinstance(entry, StoredPath) else entry.lstat() for entry in paths]
    return sum(state.st_size for state in states if state.st_nlink == 1)


def timestamp(moment: datetime) -> float:
    """A time in UTC, without zone, as file systems count it."""
    return moment.replace(tzinfo=UTC).timestamp()
