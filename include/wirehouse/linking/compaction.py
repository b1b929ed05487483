"""Compaction: one file of the index instead of one from each run, without documents that are gone."""

import shutil
from itertools import count
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa

from wirehouse.home import Home
from wirehouse.linking.index import ENTRIES, READ, SCHEMA, index_files, index_folder, index_writer, lock_path
from wirehouse.linking.mending import on_whole_index
from wirehouse.linking.word_files import WordsReader, WordsWriter, words_file, writing_words
from wirehouse.locks import exclusive
from wirehouse.parquet import ROW_GROUP_ROWS, replacing
from wirehouse.warehouse import MEMORY_LIMIT, reading

COMPACTED = "~compacted-"
"""How the name of the file begins that `compact` makes: no run has it, see `run_key`."""


class Compacted(NamedTuple):
    """What compaction did: the files of the index and their size, before and after."""

    files_before: int
    files_after: int
    bytes_before: int
    bytes_after: int


def compact(home: Home) -> Compacted:
    """Make one file of the index, without documents that are gone or were replaced.

    Links wait while it works, and it waits for links. Killed before its file is in place, it has done
    nothing; killed after that, the next one removes what is left: until then some documents are in the index
    twice, which changes nothing. Run again, there is nothing to do.
    """
    return on_whole_index(home, lambda: _compact(home))


def _compact(home: Home) -> Compacted:
    with exclusive(lock_path(home)):
        for folder in home.index.glob("fingerprints-v*"):
            if folder != index_folder(home):
                shutil.rmtree(folder)
        files = index_files(home)
        remove_others(home, files)
        before = size(files)
        if len(files) < 2 or not home.warehouse.exists():
            return Compacted(len(files), len(files), before, before)
        whole = unused(home)
        with (
            reading(home.warehouse) as connection,
            replacing(whole) as temporary,
            writing_words(words_file(whole)) as words,
        ):
            connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
            merge(connection, files, temporary, words)
        remove_others(home, [str(whole)])
        return Compacted(len(files), 1, before, size([str(whole)]))


def unused(home: Home) -> Path:
    """A name for the next compacted file."""
    names = (index_folder(home) / f"{COMPACTED}{number}.parquet" for number in count(1))
    return next(name for name in names if not name.exists())


def remove_others(home: Home, files: list[str]) -> None:
    """Remove what is no such file of the index nor the words of one, first files of fingerprints."""
    kept = {path for file in files for path in (Path(file), words_file(file))}
    for pattern in ("*.parquet", "*.words"):
        for path in set(index_folder(home).glob(pattern)) - kept:
            path.unlink()


def size(files: list[str]) -> int:
    """The bytes of files of the index, with their words."""
    return sum(path.stat().st_size for file in files for path in (Path(file), words_file(file)))


def merge(connection: duckdb.DuckDBPyConnection, files: list[str], path: Path, words: WordsWriter) -> None:
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
    connection.execute("SELECT filename, entry FROM kept ORDER BY new_entry")
    with WordsReader() as reader:
        while some := connection.fetchmany(ROW_GROUP_ROWS):
            for file, entry in some:
                words.add(reader.read(file, entry))
