"""What a home holds, so that two can be compared."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from wirehouse.commits import read_commits
from wirehouse.home import Home
from wirehouse.tables.catalog import MART_TABLES, TABLES
from wirehouse.tables.model import Table

Contents = dict[str, list[tuple[Any, ...]]]


def contents(home: Home, without_run: str = "", tables: Sequence[Table] = TABLES) -> Contents:
    """Every row of every table of the published warehouse, all columns, in an order of their own.

    Rows that name the run `without_run` are left out.
    """
    with duckdb.connect(home.warehouse, read_only=True) as connection:
        found = {}
        for table in tables:
            run = "run_id" if "run_id" in table.column_names else "''"
            where = f"WHERE {run} <> $run_id"
            rows = connection.execute(f"FROM {table.full_name} {where}", {"run_id": without_run or "-"})
            found[table.full_name] = sorted(rows.fetchall(), key=repr)
        return found


def marts(home: Home) -> Contents:
    """The same of the tables that are made of the others after a publish."""
    return contents(home, tables=MART_TABLES)


def difference(found: Contents, expected: Contents) -> str:
    """In which tables two warehouses are not equal, and a row of each that the other lacks."""
    told = []
    for name, rows in expected.items():
        if found[name] != rows:
            ours, theirs = set(map(repr, found[name])), set(map(repr, rows))
            told.append(
                f"{name}: {len(found[name])} rows, expected {len(rows)}; "
                f"too many {sorted(ours - theirs)[:1]}, missing {sorted(theirs - ours)[:1]}"
            )
    return "; ".join(told)


def commits(home: Home) -> list[Any]:
    return [(commit.run_id, commit.parts) for commit in read_commits(home)]


def files(home: Home) -> list[str]:
    """Every file of the home; random parts of a name are made equal."""
    return sorted(
        re.sub(r"[0-9a-f]{32}", "*", home.relative(path)) if path.suffix == ".tmp" else home.relative(path)
        for path in home.root.rglob("*")
        if path.is_file()
    )


def copy(home: Home, target: Path) -> Home:
    shutil.copytree(home.root, target)
    return Home(target)
