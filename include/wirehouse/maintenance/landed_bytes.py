"""Retention of landing: bytes that no row of the ledger and no open reject needs, once they are old enough.

Landing is kept for ever unless somebody decides otherwise: rejects are replayed from it, and a source may
have nothing to offer a second time. What may go is the bytes of versions that newer ones took the place of,
and those that no published run has read.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

from wirehouse.commits import pending_commits
from wirehouse.errors import WirehouseError
from wirehouse.home import Home
from wirehouse.maintenance.leftovers import newest, timestamp
from wirehouse.tables.ddl import quoted
from wirehouse.tables.ops import FILES, REJECTS
from wirehouse.warehouse import MEMORY_LIMIT

log = logging.getLogger(__name__)

ASIDE = ".removed"


@dataclass(frozen=True, slots=True)
class LandingRemoved:
    """How many files of landing were removed, and their bytes."""

    files: int = 0
    freed_bytes: int = 0


def remove_landed(home: Home, days: float, now: datetime) -> LandingRemoved:
    """Remove landed bytes that nothing needs and that were landed more than `days` ago; 0 removes nothing.

    `now` is in UTC, without zone. Needed are the bytes of every row of the ledger that is not superseded, of
    every reject that was not tried again, of commits that are not published, and of runs that are staged.

    Raises:
        WirehouseError: Landing is in an object store, which can keep them only.
    """
    if not days:
        return LandingRemoved()
    if not isinstance(home.landing, Path):
        raise WirehouseError(
            f"Landed bytes in {home.landing} cannot be removed: a store has no rename, by which a run that "
            "lands the same bytes at that moment would keep them. Set WIREHOUSE_LANDING_DAYS to 0: they stay."
        )
    if not home.warehouse.exists():
        return LandingRemoved()
    before = timestamp(now - timedelta(days=days))
    files = freed = 0
    with duckdb.connect(config={"memory_limit": MEMORY_LIMIT}) as connection:
        note_needed(connection, home)
        for path in not_needed(connection, home.landing):
            size = path.stat().st_size
            if newest([path]) < before and remove_old(path, before):
                files += 1
                freed += size
    log.info("removed %d files of landing that nothing needs: %d MB freed", files, freed >> 20)
    return LandingRemoved(files, freed)


def note_needed(connection: duckdb.DuckDBPyConnection, home: Home) -> None:
    """Make the table `needed`: the SHA-256 of the bytes that must stay."""
    connection.execute(f"ATTACH {quoted(str(home.warehouse))} AS published (READ_ONLY)")
    connection.execute(
        f"""CREATE TABLE needed AS
            SELECT content_sha256 FROM published.{FILES.full_name} WHERE state <> 'superseded'
            UNION SELECT content_sha256 FROM published.{REJECTS.full_name} WHERE replay_outcome IS NULL"""
    )
    connection.execute("DETACH published")
    for commit in pending_commits(home, home.warehouse):
        for table in (FILES, REJECTS):
            if parts := list(map(str, commit.files(home, table))):
                connection.execute(
                    f"INSERT INTO needed SELECT content_sha256 FROM {commit.rows}", {"parts": parts}
                )
    for part in home.staging.glob("*/*/landed.parquet"):
        connection.execute(
            "INSERT INTO needed SELECT content_sha256 FROM read_parquet($part, hive_partitioning = false)",
            {"part": str(part)},
        )


def not_needed(connection: duckdb.DuckDBPyConnection, landing: Path) -> Iterator[Path]:
    """The landed files that are not in the table `needed`, a folder of landing at a time."""
    for folder in sorted(landing.glob("[0-9a-f][0-9a-f]")):
        for aside in folder.glob(f"{ASIDE}-*"):
            put_back(aside)
        names = pa.table({"name": pa.array([path.name for path in folder.iterdir()], pa.string())})
        connection.register("landed", names)
        rows = connection.execute(
            """SELECT name FROM landed ANTI JOIN needed ON content_sha256 = name
               WHERE name NOT LIKE '.%' ORDER BY name"""
        ).fetchall()
        connection.unregister("landed")
        yield from (folder / name for (name,) in rows)


def remove_old(path: Path, before: float) -> bool:
    """Remove a landed file, unless the same bytes were landed anew since it was looked at; says whether."""
    aside = path.with_name(f"{ASIDE}-{path.name}")
    path.rename(aside)
    if newest([aside]) >= before:
        aside.rename(path)
        return False
    aside.unlink()
    return True


def put_back(aside: Path) -> None:
    """Give a file its name again that `remove_old` was killed over: it may be needed.

    It counts as landed now, for it may take the place of the same bytes, which a run has just landed anew.
    """
    aside.touch()
    aside.rename(aside.with_name(aside.name.removeprefix(f"{ASIDE}-")))
