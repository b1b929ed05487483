"""The log of the lake: what each published run added, in order.

The warehouse is these commits applied one after the other. A commit that is in the log but not in the
warehouse (its run was killed between the two) is applied by the next load; applied to an empty file from the
first on, they rebuild it.

A file of the log holds one commit, or several whose parts maintenance has packed together
(`wirehouse.maintenance.packing`); what the commits are, and their order, is the same.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from wirehouse.home import Home
from wirehouse.parquet import replacing
from wirehouse.staging import Batch
from wirehouse.stores.path import Place, statuses
from wirehouse.stores.scratch import Fetched, read_texts
from wirehouse.tables.catalog import OPS_TABLES, RECORD_TABLES
from wirehouse.tables.model import Table
from wirehouse.warehouse import published_runs

COMMITTED_TABLES = (*RECORD_TABLES, *OPS_TABLES)
RUN_PART = "run"
LINK_PART = "link"
AUDIT_PART = "audit"
COMMIT_NO = "commit_no"
"""In packed parts, the column that says which commit a row is of."""
PARTS = "read_parquet($parts, hive_partitioning = false)"  # which would make columns of what looks like one


@dataclass(frozen=True, slots=True)
class Commit:
    """The lake parts that a run adds, by table; paths are relative to the home.

    `packed_no` is None where the parts are its own; else it shares them with others, and says which rows are
    its.
    """

    run_id: str
    parts: dict[str, tuple[str, ...]]
    packed_no: int | None = None

    @property
    def rows(self) -> str:
        """The rows of the commit in its files of a table ($parts), as SQL to select from."""
        if self.packed_no is None:
            return PARTS
        return f"(SELECT * EXCLUDE ({COMMIT_NO}) FROM {PARTS} WHERE {COMMIT_NO} = {self.packed_no})"

    def files(self, home: Home, table: Table) -> list[Place]:
        """The Parquet files that the run adds to a table."""
        return [home.at(path) for path in self.parts.get(table.full_name, ())]

    def local_files(self, home: Home, local: Fetched) -> dict[str, list[str]]:
        """The same of every table, for DuckDB: files of this machine."""
        of_table = {table.full_name: self.files(home, table) for table in COMMITTED_TABLES}
        local.all(chain.from_iterable(of_table.values()))  # at once
        return {name: [str(local(path)) for path in paths] for name, paths in of_table.items()}


def commit_of(home: Home, batches: Iterable[Batch], run_id: str) -> Commit:
    """The commit of a run: the lake parts of its batches and those of the run as a whole, where they are."""
    batches = list(batches)
    parts = {}
    for table in COMMITTED_TABLES:
        candidates = [batch.lake_part(home, table) for batch in batches]
        candidates += [home.lake_part(table, run_id, part) for part in (RUN_PART, LINK_PART, AUDIT_PART)]
        there = statuses(candidates)
        parts[table.full_name] = tuple(home.relative(path) for path in candidates if path in there)
    return Commit(run_id, parts)


def read_commits(home: Home) -> list[Commit]:
    """All commits, oldest first."""
    while True:
        paths = commit_files(home)
        try:
            commits = [
                commit
                for path, text in zip(paths, read_texts(paths), strict=True)
                for commit in commits_in(path, text)
            ]
        except FileNotFoundError:
            if commit_files(home) == paths:
                raise
            continue  # they were packed meanwhile
        # A commit that was packed may, for a moment or after a kill, be there by itself as well.
        unique: dict[str, Commit] = {}
        for commit in commits:
            unique.setdefault(commit.run_id, commit)
        return list(unique.values())


def commit_files(home: Home) -> list[Place]:
    """The files of the log, oldest first. Each is named by the number of the first commit in it."""
    return sorted(home.commits.glob("*.json"))


def commits_in(path: Place, text: str) -> Iterator[Commit]:
    """The commits in a file of the log, oldest first, from its text."""
    data = json.loads(text)
    parts = {name: tuple(files) for name, files in data["parts"].items()}
    if "run_id" in data:
        yield Commit(data["run_id"], parts)
    else:
        for packed_no, run_id in enumerate(data["run_ids"], start=int(path.stem)):
            yield Commit(run_id, parts, packed_no)


def pending_commits(home: Home, warehouse: Path) -> list[Commit]:
    """The commits that the warehouse does not hold yet, oldest first."""
    applied = published_runs(warehouse)
    return [commit for commit in read_commits(home) if commit.run_id not in applied]


def append_commit(home: Home, commit: Commit) -> None:
    """Add a commit to the end of the log, once: a run that is in it already is left as it is.

    Raises:
        FileExistsError: Another run took the number of the commit meanwhile; another try will take the next.
    """
    commits = read_commits(home)
    if any(known.run_id == commit.run_id for known in commits):
        return
    path = home.commits / f"{len(commits):08d}.json"
    text = json.dumps({"run_id": commit.run_id, "parts": commit.parts}, indent=1, ensure_ascii=False)
    try:
        with replacing(path, new=True) as temporary:
            temporary.write_text(text, encoding="utf-8")
    except FileExistsError as error:
        raise FileExistsError(
            f"{path} was written meanwhile, by a run that another machine publishes: publish again, which "
            "loads this run on top of that one."
        ) from error
