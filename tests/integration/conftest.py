"""A warehouse of one's own for each test."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from wirehouse.config import Config
from wirehouse.home import Home
from wirehouse.pipeline import RunOutcome, run

ROOT = Path(__file__).parents[2]


class Warehouse:
    """A home and a source in a temporary folder, and the few things tests do with them."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder / "home")
        self.source = folder / "source"
        self.source.mkdir()

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(self, source: Path | str | None = None, **config: Any) -> RunOutcome:
        return run(Config(home=self.home, source=str(source or self.source), **config))

    def query(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with duckdb.connect(self.home.warehouse, read_only=True) as connection:
            return connection.execute(sql, parameters or None).fetchall()

    def rejects(self) -> dict[str, str]:
        """The rule that each rejected file broke, by the file's name."""
        rows = self.query("SELECT parse_filename(source_uri), rule FROM ops.rejects")
        return dict(rows)


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path)
