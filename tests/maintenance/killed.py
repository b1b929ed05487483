"""Maintain a home, killed at its n-th change of the disk, for many n; then check what is left and go on.

    python killed.py HOME WORK POINTS

Prints a line per point. Each try is a process of its own, forked before any library has started a thread.
"""

import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from maintenance.contents import contents, lake_rows
from wirehouse.home import Home
from wirehouse.linking.compaction import compact
from wirehouse.maintenance.landed_bytes import remove_landed
from wirehouse.maintenance.leftovers import remove_leftovers
from wirehouse.maintenance.packing import pack_lake
from wirehouse.maintenance.rewriting import rewrite_warehouse

CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.utime"}


def maintain(home: Home) -> None:
    """All of maintenance, a month later and without patience."""
    later = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=30)
    pack_lake(home, min_entries=2)
    compact(home)
    remove_leftovers(home, 7, later)
    remove_landed(home, 14, later)
    rewrite_warehouse(home, max_free_share=-1, min_free_bytes=0)


def count_changes(home: Home, kill_at: int, note: Path) -> None:
    """Maintain, and be killed before the change of that number; else write how many there were."""
    seen = 0

    def look(event: str, _: tuple[object, ...]) -> None:
        nonlocal seen
        if event in CHANGES:
            seen += 1
            if seen == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)
    maintain(home)
    note.write_text(str(seen), encoding="utf-8")


def digest(home: Home) -> str:
    """What the warehouse and the commits of the lake hold, in short."""
    return sha256(repr((contents(home.warehouse), lake_rows(home))).encode()).hexdigest()


def write_digest(home: Home, note: Path) -> None:
    """The digest, for the process that forked this one."""
    note.write_text(digest(home), encoding="utf-8")


def check(home: Home, expected: str) -> None:
    """After a kill everything is as it was; after another try nothing is left to do either."""
    assert digest(home) == expected, "after the kill"
    maintain(home)
    assert digest(home) == expected, "after the next try"
    named = list(home.commits.glob("*.json"))
    assert len(named) == 1, named
    assert not [path for path in home.staging.iterdir() if path.is_dir()]
    assert [path.parent.name for path in home.lake.glob("documents/*/*.parquet")] == ["packed~"]
    assert sorted(path.name for path in home.warehouse.parent.glob("*.duckdb*")) == ["warehouse.duckdb"]
    assert not [path for path in home.root.rglob(".*.tmp") if path.name.startswith(".")], "unfinished"


def forked(task: Callable[..., None], *arguments: object) -> int:
    """Do it in a process of its own; returns how that ended: 0, or the number of the signal."""
    pid = os.fork()
    if pid == 0:
        try:
            task(*arguments)
        except BaseException:  # ruff: ignore[blind-except] - nothing of a fork may get out of it
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1]


def main() -> None:
    """Try each point on a copy of the home."""
    source, work, points = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    note, home = work / "note", Home(work / "home")
    shutil.copytree(source, home.root)
    assert forked(write_digest, home, note) == 0
    expected = note.read_text()
    assert forked(count_changes, home, 0, note) == 0
    changes = int(note.read_text())
    for point in sorted({1 + number * (changes - 1) // (points - 1) for number in range(points)}):
        shutil.rmtree(home.root)
        shutil.copytree(source, home.root)
        assert forked(count_changes, home, point, note) == signal.SIGKILL, point
        outcome = forked(check, home, expected)
        sys.stdout.write(f"killed at {point} of {changes}: {'NOT RECOVERED' if outcome else 'recovered'}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
