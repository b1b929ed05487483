"""DuckDB DDL from the declarations."""

from collections.abc import Iterator

from wirehouse.tables.model import Column, Table


def quoted(text: str) -> str:
    """The text as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def column_doc(column: Column) -> str:
    """What is known of a column beyond its type, in prose: its doc and the values it may have."""
    parts = [column.doc]
    if column.allowed:
        parts.append("One of: " + ", ".join(column.allowed) + ".")
    if column.references:
        parts.append(f"References {column.references}.")
    return " ".join(parts)


def create_statements(table: Table) -> Iterator[str]:
    """The statements that create the table, with a comment on it and on each of its columns.

    Of a table that an earlier version created they add the columns that it lacks.

    Keys are checked by the audit and not by an index: a DuckDB primary key holds every key in memory while
    it loads, and refuses to delete and insert the same key in one transaction.
    """
    if table.schema != "main":
        yield f"CREATE SCHEMA IF NOT EXISTS {table.schema}"
    columns = ", ".join(f'"{c.name}" {c.type}{"" if c.nullable else " NOT NULL"}' for c in table.columns)
    yield f"CREATE TABLE IF NOT EXISTS {table.full_name} ({columns})"
    for column in table.columns:
        if column.nullable:  # one that came later is null in rows that an earlier version wrote
            yield f'ALTER TABLE {table.full_name} ADD COLUMN IF NOT EXISTS "{column.name}" {column.type}'
    yield f"COMMENT ON TABLE {table.full_name} IS {quoted(table.doc)}"
    for column in table.columns:
        yield f'COMMENT ON COLUMN {table.full_name}."{column.name}" IS {quoted(column_doc(column))}'
