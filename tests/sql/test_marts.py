"""build_marts: incremental, published by a rename, and never a second time for nothing."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import duckdb
import pytest

from sql.conftest import FIRST
from wirehouse import views
from wirehouse.locks import exclusive
from wirehouse.marts import search_index
from wirehouse.stages.marts import build_marts
from wirehouse.views import create_views, definitions
from wirehouse.warehouse import writing

INDEX = """
    SELECT document_id, word, occurrences, positions
    FROM search.postings JOIN search.indexed_documents USING (doc_no)
    ORDER BY ALL"""


def words(warehouse) -> list[tuple[str, str, int, list[int]]]:
    return warehouse.ask(INDEX)


def indexed_anew(warehouse) -> list[tuple[str, str, int, list[int]]]:
    """The index as it is when it is made of everything at once."""
    for name in ("postings", "indexed_documents"):
        warehouse.ask(f"DELETE FROM search.{name}")
    build_marts(warehouse.home)
    return words(warehouse)


def test_only_new_documents_are_added_and_the_index_is_as_if_made_at_once(warehouse):
    warehouse.put("a", "One", "First words here.")
    warehouse.put("b", "Two", "Second words here.")
    assert build_marts(warehouse.home) == 2
    warehouse.put("c", "Three", "Third words here.")
    assert build_marts(warehouse.home) == 1
    grown = words(warehouse)
    assert grown == indexed_anew(warehouse)
    assert warehouse.ask("SELECT count(DISTINCT doc_no) FROM search.postings") == [(3,)]


def test_replaced_and_removed_documents_leave_the_index(warehouse):
    warehouse.put("a", "One", "Old words.")
    gone = warehouse.put("b", "Two", "Vanishing words.")
    build_marts(warehouse.home)
    warehouse.put("a", "One", "New words.", version=FIRST + timedelta(hours=1))
    warehouse.remove("b")
    assert build_marts(warehouse.home) == 1
    found = words(warehouse)
    assert {word for _, word, *_ in found} == {"one", "new", "words"}
    assert gone not in {document_id for document_id, *_ in found}
    assert found == indexed_anew(warehouse)


def test_nothing_is_copied_when_there_is_nothing_to_do(warehouse):
    warehouse.put("a", "One", "Words.")
    build_marts(warehouse.home)
    before = warehouse.path.stat()
    assert build_marts(warehouse.home) == 0
    assert os.path.samestat(before, warehouse.path.stat())


def test_the_index_is_published_by_a_rename_and_readers_keep_what_they_opened(warehouse):
    warehouse.put("a", "One", "Words.")
    with duckdb.connect(warehouse.path, read_only=True) as reader:
        assert build_marts(warehouse.home) == 1
        assert reader.execute("SELECT count(*) FROM search.postings").fetchall() == [(0,)]
    assert warehouse.ask("SELECT count(*) FROM search('words')") == [(1,)]
    assert [path.name for path in warehouse.path.parent.iterdir() if "next" in path.name] == []


def test_it_waits_for_a_run_that_publishes(warehouse):
    """Else its rename would undo what the run published since it made its copy."""
    warehouse.put("a", "One", "Words.")
    with ThreadPoolExecutor(1) as beside, exclusive(warehouse.path.parent / "publish.lock"):
        waiting = beside.submit(build_marts, warehouse.home)
        with pytest.raises(TimeoutError):
            waiting.result(timeout=1)
        warehouse.put("b", "Two", "Words.")
    assert waiting.result() == 2


def test_a_run_that_publishes_without_the_new_index_is_caught_up(warehouse):
    warehouse.put("a", "One", "Words.")
    older = warehouse.path.read_bytes()
    build_marts(warehouse.home)
    warehouse.path.write_bytes(older)  # a run that had made its copy before
    assert warehouse.ask("SELECT count(*) FROM search('words')") == [(0,)]
    assert build_marts(warehouse.home) == 1
    assert warehouse.ask("SELECT count(*) FROM search('words')") == [(1,)]


def test_what_a_killed_build_left_is_no_hindrance(warehouse):
    warehouse.put("a", "One", "Words.")
    leftover = warehouse.home.next_warehouse("marts")
    leftover.write_bytes(b"half a file")
    leftover.with_name(f"{leftover.name}.wal").write_bytes(b"half a log")
    assert build_marts(warehouse.home) == 1


def test_a_failed_build_leaves_the_published_file_as_it_is(warehouse, monkeypatch):
    warehouse.put("a", "One", "Words.")
    before = warehouse.path.read_bytes()

    def full(_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(search_index, "update", full)
    with pytest.raises(OSError, match="No space"):
        build_marts(warehouse.home)
    assert warehouse.path.read_bytes() == before


def test_without_a_warehouse_there_is_nothing_to_build(warehouse):
    warehouse.path.unlink()
    assert build_marts(warehouse.home) == 0
    assert not warehouse.path.exists()


def test_a_warehouse_of_a_version_without_index_gets_one(warehouse):
    warehouse.put("a", "One", "Words.")
    with duckdb.connect(warehouse.path) as connection:
        connection.execute("DROP MACRO TABLE search")
        connection.execute("DROP SCHEMA search CASCADE")
    assert build_marts(warehouse.home) == 1
    assert warehouse.ask("SELECT count(*) FROM search('words')") == [(1,)]


def test_documents_without_a_word_are_indexed_once(warehouse):
    warehouse.put("a", "?", "!")
    assert build_marts(warehouse.home) == 1
    assert build_marts(warehouse.home) == 0


def test_large_batches_become_several_segments_and_small_ones_one(warehouse, monkeypatch):
    monkeypatch.setattr(search_index, "SEGMENT_DOCUMENTS", 4)
    monkeypatch.setattr(search_index, "MOST_SMALL_SEGMENTS", 3)
    for number in range(10):
        warehouse.put(f"n{number}", f"Title {number}", f"Words of number {number}.")
    build_marts(warehouse.home)
    assert segments(warehouse) == [(0, 4), (1, 4), (2, 2)]
    for number in range(10, 14):
        warehouse.put(f"n{number}", f"Title {number}", f"Words of number {number}.")
        build_marts(warehouse.home)
    assert len(segments(warehouse)) < 7, "the small ones were merged"
    assert sum(count for _, count in segments(warehouse)) == 14
    assert words(warehouse) == indexed_anew(warehouse)
    assert warehouse.ask(
        "SELECT count(*) FROM (SELECT 1 FROM search.postings GROUP BY word, doc_no HAVING count(*) > 1)"
    ) == [(0,)]


def test_a_segment_of_more_rows_than_duckdb_writes_at_a_time_is_whole(warehouse, monkeypatch):
    monkeypatch.setattr(search_index, "GROUPED_DOCUMENTS", 150)
    words_of_one = " ".join(f"w{number}" for number in range(1000))
    warehouse.put("one", "A title", words_of_one)
    for table in ("documents", "passages"):
        warehouse.ask(
            f"""INSERT INTO {table} SELECT * EXCLUDE (i) REPLACE (md5(i::VARCHAR) AS document_id)
                FROM {table}, range(299) AS t (i)"""
        )
    build_marts(warehouse.home)
    assert warehouse.ask("SELECT count(*), sum(len(positions)) FROM search.postings") == [(300_600, 300_600)]
    assert warehouse.ask("SELECT DISTINCT words FROM search.indexed_documents") == [(1002,)]


def segments(warehouse) -> list[tuple[int, int]]:
    return warehouse.ask(
        "SELECT segment_no, count(*) FROM search.indexed_documents GROUP BY ALL ORDER BY ALL"
    )


def test_what_include_sql_defines_no_more_is_gone_and_what_changed_is_new(warehouse, tmp_path, monkeypatch):
    folder = tmp_path / "sql"
    folder.mkdir()
    header = "-- grain: one row per test\n-- question: Which test is this?\n"
    (folder / "kept.sql").write_text(f"{header}CREATE OR REPLACE VIEW kept AS\nSELECT 2 AS version;")
    monkeypatch.setattr(views, "SQL", folder)
    with writing(warehouse.path) as connection:
        connection.execute("CREATE VIEW kept AS SELECT 1 AS version")
        create_views(connection)
    assert warehouse.ask("SELECT version FROM kept") == [(2,)]
    assert warehouse.ask("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal") == [
        ("kept", "Which test is this? One row per test.")
    ]
    assert warehouse.ask("SELECT count(*) FROM duckdb_functions() WHERE NOT internal") == [(0,)]


def test_every_view_and_macro_says_its_question_and_grain(warehouse):
    found = warehouse.ask(
        """SELECT view_name, comment FROM duckdb_views() WHERE NOT internal UNION ALL
           SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal"""
    )
    assert {name for name, _ in found} == {definition.name for definition in definitions()}
    assert all(comment and comment.endswith(".") for _, comment in found)


@pytest.mark.parametrize("text", ["SELECT 1", "-- grain: one\nCREATE OR REPLACE VIEW x AS SELECT 1"])
def test_a_file_that_does_not_say_what_it_is_for_is_refused(text, tmp_path, monkeypatch):
    (tmp_path / "x.sql").write_text(text)
    monkeypatch.setattr(views, "SQL", tmp_path)
    with pytest.raises(ValueError, match=r"x\.sql: must begin with"):
        definitions()
