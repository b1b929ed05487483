"""The index of fingerprints: Parquet in the lake, a row per fingerprint of a document and run that loaded it.

It is made from `documents` and can be made again: a document that is not in it is added by the next link.
Each run adds a file, and `compact` makes one of them all.
"""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wirehouse.home import Home, run_key
from wirehouse.locks import exclusive, shared
from wirehouse.parquet import ROW_GROUP_ROWS, replacing
from wirehouse.reuse.fingerprints import Fingerprints, fingerprints
from wirehouse.reuse.words import word_ids
from wirehouse.warehouse import MEMORY_LIMIT, reading

SCHEMA = pa.schema([
    pa.field("document_id", pa.string(), nullable=False),
    pa.field("run_id", pa.string(), nullable=False),
    pa.field("hash", pa.uint64()),  # null in one more row per document, the place of which is how many it has
    # where it stands, in one number: its first word, and the numbers of the words before and after it
    pa.field("place", pa.uint64(), nullable=False),
])
VERSION = 2
"""To be raised with every change of what words, hashes and fingerprints are: older indexes are void then."""
DOCUMENTS_AT_A_TIME = 500
COMPACTED = "~compacted.parquet"
"""The file that `compact` makes: no run has it, see `run_key`."""
READ = "read_parquet($index, hive_partitioning = false)"
INDEXED = """(
    SELECT document_id, run_id, place AS fingerprints, filename
    FROM read_parquet($index, hive_partitioning = false, filename = true) WHERE hash IS NULL
)"""


def index_folder(home: Home) -> Path:
    """Where the index is."""
    return home.lake / f"fingerprints-v{VERSION}"


def index_files(home: Home) -> list[str]:
    """The Parquet files of the index, oldest name first."""
    return sorted(map(str, index_folder(home).glob("*.parquet")))


class Compacted(NamedTuple):
    """What compaction did: the files of the index and their size, before and after."""

    files_before: int
    files_after: int
    bytes_before: int
    bytes_after: int


@contextmanager
def reading_index(home: Home) -> Generator[None]:
    """While the context lasts, no file of the index goes away."""
    with shared(lock_path(home)):
        yield


def lock_path(home: Home) -> Path:
    """The lock that those who read the index share."""
    return index_folder(home) / ".lock"


def add_missing(connection: duckdb.DuckDBPyConnection, home: Home, run_id: str) -> int:
    """Index the documents of the warehouse that are not in the index; returns their number."""
    path = index_folder(home) / f"{run_key(run_id)}.parquet"
    known = [file for file in index_files(home) if file != str(path)]
    # A link that is run again makes its own file anew.
    indexed = f"ANTI JOIN {INDEXED} USING (document_id, run_id)" if known else ""
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE missing AS SELECT document_id FROM documents {indexed}",
        {"index": known} if known else None,
    )
    reader = connection.sql(
        "SELECT document_id, run_id, body FROM documents WHERE document_id IN (FROM missing)"
    ).to_arrow_reader(DOCUMENTS_AT_A_TIME)
    documents = [SCHEMA.empty_table()]
    with replacing(path) as temporary, index_writer(temporary) as writer:
        for batch in reader:
            found = [fingerprints(word_ids(body.as_py())) for body in batch["body"]]
            documents.append(_document_rows(batch, found))
            writer.write_table(_rows(batch, found))
        # In row groups of their own they are found without reading the others.
        writer.write_table(pa.concat_tables(documents))
    return sum(rows.num_rows for rows in documents)


def compact(home: Home) -> Compacted:
    """Make one file of the index, without documents that are gone or were replaced.

    Links wait while it works, and it waits for links. Killed before its file is in place, it has done
    nothing; killed after that, the next one removes what is left: until then some documents are in the index
    twice, which changes nothing. Run again, there is nothing to do.
    """
    with exclusive(lock_path(home)):
        for folder in home.lake.glob("fingerprints-v*"):
            if folder != index_folder(home):
                shutil.rmtree(folder)
        files = index_files(home)
        before = sum(Path(file).stat().st_size for file in files)
        if len(files) < 2 or not home.warehouse.exists():
            return Compacted(len(files), len(files), before, before)
        whole = index_folder(home) / COMPACTED
        with reading(home.warehouse) as connection, replacing(whole) as temporary:
            connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
            merge(connection, files, temporary)
        for file in files:
            if file != str(whole):
                Path(file).unlink()
        return Compacted(len(files), 1, before, whole.stat().st_size)


def merge(connection: duckdb.DuckDBPyConnection, files: list[str], path: Path) -> None:
    """Write what files of the index hold of documents that the warehouse has, or may have yet, each once."""
    connection.execute(
        """CREATE TEMP TABLE kept AS
           SELECT document_id, run_id, max(filename) AS filename
           FROM read_parquet($index, hive_partitioning = false, filename = true)
           WHERE hash IS NULL AND (
               run_id NOT IN (SELECT run_id FROM ops.runs)
               OR (document_id, run_id) IN (SELECT (document_id, run_id) FROM documents)
           )
           GROUP BY document_id, run_id""",
        {"index": files},
    )
    with index_writer(path) as writer:
        for kind in ("IS NOT NULL", "IS NULL"):  # in the order of add_missing
            rows = connection.sql(
                f"""SELECT document_id, run_id, hash, place
                    FROM read_parquet($index, hive_partitioning = false, filename = true)
                    JOIN kept USING (document_id, run_id, filename)
                    WHERE hash {kind}""",
                params={"index": files},
            ).to_arrow_reader(ROW_GROUP_ROWS)
            for batch in rows:
                writer.write_table(pa.Table.from_batches([batch]).cast(SCHEMA))


def index_writer(path: Path) -> pq.ParquetWriter:
    """A writer of the index. The hashes, which each run reads, look like chance and are not compressed."""
    compression = {"document_id": "zstd", "run_id": "zstd", "hash": "none", "place": "none"}
    return pq.ParquetWriter(path, SCHEMA, compression=compression, use_dictionary=["document_id", "run_id"])


def _rows(batch: pa.RecordBatch, found: list[Fingerprints]) -> pa.Table:
    """The rows of the fingerprints of some documents."""
    of_document = pa.array(np.repeat(np.arange(len(found)), [len(one.hashes) for one in found]))
    keys = [batch[name].dictionary_encode().take(of_document) for name in ("document_id", "run_id")]
    hashes, positions, before, after = map(np.concatenate, zip(*found, strict=True))
    places = positions.astype(np.uint64) << 32 | before.astype(np.uint64) << 16 | after
    return pa.table([*keys, hashes, places], SCHEMA.names).cast(SCHEMA)


def _document_rows(batch: pa.RecordBatch, found: list[Fingerprints]) -> pa.Table:
    """The rows of the documents themselves."""
    counts = pa.array([len(one.hashes) for one in found], pa.uint64())
    return pa.table(
        [batch["document_id"], batch["run_id"], pa.nulls(len(found), pa.uint64()), counts], SCHEMA
    )
