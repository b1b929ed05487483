"""The views over a batch's staging that its rules are judged on, in an in-memory DuckDB of their own.

staged.<table>    what normalize wrote, with `file_row_number` to name a row that has no sound key
staged.failed     rows that broke a critical row rule
staged.located    the same with the record each belongs to
staged.rejected   records that leave as a whole
valid.<table>     what is left
valid.batch       one row about the batch as a whole (batch_figures.py)
"""

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb

from wirehouse.home import Home
from wirehouse.staging import Batch
from wirehouse.stores.scratch import Fetched, fetching
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.ddl import quoted
from wirehouse.tables.model import Table, Unit
from wirehouse.tables.ops import FILES, REJECTS, STAGES
from wirehouse.validation.rules import STAGED, VALID, Check


@dataclass(frozen=True, slots=True)
class Database:
    """A named in-memory database: other connections of this process open it by its name.

    `local` gives the files that its views read.
    """

    name: str
    connection: duckdb.DuckDBPyConnection
    local: Fetched

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement."""
        self.connection.execute(statement, list(parameters))

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; for small ones."""
        return self.connection.execute(query, list(parameters)).fetchall()

    def value(self, query: str) -> Any:
        """The one value of a query."""
        return self.rows(query)[0][0]


@contextmanager
def open_batch(home: Home, batch: Batch, tables: Iterable[Table]) -> Generator[Database]:
    """A database with the staged views of a batch; it is gone afterwards.

    Raises:
        duckdb.IOException: A file that normalize writes is missing.
    """
    name = f":memory:batch{uuid4().hex}"
    with fetching() as local, duckdb.connect(name) as connection:
        database = Database(name, connection, local)
        database.execute("SET enable_progress_bar = false")
        spill = local.folder(batch.folder(home)) / ".spill"
        database.execute(f"SET temp_directory = {quoted(str(spill))}")
        database.execute(f"CREATE SCHEMA {STAGED}")
        database.execute(f"CREATE SCHEMA {VALID}")
        staged = [*tables, FILES]
        files = local.all(batch.table(home, table) for table in staged)
        for table, file in zip(staged, files, strict=True):
            source = parquet(file)
            database.execute(f'CREATE VIEW {STAGED}."{table.full_name}" AS SELECT * FROM {source}')
        yield database


def parquet(*paths: Path) -> str:
    """The rows of Parquet files and their numbers, as SQL to select from."""
    files = ", ".join(quoted(str(path)) for path in paths)
    return f"read_parquet([{files}], file_row_number = true, hive_partitioning = false)"


def locate(database: Database) -> None:
    """Make `staged.sources` (where each document is from) and the empty `staged.failed`.

    A document's file is the ledger row with its URL or else, should that be what is wrong, with its bytes.
    """
    database.execute(f"""
        CREATE TABLE {STAGED}.sources AS
        SELECT d.file_row_number AS document_row, d.document_id,
            CASE WHEN d.record_no >= 0 THEN d.record_no END AS record_no,
            coalesce(f.source_uri, b.source_uri) AS source_uri,
            coalesce(f.content_sha256, b.content_sha256) AS content_sha256,
            coalesce(f.landing_path, b.landing_path) AS landing_path
        FROM {STAGED}.documents AS d
        LEFT JOIN {STAGED}."{FILES.full_name}" AS f ON f.source_uri = d.source_uri
        LEFT JOIN (
            SELECT content_sha256, min(source_uri) AS source_uri,
                arg_min(landing_path, source_uri) AS landing_path
            FROM {STAGED}."{FILES.full_name}" GROUP BY content_sha256
        ) AS b ON b.content_sha256 = d.content_sha256
        WHERE coalesce(f.source_uri, b.source_uri) IS NOT NULL
    """)
    database.execute(f"""
        CREATE TABLE {STAGED}.failed
            (rule VARCHAR, unit VARCHAR, view VARCHAR, row_number BIGINT, document_id VARCHAR, detail VARCHAR)
    """)


def add_failed(database: Database, check: Check, unit: Unit) -> int:
    """Add the rows that break a check to `staged.failed`; returns their number."""
    database.execute(
        f"""
        INSERT INTO {STAGED}.failed
        SELECT ?, ?, ?, file_row_number, document_id, {check.detail}
        FROM {check.relation} AS v WHERE NOT ({check.predicate})
        """,
        (check.name, unit, check.view),
    )
    found: int = database.rows(f"SELECT count(*) FROM {STAGED}.failed WHERE rule = ?", (check.name,))[0][0]
    return found


def reject_failed(database: Database, tables: Iterable[Table]) -> None:
    """Make the `valid` views of the record tables: what was staged without what failed.

    A row that belongs to no document of the batch stays: there is no record to reject, so the rule that
    checks its reference stops the batch.
    """
    database.execute(f"""
        CREATE TABLE {STAGED}.located AS
        SELECT f.*, s.* EXCLUDE (document_id)
        FROM {STAGED}.failed AS f JOIN {STAGED}.sources AS s ON s.document_id = f.document_id
        UNION ALL
        SELECT f.*, s.* EXCLUDE (document_id)
        FROM {STAGED}.failed AS f JOIN {STAGED}.sources AS s ON s.document_row = f.row_number
        WHERE f.view = {quoted(DOCUMENTS.full_name)} AND f.document_id IS NULL
    """)
    database.execute(f"""
        CREATE TABLE {STAGED}.rejected AS
        SELECT DISTINCT document_row, document_id, source_uri
        FROM {STAGED}.located WHERE unit = {quoted(Unit.RECORD)}
    """)
    for table in tables:
        same_record = (
            "r.document_row = v.file_row_number" if table is DOCUMENTS else "r.document_id = v.document_id"
        )
        database.execute(f"""
            CREATE VIEW {VALID}."{table.full_name}" AS
            SELECT v.* EXCLUDE (file_row_number) FROM {STAGED}."{table.full_name}" AS v
            ANTI JOIN {STAGED}.rejected AS r ON {same_record}
            ANTI JOIN (
                SELECT row_number FROM {STAGED}.located
                WHERE view = {quoted(table.full_name)} AND unit = {quoted(Unit.ROW)}
            ) AS l ON l.row_number = v.file_row_number
        """)


def add_ledger(database: Database, home: Home, batch: Batch) -> None:
    """Make the `valid` views of ops.files, counted anew, and of ops.rejects of all stages."""
    database.execute(f"""
        CREATE VIEW {VALID}."{FILES.full_name}" AS
        SELECT f.* EXCLUDE (file_row_number) REPLACE (
            f.records_loaded - coalesce(r.records, 0) AS records_loaded,
            f.records_rejected + coalesce(r.records, 0) AS records_rejected,
            CASE WHEN f.records_loaded = r.records THEN 'rejected' ELSE f.state END AS state)
        FROM {STAGED}."{FILES.full_name}" AS f
        LEFT JOIN (
            SELECT source_uri, count(*) AS records FROM {STAGED}.rejected GROUP BY source_uri
        ) AS r ON r.source_uri = f.source_uri
    """)
    rejects = parquet(*database.local.all(batch.rejects(home, stage) for stage in STAGES))
    database.execute(f"""
        CREATE VIEW {VALID}."{REJECTS.full_name}" AS
        SELECT * EXCLUDE (file_row_number) FROM {rejects}
        QUALIFY row_number() OVER (PARTITION BY reject_id ORDER BY detail) = 1
    """)
