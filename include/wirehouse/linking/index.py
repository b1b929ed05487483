"""The index of fingerprints: Parquet in the lake, a row per fingerprint of a document and run that loaded it.

It is made from the warehouse and can be made again: a document that is not in it is added by the next link.
Each run adds a file, and one beside it with the words of its documents (word_files).
"""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from wirehouse.home import Home, run_key
from wirehouse.linking.entries import Entries, make_entries
from wirehouse.linking.texts import find_missing, read_texts
from wirehouse.linking.word_files import words_file, writing_words
from wirehouse.locks import shared
from wirehouse.parquet import replacing
from wirehouse.progress import Progress
from wirehouse.workers import map_in_workers

log = logging.getLogger(__name__)

SCHEMA = pa.schema([
    pa.field("entry", pa.int32(), nullable=False),  # the document's number in the file
    pa.field("hash", pa.uint64()),  # null in one more row per document, the place of which is how many it has
    # where it stands, in one number: its first word, and the numbers of the words before and after it
    pa.field("place", pa.uint64(), nullable=False),
    pa.field("document_id", pa.string()),  # in that one row only, as is run_id
    pa.field("run_id", pa.string()),
])
VERSION = 4
"""To be raised with every change of what words, hashes and fingerprints are: older indexes are void then."""
READ = "read_parquet($index, hive_partitioning = false, filename = true)"
ENTRIES = (
    f"(SELECT filename, entry, document_id, run_id, place AS fingerprints FROM {READ} WHERE hash IS NULL)"
)
WORTH_WORKERS = 5_000  # documents: fewer are indexed in the second that it takes to start processes


def index_folder(home: Home) -> Path:
    """Where the index is: on this machine's disk also when the lake is not, as each run reads it whole."""
    return home.index / f"fingerprints-v{VERSION}"


def index_files(home: Home) -> list[str]:
    """The Parquet files of the index, oldest name first. One without its words is none."""
    return sorted(str(file) for file in index_folder(home).glob("*.parquet") if words_file(file).exists())


@contextmanager
def reading_index(home: Home) -> Generator[None]:
    """While the context lasts, no file of the index goes away."""
    with shared(lock_path(home)):
        yield


def lock_path(home: Home) -> Path:
    """The lock that those who read the index share."""
    return index_folder(home) / ".lock"


def add_missing(
    connection: duckdb.DuckDBPyConnection, home: Home, run_id: str, workers: int | None = 1
) -> int:
    """Index the documents of temp.numbered that are not in the index; returns their number.

    Makes temp.indexed, which says where in the index each document is: document_no, is_new, filename, entry,
    fingerprints (how many it has). `workers` is the number of processes for many documents (None: as many as
    cores are free).
    """
    path = index_folder(home) / f"{run_key(run_id)}.parquet"
    path.unlink(missing_ok=True)  # a link that is run again makes its files anew
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE indexed
           (document_no INTEGER, is_new BOOLEAN, filename VARCHAR, entry INTEGER, fingerprints UBIGINT)"""
    )
    if known := index_files(home):
        add_entries(connection, known)
    missing = find_missing(connection)
    progress = Progress(log, "documents indexed", missing)
    last = [SCHEMA.empty_table()]
    count = 0
    with (
        replacing(path) as temporary,
        index_writer(temporary) as writer,
        writing_words(words_file(path)) as words,  # in its place before that of the fingerprints
    ):
        texts = read_texts(connection, missing)
        for entries in map_in_workers(make_entries, texts, workers if missing >= WORTH_WORKERS else 1):
            for of_document in entries.words:
                words.add(of_document)
            numbers = np.arange(count, count + len(entries.words), dtype=np.int32)
            writer.write_table(_fingerprint_rows(entries, numbers))
            last.append(_document_rows(entries, numbers))
            count += len(numbers)
            progress.advance(len(numbers))
        # In row groups of their own they are found without reading the others.
        writer.write_table(pa.concat_tables(last))
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


def index_writer(path: Path) -> pq.ParquetWriter:
    """A writer of the index. The hashes, which each run reads, look like chance and are not compressed."""
    compression = {name: "none" if name in {"hash", "place"} else "zstd" for name in SCHEMA.names}
    return pq.ParquetWriter(path, SCHEMA, compression=compression, use_dictionary=["entry", "run_id"])


def _fingerprint_rows(entries: Entries, numbers: npt.NDArray[np.int32]) -> pa.Table:
    """The rows of the fingerprints of some documents."""
    nothing = pa.nulls(len(entries.hashes), pa.string())
    of_documents = np.repeat(numbers, entries.counts)
    return pa.table([of_documents, entries.hashes, entries.places, nothing, nothing], schema=SCHEMA)


def _document_rows(entries: Entries, numbers: npt.NDArray[np.int32]) -> pa.Table:
    """The rows of the documents themselves."""
    nothing = pa.nulls(len(numbers), pa.uint64())
    counts = pa.array(entries.counts, pa.uint64())
    return pa.table([numbers, nothing, counts, entries.document_ids, entries.run_ids], schema=SCHEMA)
