"""The index of fingerprints: Parquet in the lake, with a row per document and run that loaded it.

It is made from `documents` and can be made again: a document that is not in it is added by the next link.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wirehouse.home import Home, run_key
from wirehouse.parquet import replacing
from wirehouse.reuse.fingerprints import fingerprints
from wirehouse.reuse.words import word_ids

SCHEMA = pa.schema([
    pa.field("document_id", pa.string(), nullable=False),
    pa.field("run_id", pa.string(), nullable=False),
    pa.field("hashes", pa.list_(pa.field("element", pa.uint64(), nullable=False)), nullable=False),
    # where each stands, in one number: its first word, and the numbers of the words before and after it
    pa.field("places", pa.list_(pa.field("element", pa.uint64(), nullable=False)), nullable=False),
])
VERSION = 1
"""To be raised with every change of what words, hashes and fingerprints are: older indexes are void then."""
ROWS_AT_A_TIME = 1_000
READ = "read_parquet($index, hive_partitioning = false)"


def index_folder(home: Home) -> Path:
    """Where the index is."""
    return home.lake / f"fingerprints-v{VERSION}"


def index_files(home: Home) -> list[str]:
    """The Parquet files of the index, oldest name first."""
    return sorted(map(str, index_folder(home).glob("*.parquet")))


def add_missing(connection: duckdb.DuckDBPyConnection, home: Home, run_id: str) -> int:
    """Index the documents of the warehouse that are not in the index; returns their number."""
    path = index_folder(home) / f"{run_key(run_id)}.parquet"
    known = [
        file for file in index_files(home) if file != str(path)
    ]  # a link that is run again makes it anew
    missing = (
        f"ANTI JOIN {READ} AS i ON i.document_id = d.document_id AND i.run_id = d.run_id" if known else ""
    )
    query = f"SELECT document_id, run_id, body FROM documents AS d {missing} ORDER BY document_id"
    reader = connection.sql(query, params={"index": known} if known else None).to_arrow_reader(ROWS_AT_A_TIME)
    added = 0
    with replacing(path) as temporary, pq.ParquetWriter(temporary, SCHEMA, compression="zstd") as writer:
        for batch in reader:
            writer.write_table(pa.Table.from_pylist(list(_rows(batch)), schema=SCHEMA))
            added += batch.num_rows
    return added


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """The rows of the index for some documents."""
    for document_id, run_id, body in zip(*batch.to_pydict().values(), strict=True):
        ids = word_ids(body)
        hashes, positions, before, after = fingerprints(ids)
        places = positions.astype(np.uint64) << 32 | before.astype(np.uint64) << 16 | after
        yield {"document_id": document_id, "run_id": run_id, "hashes": hashes, "places": places}
