"""The views for analysts: every file of include/sql, built into the warehouse."""

import re
from pathlib import Path

import duckdb

from wirehouse.tables.ddl import quoted

SQL = Path(__file__).parents[1] / "sql"
_HEADER = re.compile(r"-- grain: (?P<grain>.+)\n-- question: (?P<question>.+)\n")


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create each view, with its question and grain as its comment.

    Raises:
        ValueError: A file does not begin with its grain and question.
    """
    for path in sorted(SQL.glob("*.sql")):
        statement = path.read_text(encoding="utf-8")
        header = _HEADER.match(statement)
        if header is None:
            raise ValueError(f"{path}: must begin with '-- grain: …' and '-- question: …'")
        connection.execute(statement)
        comment = f"{header['question']} {header['grain'].capitalize()}."
        connection.execute(f"COMMENT ON VIEW {path.stem} IS {quoted(comment)}")
