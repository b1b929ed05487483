"""The index of fingerprints: Parquet in the lake, a row per fingerprint of a document and run that loaded it.

It is made from the warehouse and can be made again: a document that is not in it is added by the next link.
Each run adds a file, and one beside it with the words of its documents (word_files).
"""

import logging
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wirehouse.home import Home, run_key
from wirehouse.linking.texts import find_missing, pairs_of_numbers, read_texts
from wirehouse.linking.word_files import packed, words_file, writing_words
from wirehouse.linking.word_places import PlacedWords, place_words
from wirehouse.locks import shared
from wirehouse.parquet import replacing
from wirehouse.progress import Progress
from wirehouse.reuse.fingerprints import Fingerprints, fingerprints

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


def add_missing(connection: duckdb.DuckDBPyConnection, home: Home, run_id: str) -> int:
    """Index the documents of temp.numbered that are not in the index; returns their number.

    Makes temp.indexed, which says where in the index each document is: document_no, is_new, filename, entry,
    fingerprints (how many it has).
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
    entries = [SCHEMA.empty_table()]
    count = 0
    with (
        replacing(path) as temporary,
        index_writer(temporary) as writer,
        writing_words(words_file(path)) as words,  # in its place before that of the fingerprints
    ):
        for batch in read_texts(connection, missing):
            found = []
            for placed in _placed(batch):
                words.add(packed(placed))
                found.append(fingerprints(placed.ids))
            writer.write_table(_rows(found, count))
            entries.append(_entries(batch, found, count))
            count += len(found)
            progress.advance(len(found))
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


def index_writer(path: Path) -> pq.ParquetWriter:
    """A writer of the index. The hashes, which each run reads, look like chance and are not compressed."""
    compression = {name: "none" if name in {"hash", "place"} else "zstd" for name in SCHEMA.names}
    return pq.ParquetWriter(path, SCHEMA, compression=compression, use_dictionary=["entry", "run_id"])


def _placed(batch: pa.RecordBatch) -> Iterator[PlacedWords]:
    """The words of some documents, with their texts."""
    columns = (batch[name].to_pylist() for name in ("document_id", "body", "text"))
    for document_id, body, text, places in zip(*columns, pairs_of_numbers(batch["places"]), strict=True):
        try:
            yield place_words(body, places, text)
        except ValueError as error:
            error.add_note(f"document {document_id}: documents.body is not what its passages say")
            raise


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
    # Copied: a column of a batch from DuckDB keeps all of it in memory, with the texts.
    names = (pa.array(batch[name].to_pylist()) for name in ("document_id", "run_id"))
    return pa.table([entries, nothing, counts, *names], schema=SCHEMA)
