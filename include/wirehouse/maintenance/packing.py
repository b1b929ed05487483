"""Packing: many small files of the lake become few, and the commits in them stay what they are.

A run adds a dozen files to the lake, however few its documents. Packing writes the rows of consecutive
commits into one file per table, in order, each with the number of its commit, and puts one file of the log in
the place of theirs. What the warehouse is made of, commit after commit, is the same to the row.

The switch is one rename, or one upload: the file of the log that held the first of the commits now holds them
all. The others are then repeated in it, and are removed. The old parts stay for a time, for whoever has begun
to read them.
"""

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from wirehouse.commits import (
    COMMIT_NO,
    COMMITTED_TABLES,
    Commit,
    commit_files,
    commits_in,
)
from wirehouse.home import Home
from wirehouse.locks import exclusive
from wirehouse.parquet import COMPRESSION_LEVEL, ROW_GROUP_ROWS, replacing
from wirehouse.stores.path import Place, StoredPath, statuses
from wirehouse.stores.scratch import fetching, read_texts
from wirehouse.tables.arrow import arrow_schema
from wirehouse.tables.model import Table
from wirehouse.warehouse import published_runs

log = logging.getLogger(__name__)

PACK_BYTES = 256 << 20  # a pack is closed when it is that large: no commit is rewritten for ever
MIN_ENTRIES = 8  # fewer are not worth a rewrite
ROWS_AT_A_TIME = 16_384  # bodies included, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Packed:
    """What packing did: files of the log and of the lake, before and after."""

    commits: int = 0
    packs: int = 0
    parts_before: int = 0
    parts_after: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the log with the commits in it; `first` is the number of the first, which names the file."""

    path: Place
    first: int
    commits: tuple[Commit, ...]

    @property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """The files of the lake, by table."""
        return self.commits[0].parts

    @property
    def files(self) -> list[str]:
        """The same of all tables."""
        return [part for parts in self.parts.values() for part in parts]


def pack_lake(home: Home, pack_bytes: int = PACK_BYTES, min_entries: int = MIN_ENTRIES) -> Packed:
    """Pack the small commits that are published; returns what was done.

    Killed at any point and run again, it goes on where it was. It never touches a commit that is not in the
    published warehouse yet, as a load may be reading it. Two at once take turns: the second reads the log
    only after the first has changed it.
    """
    with exclusive(home.warehouse.parent / "packing.lock"):
        return pack_groups(home, pack_bytes, min_entries)


def pack_groups(home: Home, pack_bytes: int, min_entries: int) -> Packed:
    """Pack, alone."""
    remove_repeated(home)
    done = Packed()
    for group in groups(home, pack_bytes, min_entries):
        before = sum(len(entry.files) for entry in group)
        packed = {table.full_name: pack_table(home, table, group) for table in COMMITTED_TABLES}
        parts = {name: [path] for name, path in packed.items() if path}
        switch(home, group, parts)
        commits = sum(len(entry.commits) for entry in group)
        log.info(
            "packed %d commits, from number %d on: %d files are %d",
            commits,
            group[0].first,
            before,
            len(parts),
        )
        done = Packed(
            done.commits + commits, done.packs + 1, done.parts_before + before, done.parts_after + len(parts)
        )
    if not done.packs:
        log.info("nothing to pack: fewer than %d small commits", min_entries)
    return done


def entries(home: Home) -> Iterator[Entry]:
    """The files of the log, oldest first, without those whose commits are in an earlier one."""
    end = 0
    paths = commit_files(home)
    for path, text in zip(paths, read_texts(paths), strict=True):
        commits = tuple(commits_in(path, text))
        first = int(path.stem)
        if first >= end:
            yield Entry(path, first, commits)
            end = first + len(commits)


def groups(home: Home, pack_bytes: int, min_entries: int) -> list[list[Entry]]:
    """The consecutive, published entries that are packed together, some groups of them."""
    published = published_runs(home.warehouse)
    found: list[list[Entry]] = [[]]
    size = 0
    known = list(entries(home))
    sizes = statuses([home.at(part) for entry in known for part in entry.files])
    for entry in known:
        is_published = all(commit.run_id in published for commit in entry.commits)
        places = [home.at(part) for part in entry.files]
        entry_size = sum((sizes.get(place) or place.stat()).st_size for place in places)
        if not is_published or size + entry_size > pack_bytes:
            found.append([])
            size = 0
        if is_published:
            found[-1].append(entry)
            size += entry_size
    return [group for group in found if len(group) >= min_entries]


def pack_table(home: Home, table: Table, group: list[Entry]) -> str | None:
    """Write the rows of a table from all entries into one file; returns its path, None without any part.

    Raises:
        RuntimeError: The file does not hold as many rows as the parts.
    """
    sources = [(entry, part) for entry in group for part in entry.parts.get(table.full_name, ())]
    if not sources:
        return None
    last = group[-1].first + len(group[-1].commits) - 1
    target = home.packed_part(table, group[0].first, last)
    schema = packed_schema(table)
    rows = 0
    with (
        replacing(target) as temporary,
        pq.ParquetWriter(
            temporary, schema, compression="zstd", compression_level=COMPRESSION_LEVEL
        ) as writer,
    ):
        for entry, part in sources:
            with fetching() as local, pq.ParquetFile(local(home.at(part))) as file:
                rows += file.metadata.num_rows
                for batch in file.iter_batches(ROWS_AT_A_TIME):
                    data = in_schema(pa.Table.from_batches([batch]), schema, entry.first)
                    writer.write_table(data, row_group_size=ROW_GROUP_ROWS)
    with fetching() as local:
        if pq.read_metadata(local(target)).num_rows != rows:
            raise RuntimeError(
                f"{target} does not hold the {rows} rows it was packed from; nothing is replaced"
            )
    return home.relative(target)


def packed_schema(table: Table) -> pa.Schema:
    """The columns of a packed part: those declared, and the number of the commit."""
    return arrow_schema(table).append(pa.field(COMMIT_NO, pa.int64(), nullable=False))


def in_schema(data: pa.Table, schema: pa.Schema, commit_no: int) -> pa.Table:
    """The rows in the schema of a pack. Columns that came after they were written are null, as load has it.

    Raises:
        ValueError: A value does not fit its column.
    """
    columns: list[Any] = []
    for field in schema:
        if field.name in data.column_names:
            columns.append(data[field.name].cast(field.type))
        elif field.name == COMMIT_NO:
            columns.append(pa.repeat(pa.scalar(commit_no, pa.int64()), data.num_rows))
        else:
            columns.append(pa.nulls(data.num_rows, field.type))
    return pa.Table.from_arrays(columns, schema=schema)


def switch(home: Home, group: list[Entry], parts: dict[str, list[str]]) -> None:
    """Put one file of the log in the place of the group's, in one rename.

    The old parts get the time of now: it says since when nothing names them (see `leftovers`).
    """
    for entry in group:
        for part in entry.files:
            place = home.at(part)
            if isinstance(place, StoredPath):
                place.touch()
            else:
                os.utime(place)
    run_ids = [commit.run_id for entry in group for commit in entry.commits]
    with exclusive(home.warehouse.parent / "publish.lock"):
        with replacing(group[0].path) as temporary:
            temporary.write_text(
                json.dumps({"run_ids": run_ids, "parts": parts}, indent=1, ensure_ascii=False),
                encoding="utf-8",
            )
        for entry in group[1:]:
            entry.path.unlink()


def remove_repeated(home: Home) -> None:
    """Remove files of the log whose commits are in an earlier one: a packing that was killed left them."""
    kept = {entry.path for entry in entries(home)}
    for path in commit_files(home):
        if path not in kept:
            path.unlink()
            log.info("removed %s, which is packed", path.name)
