"""Great Expectations itself, through the dialect, on tables and on views over Parquet."""

# ruff: file-ignore[banned-module-level-imports] - the subject of these tests

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import great_expectations.expectations as gxe
import pytest
import sqlalchemy as sa

from wirehouse.validation.context import quiet_context
from wirehouse.validation.duckdb_dialect import connection_string

DATABASE = ":memory:dialect"
ROWS = """
    SELECT * FROM (VALUES
        (1, 'alpha', 'x', 1.5, DATE '2026-01-01', TIMESTAMP '2026-01-01 10:00:00', true, ['a', 'b']),
        (2, 'beta',  'x', 2.5, DATE '2026-01-02', TIMESTAMP '2026-01-02 10:00:00', false, []),
        (3, 'beta',  'y', 9.5, NULL,              NULL,                            NULL, NULL),
        (4, NULL,    'y', NULL, DATE '2026-01-04', TIMESTAMP '2026-01-03 10:00:00', true, ['c'])
    ) AS t(id, name, kind, score, day, moment, is_open, tags)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    file = tmp_path_factory.mktemp("dialect") / "rows.parquet"
    with duckdb.connect(DATABASE) as connection:
        connection.execute("CREATE SCHEMA other")
        connection.execute(f"CREATE TABLE items AS {ROWS}")
        connection.execute(f"COPY ({ROWS}) TO '{file}'")
        connection.execute(f"CREATE VIEW stored AS FROM read_parquet('{file}')")
        connection.execute("CREATE VIEW nothing AS FROM items WHERE false")
        connection.execute(f"CREATE VIEW other.\"with.dot\" AS FROM read_parquet('{file}')")
        data_source = quiet_context().data_sources.add_sql("d", connection_string=connection_string(DATABASE))
        yield data_source
        data_source.get_execution_engine().engine.dispose()


def run(source: Any, expectation: Any, table: str = "stored") -> Any:
    name = f"{table}-{len(source.assets)}"
    batch = source.add_table_asset(name, table_name=table).add_batch_definition_whole_table(name).get_batch()
    result = batch.validate(expectation, result_format={"result_format": "COMPLETE"})
    assert not result.exception_info["raised_exception"], result.exception_info
    return result


@pytest.mark.parametrize("table", ["items", "stored"])
@pytest.mark.parametrize(
    ("expectation", "unexpected"),
    [
        (gxe.ExpectColumnValuesToNotBeNull(column="id"), 0),
        (gxe.ExpectColumnValuesToNotBeNull(column="name"), 1),
        (gxe.ExpectColumnValuesToNotBeNull(column="tags"), 1),
        (gxe.ExpectColumnValuesToBeNull(column="name"), 3),
        (gxe.ExpectColumnValuesToBeInSet(column="name", value_set=["alpha", "beta"]), 0),
        (gxe.ExpectColumnValuesToBeInSet(column="name", value_set=["alpha", "o'clock"]), 2),
        (gxe.ExpectColumnValuesToNotBeInSet(column="name", value_set=["beta"]), 2),
        (gxe.ExpectColumnValuesToBeBetween(column="score", min_value=1, max_value=9.5), 0),
        (gxe.ExpectColumnValuesToBeBetween(column="score", max_value=2), 2),
        (gxe.ExpectColumnValuesToMatchRegex(column="name", regex="^(alpha|beta)$"), 0),
        (gxe.ExpectColumnValuesToMatchRegex(column="name", regex="eta"), 1),
        (gxe.ExpectColumnValuesToMatchRegex(column="name", regex="^[a-z]{4}$"), 1),
        (gxe.ExpectColumnValuesToNotMatchRegex(column="name", regex="lph"), 1),
        (gxe.ExpectColumnValueLengthsToBeBetween(column="name", min_value=5), 2),
        (gxe.ExpectColumnValueLengthsToEqual(column="kind", value=1), 0),
        (gxe.ExpectColumnValuesToBeUnique(column="id"), 0),
        (gxe.ExpectColumnValuesToBeUnique(column="name"), 2),
        (gxe.ExpectCompoundColumnsToBeUnique(column_list=["id", "kind"]), 0),
        (gxe.ExpectCompoundColumnsToBeUnique(column_list=["kind", "is_open"]), 0),
        (gxe.ExpectColumnPairValuesAToBeGreaterThanB(column_A="score", column_B="id"), 0),
        (gxe.ExpectColumnPairValuesAToBeGreaterThanB(column_A="id", column_B="score"), 3),
        (gxe.ExpectColumnPairValuesToBeEqual(column_A="name", column_B="kind"), 4),
    ],
    ids=lambda value: getattr(value, "expectation_type", value),
)
def test_column_expectations(source: Any, table: str, expectation: Any, unexpected: int) -> None:
    result = run(source, expectation, table)
    assert result.result["unexpected_count"] == unexpected
    assert result.success == (unexpected == 0)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT id FROM {batch} WHERE NOT (score > id)", 0),
        ("SELECT id FROM {batch} WHERE NOT (name = 'beta')", 1),
        ("SELECT id FROM {batch} WHERE NOT (list_contains(tags, 'a'))", 2),
        ("SELECT id FROM {batch} WHERE NOT (day = CAST(moment AS DATE))", 1),
        ("SELECT id FROM {batch} WHERE NOT (name IN (SELECT name FROM items WHERE id = 1))", 2),
        ("SELECT id FROM {batch} WHERE regexp_matches(name, '\\S: ?[0-9]{{2}}')", 0),
    ],
)
def test_unexpected_rows(source: Any, query: str, rows: int) -> None:
    result = run(source, gxe.UnexpectedRowsExpectation(unexpected_rows_query=query))
    assert result.result["observed_value"] == rows
    assert len(result.result["details"]["unexpected_rows"]) == rows
    assert result.success == (rows == 0)


@pytest.mark.parametrize(
    "expectation",
    [
        gxe.ExpectTableRowCountToEqual(value=4),
        gxe.ExpectTableRowCountToEqualOtherTable(other_table_name="items"),
        gxe.ExpectTableColumnsToMatchSet(
            column_set=["id", "name", "kind", "score", "day", "moment", "is_open", "tags"]
        ),
        gxe.ExpectColumnToExist(column="tags"),
        gxe.ExpectColumnValuesToBeOfType(column="day", type_="DATE"),
        gxe.ExpectColumnMaxToBeBetween(column="score", max_value=9.5),
        gxe.ExpectColumnDistinctValuesToEqualSet(column="kind", value_set=["x", "y"]),
    ],
    ids=lambda value: value.expectation_type,
)
def test_table_and_aggregate_expectations(source: Any, expectation: Any) -> None:
    assert run(source, expectation).success


def test_failing_rows_can_be_found_by_another_column(source: Any) -> None:
    asset = source.add_table_asset("found", table_name="stored")
    result = (
        asset
        .add_batch_definition_whole_table("found")
        .get_batch()
        .validate(
            gxe.ExpectColumnValuesToNotBeNull(column="name"),
            result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["id"]},
        )
    )
    assert [row["id"] for row in result.result["unexpected_index_list"]] == [4]


def test_an_empty_view_holds_every_rule(source: Any) -> None:
    assert run(source, gxe.ExpectColumnValuesToNotBeNull(column="name"), "nothing").success
    assert run(source, gxe.ExpectColumnValuesToBeUnique(column="name"), "nothing").success


def test_one_wrong_statement_does_not_spoil_the_next(source: Any) -> None:
    asset = source.add_table_asset("wrong", table_name="stored")
    batch = asset.add_batch_definition_whole_table("wrong").get_batch()
    query = "SELECT no_column FROM {batch}"  # ruff: ignore[missing-f-string-syntax] - Great Expectations fills it in
    wrong = gxe.UnexpectedRowsExpectation(unexpected_rows_query=query)
    result = batch.validate(wrong)
    assert not result.success
    assert "no_column" in str(result.exception_info)
    assert batch.validate(gxe.ExpectColumnValuesToNotBeNull(column="id")).success


def test_rows_outlive_the_next_statement(source: Any) -> None:
    engine = source.get_execution_engine().engine
    with engine.connect() as connection:
        first = connection.execute(sa.text("SELECT id FROM items ORDER BY id"))
        connection.execute(sa.text("SELECT 1"))
        connection.rollback()
        assert first.fetchone() == (1,)
        assert first.fetchmany(2) == [(2,), (3,)]
        assert first.fetchall() == [(4,)]


def test_the_url_names_a_schema(source: Any) -> None:  # ruff: ignore[unused-function-argument] - makes the database
    engine = sa.create_engine(connection_string(DATABASE, "other"))
    try:
        inspector = sa.inspect(engine)
        assert inspector.get_table_names() == []
        assert inspector.get_view_names() == ["with.dot"]
        assert inspector.has_table("with.dot")
        assert not inspector.has_table("items")
        assert inspector.has_table("items", schema="main")
        types = {column["name"]: type(column["type"]) for column in inspector.get_columns("with.dot")}
        assert types["day"] is sa.DATE
        assert types["tags"] is sa.TEXT
        with pytest.raises(sa.exc.NoSuchTableError):
            inspector.get_columns("items")
    finally:
        engine.dispose()


def test_the_database_is_gone_with_its_last_connection(tmp_path: Path) -> None:
    name = ":memory:passing"
    with duckdb.connect(name) as connection:
        connection.execute("CREATE TABLE t AS SELECT 1 AS a")
        engine = sa.create_engine(connection_string(name))
        with engine.connect() as other:
            assert other.execute(sa.text("SELECT a FROM t")).scalar() == 1
        engine.dispose()
    with duckdb.connect(name) as connection:
        assert connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone() == (0,)
    assert not list(tmp_path.iterdir())
