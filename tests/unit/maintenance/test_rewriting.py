"""The warehouse file is rewritten when too much of it is free; readers and runs do not notice."""

import duckdb
import pytest

from maintenance.contents import contents
from wirehouse.maintenance import rewriting
from wirehouse.maintenance.rewriting import free_bytes, rewrite_warehouse

SCHEMA = """
    SELECT table_name, comment FROM duckdb_tables() UNION ALL
    SELECT table_name || '.' || column_name || ' ' || is_nullable, comment FROM duckdb_columns() UNION ALL
    SELECT view_name, comment FROM duckdb_views() WHERE NOT internal UNION ALL
    SELECT function_name, comment FROM duckdb_functions()
    WHERE function_type LIKE '%macro' AND NOT internal
    ORDER BY ALL"""


@pytest.fixture
def bloated(published):
    """A warehouse most of which is free: it held two million numbers."""
    with duckdb.connect(published.home.warehouse) as connection:
        connection.execute("CREATE TABLE numbers AS SELECT hash(i) AS n FROM range(2_000_000) AS r(i)")
        connection.execute("CHECKPOINT")
        connection.execute("CREATE TABLE after_them AS SELECT hash(i) AS n FROM range(100_000) AS r(i)")
        connection.execute("CHECKPOINT")
        connection.execute("DROP TABLE numbers")
        connection.execute("CHECKPOINT")
    return published


def test_vacuum_alone_would_not_do(bloated):
    before = free_bytes(bloated.home.warehouse)
    with duckdb.connect(bloated.home.warehouse) as connection:
        connection.execute("VACUUM")
        connection.execute("CHECKPOINT")
    assert free_bytes(bloated.home.warehouse) >= before > 8e6


def test_what_is_free_is_told_from_the_file_itself(bloated):
    free = free_bytes(bloated.home.warehouse)
    size = bloated.home.warehouse.stat().st_size
    rewritten = rewrite_warehouse(bloated.home, min_free_bytes=0)
    assert free == pytest.approx(size - rewritten.bytes_after, abs=1 << 20)
    assert free_bytes(bloated.home.warehouse) < 1 << 20


def test_the_rewritten_file_is_small_and_holds_the_same(bloated):
    before, schema = contents(bloated.home.warehouse), bloated.query(SCHEMA)
    order = bloated.query("SELECT run_id FROM ops.runs ORDER BY rowid")
    rewritten = rewrite_warehouse(bloated.home, min_free_bytes=0)
    assert rewritten.bytes_after < rewritten.bytes_before / 2
    assert bloated.home.warehouse.stat().st_size == rewritten.bytes_after
    assert contents(bloated.home.warehouse) == before
    assert bloated.query(SCHEMA) == schema
    assert bloated.query("SELECT run_id FROM ops.runs ORDER BY rowid") == order
    assert bloated.query("SELECT tags FROM duckdb_databases() WHERE NOT internal")[0][0][
        "storage_version"
    ].startswith("v1.5")
    assert sorted(path.name for path in bloated.home.warehouse.parent.glob("*duckdb*")) == [
        "warehouse.duckdb"
    ]
    bloated.write("e.txt", "Lift stuck\n\nNine guests waited an hour above the square, said Mia Roth.\n")
    assert bloated.run()


def test_a_file_with_little_free_space_is_left_as_it_is(bloated):
    inode = bloated.home.warehouse.stat().st_ino
    assert rewrite_warehouse(bloated.home, max_free_share=0.99, min_free_bytes=0).bytes_before > 0
    assert rewrite_warehouse(bloated.home, min_free_bytes=1 << 40).bytes_before > 0
    assert bloated.home.warehouse.stat().st_ino == inode


def test_a_reader_keeps_its_snapshot(bloated):
    with duckdb.connect(bloated.home.warehouse, read_only=True) as reader:
        rewrite_warehouse(bloated.home, min_free_bytes=0)
        assert reader.sql("SELECT count(*) FROM documents").fetchall() == [(4,)]


def test_a_run_that_publishes_meanwhile_wins(bloated, monkeypatch):
    copy_rows = rewriting.copy_rows

    def copy_and_publish(source, target):
        copy_rows(source, target)
        bloated.write("e.txt", "Lift stuck\n\nNine guests waited an hour above the square, said Mia Roth.\n")
        bloated.run()

    monkeypatch.setattr(rewriting, "copy_rows", copy_and_publish)
    rewritten = rewrite_warehouse(bloated.home, min_free_bytes=0)
    assert rewritten.bytes_before == rewritten.bytes_after
    assert ("run-4",) in bloated.query("SELECT run_id FROM ops.runs")
    assert sorted(path.name for path in bloated.home.warehouse.parent.glob("*duckdb*")) == [
        "warehouse.duckdb"
    ]


def test_a_run_that_loaded_before_and_publishes_after_loses_nothing(bloated):
    bloated.write("e.txt", "Lift stuck\n\nNine guests waited an hour above the square, said Mia Roth.\n")
    batches = bloated.discover()
    bloated.stage(batches)
    bloated.load(batches)
    rewrite_warehouse(bloated.home, min_free_bytes=0)
    bloated.link(batches)
    bloated.audit(batches)
    from wirehouse.stages.publish import publish

    publish(bloated.home, [bloated.folder(batch) for batch in batches])
    assert bloated.query("SELECT count(*) FROM ops.runs") == [(4,)]


def test_without_a_warehouse_there_is_nothing_to_rewrite(stages):
    assert rewrite_warehouse(stages.home).bytes_after == 0
