"""What every development set needs: its rows, a warehouse of them, and its scorer."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from wirehouse.config import Config
from wirehouse.home import Home
from wirehouse.pipeline import run

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
EVAL = SHARED / "eval"

Row = dict[str, Any]
Figures = dict[str, float]


def rows(path: Path) -> list[Row]:
    """The rows of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write(path: Path, written: Iterable[Row]) -> Path:
    """Write rows as JSON lines; returns the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in written)
    return path


def ingest(source: Path) -> Home:
    """Ingest a folder into a new warehouse beside it, as a user would do it; returns its home."""
    home = Home(source.parent / f"{source.name}-home")
    run(Config(home=home, source=str(source)))
    return home


def query(home: Home, statement: str) -> list[tuple[Any, ...]]:
    """The rows of a query on the warehouse."""
    with duckdb.connect(home.warehouse, read_only=True) as connection:
        return connection.execute(statement).fetchall()


def scored(program: Path, gold: Path, predictions: Path, *options: str) -> dict[str, Any]:
    """What the scorer of a set prints about predictions."""
    command = [sys.executable, str(program), "--gold", str(gold), str(predictions), "--json", *options]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: dict[str, Any] = json.loads(answer)
    return figures
