"""Parquet: one record a row, with the same columns as the fields of JSON lines."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from wirehouse.errors import RecordError
from wirehouse.formats.fields import Fields
from wirehouse.formats.record import BadRecord, SourceRecord

ROWS_AT_A_TIME = 256


def read_parquet(
    stream: BinaryIO, max_record_bytes: int, fields: Fields
) -> Iterator[SourceRecord | BadRecord]:
    """The rows of a Parquet file, some at a time and only the columns that say something."""
    record_no = -1
    try:
        for row in rows_of(stream, fields):
            record_no += 1
            try:
                yield fields.to_record(record_no, row, "utf-8", max_record_bytes)
            except RecordError as error:
                yield BadRecord(record_no, error)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        broken = RecordError(
            "broken_parquet", "The Parquet file is broken, or has a value out of range.", str(error)
        )
        yield BadRecord(record_no + 1 if record_no >= 0 else None, broken)
    else:
        if record_no < 0:
            yield BadRecord(None, RecordError("no_records", "The Parquet file holds no row."))


def rows_of(stream: BinaryIO, fields: Fields) -> Iterator[dict[str, Any]]:
    """The rows with the columns that are known."""
    file = pq.ParquetFile(stream)
    columns = [name for name in file.schema_arrow.names if name in fields.known]
    for batch in file.iter_batches(batch_size=ROWS_AT_A_TIME, columns=columns):
        yield from batch.to_pylist()
