"""Writes the staging of a batch from made-up records, as land and normalize would."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from wirehouse.errors import RecordError
from wirehouse.home import Home
from wirehouse.staging import Batch, reject_row, write_rejects
from wirehouse.tables.arrow import arrow_schema
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.tables.model import Table
from wirehouse.tables.ops import FILES

Row = dict[str, Any]

STARTED_AT = datetime(2026, 3, 1, 6, 0)  # ruff: ignore[call-datetime-without-tzinfo] - UTC without zone, as in Batch
BATCH = Batch("run-1", 3, "file:///in", STARTED_AT, files_found=1, files=())
TEXT = "Harbour opens\n\n“It is open,” Ann Lee said on Monday.\n"
SPANS = ((0, 13), (15, 52))


def hexadecimal(text: str, length: int) -> str:
    return sha256(text.encode()).hexdigest()[:length]


@dataclass
class Record:
    """The rows of one made-up record, by table; each record is a file of its own."""

    name: str
    tables: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def uri(self) -> str:
        return f"file:///in/{self.name}.txt"

    @property
    def sha(self) -> str:
        return hexadecimal(self.uri, 64)

    @property
    def document_id(self) -> str:
        return hexadecimal(self.name, 32)

    def row(self, table: Table, number: int = 0) -> Row:
        return self.tables[table.name][number]


def record(name: str) -> Record:
    """A record that holds every rule, with two rows in each table that may have several."""
    made = Record(name)
    document = {"document_id": made.document_id}
    made.tables = {
        "documents": [
            document
            | {
                "source_uri": made.uri,
                "record_no": 0,
                "source_format": "text",
                "content_sha256": made.sha,
                "title": "Harbour opens",
                "authors": ["Ann Lee"],
                "published_on": date(2026, 2, 27),
                "published_on_basis": "stated",
                "language": "en",
                "body": "“It is open,” Ann Lee said on Monday.",
                "word_count": 8,
                "flags": [],
                "first_ingested_at": STARTED_AT,
                "ingested_at": STARTED_AT,
                "run_id": BATCH.run_id,
            }
        ],
        "source_texts": [document | {"text": TEXT, "encoding": "utf-8"}],
        "passages": [
            document
            | {
                "passage_no": number,
                "section_no": 0,
                "role": "body" if number else "title",
                "text": TEXT[start:end],
                "start_char": start,
                "end_char": end,
            }
            for number, (start, end) in enumerate(SPANS)
        ],
        "quotations": evidence(
            document,
            "quotation_no",
            kind="direct",
            speaker="Ann Lee",
            speaker_text="Ann Lee",
            speaker_start_char=29,
            speaker_end_char=36,
            rule="said",
            confidence=0.9,
        ),
        "mentions": evidence(document, "mention_no", type="person", entity="Ann Lee"),
        "time_expressions": evidence(
            document,
            "expression_no",
            timex_type="DATE",
            value="2026-02-23",
            rule="weekday",
            starts_on=date(2026, 2, 23),
        ),
    }
    return made


def evidence(document: Row, number_name: str, **values: Any) -> list[Row]:
    return [
        document
        | {number_name: number, "passage_no": 1, "text": "It is open", "start_char": 16, "end_char": 26}
        | values
        for number in range(2)
    ]


def file_row(source: Record) -> Row:
    return {
        "source_uri": source.uri,
        "content_sha256": source.sha,
        "size_bytes": 100,
        "version_token": "1",
        "source_format": "text",
        "state": "loaded",
        "records_read": 1,
        "records_loaded": 1,
        "records_rejected": 0,
        "landing_path": f"landing/{source.sha[:2]}/{source.sha}",
        "landed_at": STARTED_AT,
        "run_id": BATCH.run_id,
    }


def loose_schema(table: Table) -> pa.Schema:
    """The declared schema with null allowed everywhere, so that rows may break what normalize would keep."""

    def loose(item: pa.Field) -> pa.Field:
        kind = pa.list_(pa.string()) if pa.types.is_list(item.type) else item.type
        return pa.field(item.name, kind, nullable=True)

    return pa.schema([loose(item) for item in arrow_schema(table)])


def stage(
    root: Path,
    records: Iterable[Record],
    *,
    files: Iterable[Row] = (),
    rejected: Mapping[str, int] | None = None,
    batch: Batch = BATCH,
    schema: Callable[[Table], pa.Schema] = arrow_schema,
) -> tuple[Home, str]:
    """Stage records, further ledger rows, and made-up rejects of earlier stages; returns home and folder."""
    home = Home(root)
    records = list(records)
    folder = batch.write(home)
    rows = {table: [row for made in records for row in made.tables[table.name]] for table in RECORD_TABLES}
    rows[FILES] = [*{made.uri: file_row(made) for made in records}.values(), *files]
    for table, table_rows in rows.items():
        pq.write_table(pa.Table.from_pylist(table_rows, schema=schema(table)), batch.table(home, table))
    for stage_name in ("land", "normalize"):
        write_rejects(
            home, batch, stage_name, early_rejects(batch, stage_name, (rejected or {}).get(stage_name, 0))
        )
    return home, folder


def early_rejects(batch: Batch, stage_name: str, number: int) -> Iterable[Row]:
    error = RecordError("too_bad", "It was too bad.", "so bad")
    for count in range(number):
        uri = f"file:///in/{stage_name}-{count}.txt"
        yield reject_row(batch, error, stage=stage_name, source_uri=uri)


def rows_of(home: Home, table: Table, batch: Batch = BATCH) -> list[Row]:
    """The rows of a table's lake part."""
    rows: list[Row] = pq.read_table(batch.lake_part(home, table)).to_pylist()
    return rows
