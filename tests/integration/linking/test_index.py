"""The index of fingerprints on disk: what a run adds to it, and its compaction, alone and beside links."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from integration.linking.arrivals import Warehouse, article, document_id
from unit.at_work import workers_at_work
from wirehouse.home import Home
from wirehouse.linking import comparing, index, texts
from wirehouse.linking.compaction import compact
from wirehouse.linking.comparing import compare
from wirehouse.linking.index import ENTRIES, READ, index_files, lock_path, reading_index
from wirehouse.linking.mending import remove_damaged
from wirehouse.linking.word_files import words_file
from wirehouse.locks import is_free
from wirehouse.stages import link
from wirehouse.workers import stop_workers

COMPACTED = "~compacted-1.parquet"
KILLED = """
import os, signal, sys
from pathlib import Path
from wirehouse.home import Home
from wirehouse.linking import compaction

def die(*arguments, **options):
    os.kill(os.getpid(), signal.SIGKILL)

setattr({target}, "{name}", die)
compaction.compact(Home(Path(sys.argv[1])))
"""
LINK_KILLED = """
import os, signal, sys
from pathlib import Path
from wirehouse.home import Home
from wirehouse.linking import index
from wirehouse.linking.candidates import number_documents
from wirehouse.warehouse import writing

def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)

index.pq.ParquetWriter.__exit__ = die
home = Home(Path(sys.argv[1]))
with writing(home.warehouse) as connection:
    number_documents(connection)
    index.add_missing(connection, home, "run-3")
"""


def rows(warehouse: Warehouse) -> list[tuple[object, ...]]:
    """What the index holds: document, run, hash and place; every row is of a document of its file."""
    files = {"index": index_files(warehouse.home)}
    query = f"""SELECT of.document_id, of.run_id, hash, place
                FROM {READ} LEFT JOIN {ENTRIES} AS of USING (filename, entry) ORDER BY ALL"""
    with duckdb.connect() as connection:
        found = connection.execute(query, files).fetchall()
        assert [(len(found),)] == connection.execute(f"SELECT count(*) FROM {READ}", files).fetchall()
    assert all(document for document, *_ in found)
    return found


def documents(warehouse: Warehouse) -> list[tuple[object, ...]]:
    """The documents of the index, by name and run; all that is in it is of them, and in it once."""
    found = rows(warehouse)
    assert len(found) == len(set(found))
    listed = {row[:2] for row in found if row[2] is None}
    assert {row[:2] for row in found} == listed
    known = {document_id(name): name for name in ("one", "two", "three", "empty", "copy", "other", "four")}
    return sorted((known[document], run_id) for document, run_id in listed)


def names(warehouse: Warehouse) -> list[str]:
    return [Path(file).name for file in index_files(warehouse.home)]


@pytest.fixture
def grown(warehouse: Warehouse) -> Warehouse:
    """A warehouse of three runs, of which the last replaces a document and brings a page without text."""
    warehouse.add({"one": article(*range(12)), "two": article(*range(6, 18))})
    warehouse.add({"three": article(*range(40, 52))})
    warehouse.add({"one": article(*range(60, 72)), "empty": "Gone."})
    return warehouse


def test_compaction_makes_one_file_of_what_is_in_use(grown):
    before = rows(grown)
    compacted = compact(grown.home)
    assert names(grown) == [COMPACTED]
    in_use = [row for row in before if row[:2] != (document_id("one"), "run-1")]
    assert rows(grown) == in_use != before
    assert (compacted.files_before, compacted.files_after) == (3, 1)
    files = [path for path in index.index_folder(grown.home).iterdir() if not path.name.startswith(".")]
    assert {path.name for path in files} == {"~compacted-1.parquet", "~compacted-1.words"}
    assert compacted.bytes_after == sum(path.stat().st_size for path in files) < compacted.bytes_before


def test_after_compaction_documents_are_linked_as_before(grown):
    compact(grown.home)
    grown.add({"copy": article(*range(6, 18)), "other": article(*range(60, 70))})
    assert names(grown) == ["run-4.parquet", COMPACTED]
    assert documents(grown) == [
        ("copy", "run-4"),
        ("empty", "run-3"),
        ("one", "run-3"),
        ("other", "run-4"),
        ("three", "run-2"),
        ("two", "run-1"),
    ]
    assert grown.grouping() == {
        frozenset({"one", "other"}),
        frozenset({"two", "copy"}),
        frozenset({"three"}),
        frozenset({"empty"}),
    }


def test_compacting_again_changes_nothing(grown):
    compact(grown.home)
    [file] = map(Path, index_files(grown.home))
    before = (file.stat().st_ino, file.read_bytes())
    compact(grown.home)
    assert (file.stat().st_ino, file.read_bytes()) == before
    grown.add({"four": article(*range(80, 92))})
    compact(grown.home)
    assert names(grown) == ["~compacted-2.parquet"]
    assert [name for name, _ in documents(grown)] == ["empty", "four", "one", "three", "two"]


def test_documents_of_a_run_that_is_not_published_yet_stay(grown):
    with duckdb.connect(grown.home.warehouse) as connection:
        connection.execute("DELETE FROM documents WHERE run_id = 'run-3'")
        connection.execute("DELETE FROM ops.runs WHERE run_id = 'run-3'")
    compact(grown.home)
    assert [run_id for _, run_id in documents(grown)] == ["run-3", "run-3", "run-2", "run-1"]


@pytest.mark.parametrize(
    ("target", "name"), [("compaction", "merge"), ("os", "fsync"), ("Path", "unlink"), ("Path", "replace")]
)
def test_killed_anywhere_the_next_compaction_goes_on(grown, target, name):
    program = KILLED.format(target=target, name=name)
    killed = subprocess.run([sys.executable, "-c", program, grown.home.root], env=environment(), check=False)
    assert killed.returncode == -signal.SIGKILL
    grown.add({"copy": article(*range(40, 52))})
    assert frozenset({"three", "copy"}) in grown.grouping()
    assert len(grown.pairs()) == 1
    compact(grown.home)
    [file] = index_files(grown.home)
    assert set(index.index_folder(grown.home).glob("[!.]*")) == {Path(file), words_file(file)}
    assert [name for name, _ in documents(grown)] == ["copy", "empty", "one", "three", "two"]


def test_documents_that_are_in_the_index_twice_count_once(warehouse):
    whole = article(*range(12))
    warehouse.add({f"copy {number}": f"{whole}\n\nPrinted in edition {number}." for number in range(30)})
    warehouse.add({"three": article(*range(40, 52))})
    paths = [path for file in index_files(warehouse.home) for path in (Path(file), words_file(file))]
    files = {path: path.read_bytes() for path in paths}
    compact(warehouse.home)
    for file, content in files.items():  # as when it was killed before it removed them
        file.write_bytes(content)
    warehouse.add({"latest": whole})
    assert len(warehouse.pairs()) == 31 * 30 // 2


def test_compaction_waits_for_a_link_that_reads_the_index(grown):
    with reading_index(grown.home):
        files = index_files(grown.home)
        compaction = threading.Thread(target=compact, args=[grown.home])
        compaction.start()
        compaction.join(timeout=0.5)
        assert compaction.is_alive()
        assert index_files(grown.home) == files
    compaction.join(timeout=60)
    assert names(grown) == [COMPACTED]


def test_a_link_holds_compaction_off_till_it_has_compared(grown, monkeypatch):
    """The words of documents are read from the index as they are compared."""
    lock_was_free = []

    def compare_and_look(connection: duckdb.DuckDBPyConnection, workers: int | None) -> tuple[int, int]:
        found = compare(connection, workers)
        lock_was_free.append(is_free(lock_path(grown.home)))
        return found

    monkeypatch.setattr(link, "compare", compare_and_look)
    grown.add({"copy": article(*range(40, 52))})
    assert lock_was_free == [False]
    assert is_free(lock_path(grown.home))


def test_documents_of_all_parts_are_indexed(warehouse, monkeypatch):
    monkeypatch.setattr(texts, "DOCUMENTS_OF_A_PART", 2)
    warehouse.add({
        "one": article(*range(12)),
        "two": article(*range(20, 32)),
        "three": article(*range(40, 52)),
        "four": article(*range(60, 72)),
        "copy": article(*range(60, 72)),
    })
    assert [name for name, _ in documents(warehouse)] == ["copy", "four", "one", "three", "two"]
    assert frozenset({"four", "copy"}) in warehouse.grouping()


def test_rows_and_index_are_the_same_from_any_number_of_processes(tmp_path, monkeypatch):
    monkeypatch.setattr(texts, "DOCUMENTS_AT_A_TIME", 2)
    monkeypatch.setattr(comparing, "CANDIDATES_AT_A_TIME", 2)
    monkeypatch.setattr(index, "WORTH_WORKERS", 4)
    monkeypatch.setattr(comparing, "WORTH_WORKERS", 4)
    articles = {f"{number}": article(*range(number, number + 12)) for number in range(0, 60, 5)}
    articles["empty"] = "Gone."
    one = Warehouse(Home(tmp_path / "one"))
    one.add(articles)
    two = Warehouse(Home(tmp_path / "two"), workers=2)
    try:
        two.add(articles)
        assert len(workers_at_work()) == 2
    finally:
        stop_workers()
    assert one.pairs() == two.pairs()
    assert one.passages() == two.passages()
    assert len(one.passages()) > 10
    assert rows(one) == rows(two)


def test_the_index_of_an_older_version_goes(grown):
    old = grown.home.lake / "fingerprints-v1"
    old.mkdir()
    (old / "run-1.parquet").write_bytes(b"")
    compact(grown.home)
    assert not old.exists()
    assert index.index_folder(grown.home).is_dir()


def test_a_lost_index_is_made_again(grown):
    for file in index_files(grown.home):
        Path(file).unlink()
    grown.add({"copy": article(*range(40, 52))})
    assert frozenset({"three", "copy"}) in grown.grouping()
    assert [name for name, _ in documents(grown)] == ["copy", "empty", "one", "three", "two"]


@pytest.mark.parametrize("lost", [".words", ".parquet"])
def test_a_file_that_lost_its_other_half_is_made_again(grown, lost):
    for path in index.index_folder(grown.home).glob(f"run-[12]{lost}"):
        path.unlink()
    grown.add({"copy": article(*range(40, 52))})
    assert frozenset({"three", "copy"}) in grown.grouping()
    compact(grown.home)
    assert {path.suffix for path in index.index_folder(grown.home).glob("[!.]*")} == {".parquet", ".words"}
    assert [name for name, _ in documents(grown)] == ["copy", "empty", "one", "three", "two"]


@pytest.mark.parametrize("half", [".words", ".parquet"])
@pytest.mark.parametrize("size", [0, 3, 200])
def test_compaction_leaves_out_a_file_that_was_cut_off_and_the_next_link_makes_it_again(
    grown, caplog, half, size
):
    path = index.index_folder(grown.home) / f"run-2{half}"
    os.truncate(path, size)
    compact(grown.home)
    assert f"{path.with_suffix('.parquet')}, a file of the index, " in caplog.text
    assert [name for name, _ in documents(grown)] == ["empty", "one", "two"]
    grown.add({"copy": article(*range(40, 52))})
    assert frozenset({"three", "copy"}) in grown.grouping()
    assert [name for name, _ in documents(grown)] == ["copy", "empty", "one", "three", "two"]


def test_of_a_damaged_file_both_halves_are_removed_once(grown):
    os.truncate(index.index_folder(grown.home) / "run-2.parquet", 200)
    assert remove_damaged(grown.home)
    assert not list(index.index_folder(grown.home).glob("run-2.*"))
    assert not remove_damaged(grown.home)


def test_killed_between_its_two_files_a_link_of_the_run_makes_both_anew(grown):
    """The words of a new try do not fit the fingerprints of the one before: those have to go first."""
    killed = subprocess.run(
        [sys.executable, "-c", LINK_KILLED, grown.home.root], env=environment(), check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert sorted(path.name for path in index.index_folder(grown.home).glob("run-3.*")) == ["run-3.words"]
    grown.add({"copy": article(*range(60, 72))})
    assert frozenset({"one", "copy"}) in grown.grouping()
    compact(grown.home)
    assert [name for name, _ in documents(grown)] == ["copy", "empty", "one", "three", "two"]


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(Path(index.__file__).parents[2])}
