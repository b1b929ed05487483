"""The log of the lake: what each published run added, in order.

The warehouse is these commits applied one after the other. A commit that is in the log but not in the
warehouse (its run was killed between the two) is applied by the next load; applied to an empty file from the
first on, they rebuild it.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wirehouse.home import Home
from wirehouse.parquet import replacing
from wirehouse.staging import Batch
from wirehouse.tables.catalog import OPS_TABLES, RECORD_TABLES
from wirehouse.tables.model import Table
from wirehouse.warehouse import published_runs

COMMITTED_TABLES = (*RECORD_TABLES, *OPS_TABLES)
RUN_PART = "run"
LINK_PART = "link"
AUDIT_PART = "audit"


@dataclass(frozen=True, slots=True)
class Commit:
    """The lake parts that a run adds, by table; paths are relative to the home."""

    run_id: str
    parts: dict[str, tuple[str, ...]]

    def files(self, home: Home, table: Table) -> list[str]:
        """The Parquet files that the run adds to a table."""
        return [str(home.root / path) for path in self.parts.get(table.full_name, ())]


def commit_of(home: Home, batches: Iterable[Batch], run_id: str) -> Commit:
    """The commit of a run: the lake parts of its batches and those of the run as a whole, where they are."""
    batches = list(batches)
    parts = {}
    for table in COMMITTED_TABLES:
        candidates = [batch.lake_part(home, table) for batch in batches]
        candidates += [home.lake_part(table, run_id, part) for part in (RUN_PART, LINK_PART, AUDIT_PART)]
        parts[table.full_name] = tuple(home.relative(path) for path in candidates if path.exists())
    return Commit(run_id, parts)


def read_commits(home: Home) -> list[Commit]:
    """All commits, oldest first."""
    commits = []
    for path in sorted(home.commits.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        commits.append(Commit(data["run_id"], {name: tuple(files) for name, files in data["parts"].items()}))
    return commits


def pending_commits(home: Home, warehouse: Path) -> list[Commit]:
    """The commits that the warehouse does not hold yet, oldest first."""
    applied = published_runs(warehouse)
    return [commit for commit in read_commits(home) if commit.run_id not in applied]


def append_commit(home: Home, commit: Commit) -> None:
    """Add a commit to the end of the log, once: a run that is in it already is left as it is."""
    commits = read_commits(home)
    if any(known.run_id == commit.run_id for known in commits):
        return
    path = home.commits / f"{len(commits):08d}.json"
    with replacing(path) as temporary:
        temporary.write_text(
            json.dumps({"run_id": commit.run_id, "parts": commit.parts}, indent=1, ensure_ascii=False),
            encoding="utf-8",
        )
        if path.exists():
            raise FileExistsError(os.strerror(17), path)
