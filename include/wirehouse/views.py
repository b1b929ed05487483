"""The views and macros for analysts: every file of include/sql, built into the warehouse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wirehouse.tables.ddl import quoted

SQL = Path(__file__).parents[1] / "sql"
_DEFINITION = re.compile(
    r"-- grain: (?P<grain>.+)\n"
    r"-- question: (?P<question>.+)\n"
    r"CREATE OR REPLACE (?P<kind>VIEW|MACRO) (?P<name>\w+)(?P<parameters>\([^)]*\))? AS(?P<table> TABLE)?\s"
)
_OURS = "database_name = current_database() AND schema_name = 'main' AND NOT internal"


@dataclass(frozen=True, slots=True)
class Definition:
    """A view or macro: `kind` is what DROP and COMMENT ON call it, `usage` how a query does."""

    name: str
    kind: str
    usage: str
    grain: str
    question: str
    statement: str

    @property
    def comment(self) -> str:
        """What the warehouse says of it."""
        return f"{self.question} {self.grain[0].upper()}{self.grain[1:]}."


def definitions() -> list[Definition]:
    """Every view and macro, in the order in which they can be made: those that others use first.

    Raises:
        ValueError: A file does not begin with its grain, its question and the definition it is named after.
    """
    found = []
    for path in sorted(SQL.glob("*.sql")):
        statement = path.read_text(encoding="utf-8")
        match = _DEFINITION.match(statement)
        if match is None or match["name"] != path.stem:
            raise ValueError(
                f"{path}: must begin with '-- grain: …', '-- question: …' and "
                f"'CREATE OR REPLACE VIEW {path.stem} AS' (or MACRO, AS TABLE)"
            )
        found.append(
            Definition(
                name=path.stem,
                kind=match["kind"] + (match["table"] or ""),
                usage=path.stem + (match["parameters"] or ""),
                grain=match["grain"],
                question=match["question"],
                statement=statement,
            )
        )
    return sorted(found, key=lambda definition: ("MACRO", "MACRO TABLE", "VIEW").index(definition.kind))


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create each view and macro, its question and grain its comment; drop those that are defined no more."""
    wanted = definitions()
    names = {definition.name for definition in wanted}
    connection.begin()
    for kind, name in existing(connection):
        if name not in names:
            connection.execute(f'DROP {kind} "{name}"')
    for definition in wanted:
        connection.execute(definition.statement)
        connection.execute(f"COMMENT ON {definition.kind} {definition.name} IS {quoted(definition.comment)}")
    connection.commit()


def existing(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """The views and macros that the warehouse has, each with what DROP calls it."""
    return connection.execute(
        f"""SELECT 'VIEW', view_name FROM duckdb_views() WHERE {_OURS}
            UNION ALL
            SELECT DISTINCT if(function_type = 'macro', 'MACRO', 'MACRO TABLE'), function_name
            FROM duckdb_functions() WHERE {_OURS} AND function_type IN ('macro', 'table_macro')"""
    ).fetchall()


def dictionary_lines() -> Iterator[str]:
    """The chapter of the data dictionary about the views and macros."""
    yield "## Views and macros\n"
    yield "Made from `include/sql/`. Macros are asked as `FROM said('…')`; arguments with a default may be"
    yield "left out, or named: `search('…', results := 10)`. The [cookbook](cookbook.md) has examples.\n"
    yield "| name | question | grain |"
    yield "| --- | --- | --- |"
    for definition in sorted(definitions(), key=lambda definition: definition.name):
        usage = definition.usage.replace("|", "\\|")
        yield f"| `{usage}` | {definition.question} | {definition.grain} |"
    yield ""
