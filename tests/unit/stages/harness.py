"""The stages on real files, without the seconds that Great Expectations costs."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from wirehouse.commits import append_commit, commit_of
from wirehouse.formats.sizes import Sizes
from wirehouse.home import Home
from wirehouse.parquet import write_batches
from wirehouse.stages.audit import audit
from wirehouse.stages.discover import discover
from wirehouse.stages.land import land
from wirehouse.stages.link import link
from wirehouse.stages.load import load
from wirehouse.stages.normalize import normalize
from wirehouse.stages.publish import replace_warehouse
from wirehouse.stages.replay import Selection, replay
from wirehouse.staging import Batch, read_batch
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.tables.model import Table
from wirehouse.tables.ops import EXPECTATION_RESULTS, FILES, REJECTS


class Stages:
    """A home and a source, and every stage by itself. `admit` stands for validate, and judges nothing."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder / "home")
        self.source = folder / "source"
        self.source.mkdir(parents=True)
        self.sizes = Sizes()
        self.runs = 0

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def discover(
        self, source: Path | str | None = None, batch_size: int = 100, run_id: str | None = None
    ) -> list[Batch]:
        self.runs += 1
        now = datetime.now(UTC).replace(tzinfo=None)
        folders = discover(
            self.home, str(source or self.source), run_id or f"run-{self.runs}", batch_size, now
        )
        return [read_batch(self.home, folder) for folder in folders]

    def replay(self, as_run: str | None = None, **selection: str) -> list[Batch]:
        self.runs += 1
        now = datetime.now(UTC).replace(tzinfo=None)
        folders = replay(self.home, Selection(**selection), as_run or f"run-{self.runs}", 100, now)
        return [read_batch(self.home, folder) for folder in folders]

    def land(self, batch: Batch) -> list[dict[str, Any]]:
        land(self.home, self.folder(batch), self.sizes)
        return pq.read_table(batch.landed(self.home)).to_pylist()

    def normalize(self, batch: Batch) -> list[dict[str, Any]]:
        normalize(self.home, self.folder(batch), self.sizes)
        return self.staged(batch, FILES)

    def staged(self, batch: Batch, table: Table) -> list[dict[str, Any]]:
        return pq.read_table(batch.table(self.home, table)).to_pylist()

    def rejects(self, batch: Batch, stage: str) -> list[dict[str, Any]]:
        return pq.read_table(batch.rejects(self.home, stage)).to_pylist()

    def admit(self, batch: Batch) -> None:
        for table in (*RECORD_TABLES, FILES):
            self.put(batch, table, [batch.table(self.home, table)])
        self.put(batch, REJECTS, [batch.rejects(self.home, stage) for stage in ("land", "normalize")])
        self.put(batch, EXPECTATION_RESULTS, [])

    def put(self, batch: Batch, table: Table, parts: Sequence[Path]) -> None:
        with ExitStack() as stack:
            files = [stack.enter_context(pq.ParquetFile(part)) for part in parts]
            batches: list[pa.Table] = [file.read() for file in files]
            write_batches(batch.lake_part(self.home, table), table, batches)

    def stage(self, batches: Sequence[Batch]) -> None:
        for batch in batches:
            self.land(batch)
            self.normalize(batch)
            self.admit(batch)

    def load(self, batches: Sequence[Batch]) -> None:
        load(self.home, [self.folder(batch) for batch in batches])

    def link(self, batches: Sequence[Batch]) -> None:
        link(self.home, [self.folder(batch) for batch in batches])

    def audit(self, batches: Sequence[Batch]) -> None:
        audit(self.home, [self.folder(batch) for batch in batches])

    def commit(self, batches: Sequence[Batch]) -> None:
        append_commit(self.home, commit_of(self.home, batches, batches[0].run_id))

    def run(self, **options: Any) -> bool:
        """A whole run; whether there was anything to do."""
        batches = self.discover(**options)
        if batches:
            self.stage(batches)
            self.publish(batches)
        return bool(batches)

    def publish(self, batches: Sequence[Batch]) -> None:
        """From staged batches to a published warehouse."""
        self.commit_loaded(batches)
        replace_warehouse(self.home, batches[0].run_id)

    def commit_loaded(self, batches: Sequence[Batch]) -> None:
        """From staged batches to a commit, as far as a run comes that is killed before it publishes."""
        self.load(batches)
        self.link(batches)
        self.audit(batches)
        self.commit(batches)

    def folder(self, batch: Batch) -> str:
        return self.home.relative(batch.folder(self.home))

    def query(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with duckdb.connect(self.home.warehouse, read_only=True) as connection:
            return connection.execute(sql, parameters or None).fetchall()
