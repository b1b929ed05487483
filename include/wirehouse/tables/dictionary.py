"""The data dictionary from the declarations: docs/data-dictionary.md."""

from collections.abc import Iterator

from wirehouse.tables.catalog import MART_TABLES, TABLES
from wirehouse.tables.model import Column, Table
from wirehouse.text.model import Flag

HEAD = """# Data dictionary

Made from the declarations in `include/wirehouse/tables/` by `make docs`; do not edit. The same sentences are
comments in the warehouse: `FROM duckdb_columns()`.

Offsets are code points into `source_texts.text` of the same document, half open: in DuckDB
`substring(text, start_char + 1, end_char - start_char)`. Times are UTC.
"""


def dictionary() -> str:
    """The dictionary as Markdown."""
    return "\n".join([
        HEAD,
        *(line for table in (*TABLES, *MART_TABLES) for line in table_lines(table)),
        *flag_lines(),
    ])


def table_lines(table: Table) -> Iterator[str]:
    """The chapter of a table: its columns, key and rules."""
    yield f"## {table.full_name}\n"
    yield f"{table.doc} Key: {', '.join(f'`{name}`' for name in table.key)}.\n"
    yield "| column | type | null | meaning |"
    yield "| --- | --- | --- | --- |"
    for column in table.columns:
        yield f"| {column.name} | {column.type} | {'yes' if column.nullable else ''} | {meaning(column)} |"
    yield ""
    if table.rules:
        yield "Rules for each row (critical: the row is rejected; warning: it is recorded):\n"
        for rule in table.rules:
            yield f"- `{table.full_name}.{rule.name}` ({rule.severity}): {rule.doc} `{rule.predicate}`"
        yield ""


def meaning(column: Column) -> str:
    """What a column means and which values it may have."""
    parts = [column.doc]
    if column.allowed:
        parts.append("One of " + ", ".join(f"`{value}`" for value in column.allowed) + ".")
    if column.references:
        parts.append(f"→ `{column.references}`")
    return " ".join(parts).replace("|", "\\|")


def flag_lines() -> Iterator[str]:
    """The chapter of the values of documents.flags."""
    yield "## Values of documents.flags\n"
    yield "| flag | meaning |"
    yield "| --- | --- |"
    for flag in Flag:
        yield f"| {flag} | {flag.doc} |"
    yield ""
