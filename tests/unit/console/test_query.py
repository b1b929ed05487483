"""The console: it reads the warehouse, and reaches nothing else."""

import socket
import sys
import threading
import time

import duckdb
import pytest

from wirehouse.console.process import ask
from wirehouse.console.query import ConsoleLimits, QueryError, open_console, query
from wirehouse.warehouse import writing

SMALL = ConsoleLimits(seconds=20, rows=10, memory_mb=128)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("home") / "warehouse" / "warehouse.duckdb"
    path.parent.mkdir()
    with writing(path) as connection:
        connection.execute("CREATE VIEW one AS SELECT count(*) AS files FROM ops.files")
    return path


def answer(path, sql, **limits):
    with open_console(path, SMALL) as connection:
        return query(connection, sql, **{"seconds": 20, "rows": 10} | limits)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1",
        "FROM documents",
        "FROM one",
        "SELECT count(*) FROM ops.runs;",
        "WITH x AS (SELECT 1 AS a) SELECT * FROM x",
        "VALUES (1), (2)",
        "DESCRIBE documents",
        "SHOW ALL TABLES",
        "SUMMARIZE documents",
        "EXPLAIN SELECT 1",
        "PIVOT (VALUES ('a', 1)) AS t (k, v) ON k USING sum(v)",
        "FROM duckdb_columns() LIMIT 1",
    ],
)
def test_whatever_reads_is_answered(path, sql):
    assert answer(path, sql).columns


OUTSIDE = [
    "FROM read_csv('{secret}')",
    "FROM '{secret}'",
    "FROM read_text('{secret}')",
    "FROM read_blob('{secret}')",
    "FROM read_json('{secret}')",
    "FROM read_parquet('{secret}')",
    "FROM parquet_metadata('{secret}')",
    "FROM sniff_csv('{secret}')",
    "FROM read_duckdb('{secret}')",
    "FROM glob('{folder}/*')",
    "FROM query('FROM read_text(''{secret}'')')",
    "FROM query_table('{secret}')",
    "FROM read_text('http://127.0.0.1:{port}/')",
    "FROM read_csv('s3://bucket/x')",
    "SELECT getenv('HOME')",
    "FROM a_variable_of_python",
    "COPY (SELECT 1) TO '{folder}/written'",
    "COPY documents FROM '{secret}'",
    "EXPORT DATABASE '{folder}/written'",
    "IMPORT DATABASE '{folder}'",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{folder}/written'",
    "ATTACH '{folder}/written'",
    "DETACH memory",
    "USE memory",
    "INSTALL httpfs",
    "LOAD icu",
    "LOAD '{secret}'",
    "SET memory_limit = '9GB'",
    "SET enable_external_access = true",
    "RESET lock_configuration",
    "PRAGMA memory_limit = '9GB'",
    "PRAGMA enable_profiling = 'json'",
    "SET VARIABLE x = 1",
    "FROM enable_logging('QueryLog', storage = 'file')",
    "FROM enable_profiling(save_location = '{folder}/written')",
    "CALL enable_logging()",
    "CREATE TABLE t (a INT)",
    "CREATE TEMP TABLE t (a INT)",
    "CREATE TABLE memory.main.t AS SELECT 1",
    "CREATE SECRET (TYPE s3)",
    "CREATE MACRO m() AS 1",
    "INSERT INTO ops.runs SELECT * FROM ops.runs",
    "EXPLAIN ANALYZE DELETE FROM ops.runs",
    "DELETE FROM ops.runs",
    "DROP VIEW one",
    "COMMENT ON TABLE documents IS 'x'",
    "VACUUM",
    "CHECKPOINT",
    "BEGIN",
    "PREPARE p AS SELECT 1",
    "EXECUTE p",
    "SELECT 1; SELECT 2",
    "SELECT 1; COPY (SELECT 1) TO '{folder}/written'",
    "",
    "-- nothing",
    "SELEC 1",
    "SELECT nothing FROM documents",
]


@pytest.mark.parametrize("sql", OUTSIDE)
def test_nothing_else_is_reached(path, sql, tmp_path):
    a_variable_of_python = duckdb.sql("SELECT 1 AS x").to_arrow_table()
    secret = tmp_path / "secret.csv"
    secret.write_text("secret\nkey\n")
    before = path.read_bytes()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        with pytest.raises(QueryError) as error:
            answer(path, sql.format(secret=secret, folder=tmp_path, port=server.getsockname()[1]))
        with pytest.raises(BlockingIOError):
            server.accept()
    assert str(error.value)
    assert [found.name for found in tmp_path.iterdir()] == ["secret.csv"]
    assert path.read_bytes() == before
    assert a_variable_of_python.num_rows == 1


@pytest.mark.parametrize(
    "sql",
    [
        "SET memory_limit = '9GB'",
        "RESET lock_configuration",
        "SET enable_external_access = true",
        "COPY (SELECT 1) TO '{folder}/written'",
        "ATTACH '{folder}/written'",
        "EXPORT DATABASE '{folder}/written'",
        "INSTALL httpfs",
        "DELETE FROM ops.runs",
        "DROP VIEW one",
    ],
)
def test_the_connection_by_itself_is_locked_too(path, sql, tmp_path):
    with open_console(path, SMALL) as connection, pytest.raises(duckdb.Error):
        connection.execute(sql.format(folder=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_no_secrets_are_told(path):
    assert answer(path, "FROM duckdb_secrets()").rows == []


def test_the_error_is_the_database_s_own_with_its_lines(path):
    with pytest.raises(QueryError) as error:
        answer(path, "SELECT nothing FROM documents")
    assert str(error.value).startswith('Binder Error: Referenced column "nothing" not found')
    assert "\nLINE 1: SELECT nothing FROM documents" in str(error.value)


def test_a_slow_query_is_stopped_at_its_time(path):
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"(?s)Interrupted.*after 0\.3 seconds"):
        answer(path, "SELECT count(*) FROM range(100000000000)", seconds=0.3)
    assert time.monotonic() - began < 10


def test_what_does_not_fit_the_memory_fails_and_does_not_fill_the_disk(path):
    with pytest.raises(QueryError, match="Out of Memory"):
        answer(path, "SELECT count(*) FROM (SELECT DISTINCT hash(range) FROM range(100000000))")


def test_rows_and_values_are_cut_and_that_is_said(path):
    found = answer(path, "FROM range(11)")
    assert (len(found.rows), found.cut) == (10, True)
    found = answer(path, "FROM range(10)")
    assert (len(found.rows), found.cut) == (10, False)
    with open_console(path, SMALL) as connection:
        found = query(
            connection, "SELECT repeat('x', 100), [repeat('y', 100)]", seconds=20, rows=10, characters=9
        )
    assert (found.rows, found.cut) == ([["x" * 9, ["y" * 9]]], True)


def test_values_are_as_json_has_them(path):
    found = answer(
        path,
        """SELECT NULL, true, 1, 1.5::DOUBLE, 'nan'::DOUBLE, 'é', DATE '2024-05-14', 1.50::DECIMAL(5, 2),
           [1, 2], {'a': DATE '2024-05-14'}, 'ab'::BLOB, 170141183460469231731687303715884105727""",
    )
    ((*simple, nested, struct, blob, large),) = found.rows
    assert simple == [None, True, 1, 1.5, "nan", "é", "2024-05-14", "1.50"]
    assert (nested, struct, blob, large) == ([1, 2], {"a": "2024-05-14"}, "6162", 2**127 - 1)
    assert [column.type for column in found.columns][:3] == ['"NULL"', "BOOLEAN", "INTEGER"]


def test_one_connection_answers_again_and_several_stand_side_by_side(path):
    with open_console(path, SMALL) as one, open_console(path, ConsoleLimits(memory_mb=256)) as other:
        assert query(one, "FROM range(1000)", seconds=9, rows=1).cut
        assert query(one, "SELECT 1", seconds=9, rows=1).rows == [[1]]
        assert query(other, "SELECT current_setting('memory_limit')", seconds=9, rows=1).rows == [
            ["256.0 MiB"]
        ]
        with pytest.raises(QueryError):
            query(one, "SELEC", seconds=9, rows=1)
        assert query(one, "SELECT 2", seconds=9, rows=1).rows == [[2]]
    assert threading.active_count() < 10


def test_without_a_warehouse_it_says_how_to_get_one(tmp_path):
    for asked in (
        lambda: ask(tmp_path / "a" / "b.duckdb", "SELECT 1", SMALL),
        lambda: answer(tmp_path / "b", "FROM x"),
    ):
        with pytest.raises(LookupError, match="make run"):
            asked()


def test_a_process_answers_as_the_connection_does(path):
    found = ask(path, "SELECT 1 AS a, [DATE '2024-05-14'] AS b UNION ALL SELECT 2, NULL ORDER BY a", SMALL)
    assert found.rows == [[1, ["2024-05-14"]], [2, None]]
    assert [(column.name, column.type) for column in found.columns] == [("a", "INTEGER"), ("b", "DATE[]")]
    with pytest.raises(QueryError, match=r"(?s)Parser Error.*\nLINE 1"):
        ask(path, "SELEC", SMALL)
    with pytest.raises(QueryError, match="read-only"):
        ask(path, "DROP VIEW one", SMALL)


def test_a_process_ends_what_no_interrupt_ends(path):
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"after 0\.5 seconds"):
        ask(
            path, "SELECT levenshtein(repeat('a', 1000000), repeat('b', 1000000))", ConsoleLimits(seconds=0.5)
        )
    assert time.monotonic() - began < 30


def test_a_process_takes_no_more_memory_than_it_may(path):
    with pytest.raises(QueryError, match="Out of Memory"):
        ask(path, "SELECT length(repeat('x', 3000000000))", SMALL)


def test_a_long_answer_loses_its_last_rows(path):
    long = "SELECT range AS n, repeat(chr(1), 10000) AS a FROM range(100)"  # six characters of JSON for each
    found = ask(path, long, ConsoleLimits(rows=100, answer_characters=1_000_000))
    assert found.cut
    assert [n for n, _ in found.rows] == list(range(12))
    assert {len(text) for _, text in found.rows} == {10_000}


def test_a_row_too_long_by_itself_is_left_out(path):
    found = ask(path, "SELECT repeat('x', 10000)", ConsoleLimits(answer_characters=5_000))
    assert (found.rows, found.cut) == ([], True)


def test_a_process_does_not_have_our_environment(path, monkeypatch, tmp_path):
    """The interpreter is a program that notes the environment it was given, and then does its work."""
    seen = tmp_path / "environment"
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nenv > {seen}\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    monkeypatch.setenv("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "postgresql://airflow:tide-table@db")
    monkeypatch.setattr(sys, "executable", str(python))
    assert ask(path, "SELECT 1", SMALL).rows == [[1]]
    assert "PYTHONPATH" in seen.read_text()
    assert "tide-table" not in seen.read_text()
