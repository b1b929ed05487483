"""The declarations, and that everything made from them agrees."""

from pathlib import Path

import duckdb
import pytest

from wirehouse.cli import main
from wirehouse.tables.arrow import arrow_schema
from wirehouse.tables.catalog import MART_TABLES, TABLES, table
from wirehouse.tables.ddl import create_statements
from wirehouse.tables.dictionary import dictionary
from wirehouse.tables.model import Column, Table, Type
from wirehouse.text.model import Flag

ROOT = Path(__file__).parents[3]
CONTRACT = dict(line.split(":") for line in (ROOT / "tests/golden/contract.txt").read_text().splitlines())

ALL_TABLES = (*TABLES, *MART_TABLES)

every_table = pytest.mark.parametrize("declared", ALL_TABLES, ids=lambda declared: declared.full_name)


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for declared in ALL_TABLES:
        for statement in create_statements(declared):
            connection.execute(statement)
    return connection


def test_the_contract_is_kept():
    assert {declared.full_name for declared in TABLES} == set(CONTRACT)
    for name, columns in CONTRACT.items():
        declared = list(table(name).column_names)
        promised = columns.split()
        # The tables of the pipeline may have more columns; those of the articles have these, in this order.
        if name.startswith("ops."):
            assert set(promised) <= set(declared), name
        else:
            assert promised == declared, name


@every_table
def test_arrow_and_duckdb_agree_on_names_types_and_nulls(declared, database):
    schema = arrow_schema(declared)
    empty = schema.empty_table()  # ruff: ignore[unused-variable] - DuckDB finds it by its name
    of_arrow = database.execute("SELECT column_name, column_type FROM (DESCRIBE FROM empty)").fetchall()
    of_duckdb = database.execute(
        """SELECT column_name, data_type, is_nullable FROM duckdb_columns()
           WHERE schema_name = ? AND table_name = ?""",
        [declared.schema, declared.name],
    ).fetchall()
    assert of_arrow == [(name, kind) for name, kind, _ in of_duckdb]
    assert [field.nullable for field in schema] == [nullable for _, _, nullable in of_duckdb]


@every_table
def test_every_table_and_column_is_documented_in_the_warehouse(declared, database):
    ((comment,),) = database.execute(
        "SELECT comment FROM duckdb_tables() WHERE schema_name = ? AND table_name = ?",
        [declared.schema, declared.name],
    ).fetchall()
    assert comment == declared.doc
    comments = database.execute(
        "SELECT comment FROM duckdb_columns() WHERE schema_name = ? AND table_name = ?",
        [declared.schema, declared.name],
    ).fetchall()
    for (text,), column in zip(comments, declared.columns, strict=True):
        assert text.startswith(column.doc)


@every_table
def test_every_rule_is_sql_over_the_columns(declared, database):
    for rule in declared.rules:
        database.execute(f"SELECT {rule.predicate} FROM {declared.full_name}")


@every_table
def test_every_reference_names_a_column_that_is_a_key(declared):
    for column in declared.columns:
        if column.references:
            target, name = column.references.rsplit(".", 1)
            assert table(target).key == (name,)


def test_the_data_dictionary_is_up_to_date(capsys):
    assert main(["dictionary"]) == 0
    assert (ROOT / "docs/data-dictionary.md").read_text(encoding="utf-8") == capsys.readouterr().out, (
        "run: make docs"
    )


def test_the_data_dictionary_names_every_column_and_flag():
    text = dictionary()
    for declared in ALL_TABLES:
        chapter = text.split(f"## {declared.full_name}\n")[1].split("\n## ")[0]
        assert all(f"| {column.name} | {column.type} |" in chapter for column in declared.columns)
    assert all(f"| {flag} | {flag.doc} |" in text for flag in Flag)


def test_a_declaration_that_contradicts_itself_is_refused():
    a_column = Column("a", Type.TEXT, "A.", nullable=True)
    with pytest.raises(ValueError, match="twice"):
        Table("t", "T.", key=(), columns=(a_column, a_column))
    with pytest.raises(ValueError, match="key column a"):
        Table("t", "T.", key=("a",), columns=(a_column,))
    with pytest.raises(ValueError, match="key column b"):
        Table("t", "T.", key=("b",), columns=(a_column,))
