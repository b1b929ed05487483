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
    pa.field("entry", pa.int32(), nullable=False),  # the document's number in the file
    pa.field("hash", pa.uint64()),  # null in one more row per document, the place of which is how many it has
    # where it stands, in one number: its first word, and the numbers of the words before and after it
    pa.field("place", pa.uint64(), nullable=False),
    pa.field("document_id", pa.string()),  # in that one row only, as is run_id
    pa.field("run_id", pa.string()),
])
VERSION = 3
"""To be raised with every change of what words, hashes and fingerprints are: older indexes are void then."""
DOCUMENTS_AT_A_TIME = 500
COMPACTED = "~compacted.parquet"
"""The file that `compact` makes: no run has it, see `run_key`."""
READ = "read_parquet($index, hive_partitioning = false, filename = true)"
ENTRIES = (
    f"(SELECT filename, entry, document_id, run_id, place AS fingerprints FROM {READ} WHERE hash IS NULL)"
)


def index_folder(home: Home) -> Path:
    """Where the index is: on this machine's disk also when the lake is not, as each run reads it whole."""
    return home.index / f"fingerprints-v{VERSION}"


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
    """Index the documents of temp.numbered that are not in the index; returns their number.

    Makes temp.indexed, which says where in the index each document is: document_no, is_new, filename, entry,
    fingerprints (how many it has).
    """
    path = index_folder(home) / f"{run_key(run_id)}.parquet"
    known = [file for file in index_files(home) if file != str(path)]
    # A link that is run again makes its own file anew.
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE indexed
           (document_no INTEGER, is_new BOOLEAN, filename VARCHAR, entry INTEGER, fingerprints UBIGINT)"""
    )
    if known:
        add_entries(connection, known)
    # By their places in the table they are found without reading the bodies of others.
    reader = connection.sql(
        """SELECT document_id, run_id, body FROM documents
           WHERE rowid IN (SELECT stored_at FROM numbered ANTI JOIN indexed USING (document_no))"""
    ).to_arrow_reader(DOCUMENTS_AT_A_TIME)
    entries = [SCHEMA.empty_table()]
    count = 0
    with replacing(path) as temporary, index_writer(temporary) as writer:
        for batch in reader:
            found = [fingerprints(word_ids(body.as_py())) for body in batch["body"]]
            writer.write_table(_rows(found, count))
            entries.append(_entries(batch, found, count))
            count += len(found)
        # In row groups of their own they are found without reading the others.
        writer.write_table(pa.concat_tables(entries))
    add_entries(connection, [str(path)])
    return count


def add_entries(connection: duckdb.DuckDBPyConnection, files: list[str]) -> None:
    """Add to temp.indexed the documents of temp.numbered that are in files of the index, each once."""
    connection.execute(
        f"""INSERT INTO indexed
            SELECT document_no, is_new, filename, entry, fingerprints
            FROM {ENTRIES} JOIN numbered USING (document_id, run_id)
            QUALIFY row_number() OVER (PARTITION BY document_no) = 1""",
        {"index": files},
    )


def compact(home: Home) -> Compacted:
    """Make one file of the index, without documents that are gone or were replaced.

    Links wait while it works, and it waits for links. Killed before its file is in place, it has done
    nothing; killed after that, the next one removes what is left: until then some documents are in the index
    twice, which changes nothing. Run again, there is nothing to do.
    """
    with exclusive(lock_path(home)):
        for folder in home.index.glob("fingerprints-v*"):
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
        f"""CREATE TEMP TABLE kept AS
            SELECT filename, entry, (row_number() OVER (ORDER BY filename, entry) - 1)::INTEGER AS new_entry,
                document_id, run_id, fingerprints
            FROM (
                SELECT DISTINCT ON (document_id, run_id) * FROM {ENTRIES}
                WHERE run_id NOT IN (SELECT run_id FROM ops.runs)
                    OR (document_id, run_id) IN (SELECT (document_id, run_id) FROM documents)
            )""",
        {"index": files},
    )
    of_fingerprints = connection.sql(
        f"""SELECT new_entry AS entry, hash, place, NULL AS document_id, NULL AS run_id
            FROM {READ} JOIN kept USING (filename, entry) WHERE hash IS NOT NULL""",
        params={"index": files},
    )
    of_documents = "SELECT new_entry, NULL, fingerprints, document_id, run_id FROM kept ORDER BY new_entry"
    with index_writer(path) as writer:
        for rows in (of_fingerprints, connection.sql(of_documents)):  # in the order of add_missing
            for batch in rows.to_arrow_reader(ROW_GROUP_ROWS):
                table = pa.Table.from_batches([batch]).rename_columns(SCHEMA.names)
                writer.write_table(table.cast(SCHEMA))


def index_writer(path: Path) -> pq.ParquetWriter:
    """A writer of the index. The hashes, which each run reads, look like chance and are not compressed."""
    compression = {name: "none" if name in {"hash", "place"} else "zstd" for name in SCHEMA.names}
    return pq.ParquetWriter(path, SCHEMA, compression=compression, use_dictionary=["entry", "run_id"])


def _rows(found: list[Fingerprints], first_entry: int) -> pa.Table:
    """The rows of the fingerprints of some documents."""
    entries = np.arange(first_entry, first_entry + len(found), dtype=np.int32)
    of_documents = np.repeat(entries, [len(one.hashes) for one in found])
    hashes, positions, before, after = map(np.concatenate, zip(*found, strict=True))
    places = positions.astype(np.uint64) << 32 | before.astype(np.uint64) << 16 | after
    nothing = pa.nulls(len(hashes), pa.string())
    return pa.table([of_documents, hashes, places, nothing, nothing], schema=SCHEMA)


def _entries(batch: pa.RecordBatch, found: list[Fingerprints], first_entry: int) -> pa.Table:
    """The rows of the documents themselves."""
    entries = pa.array(range(first_entry, first_entry + len(found)), pa.int32())
    counts = pa.array([len(one.hashes) for one in found], pa.uint64())
    nothing = pa.nulls(len(found), pa.uint64())
    return pa.table([entries, nothing, counts, batch["document_id"], batch["run_id"]], schema=SCHEMA)
