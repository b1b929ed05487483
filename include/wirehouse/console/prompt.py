"""The prompt of `python -m wirehouse sql`: one query after the other, each over what is published then."""

import readline  # ruff: ignore[unused-import] - makes input() a line that can be edited, with a history
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import duckdb

from wirehouse.console.query import Answer, ConsoleLimits, QueryError, open_console, query
from wirehouse.visible import visible_lines

FIRST, FURTHER = "wirehouse> ", "       ... "
HELP = """\
A query may take several lines; it ends with a semicolon. DESCRIBE documents; shows the columns of a table.
.tables   the tables, views and macros, and what each is for
.help     this
.quit     leave, as Ctrl-D does
Ctrl-C cancels a query, or the lines typed so far."""

TABLES = """
    SELECT name, left(coalesce(comment, ''), 90) AS "what it holds or answers" FROM (
        SELECT if(schema_name = 'main', '', schema_name || '.') || table_name AS name, comment, 1 AS part
        FROM duckdb_tables() WHERE database_name = current_database() AND NOT internal
        UNION ALL
        SELECT view_name, comment, 2 FROM duckdb_views()
        WHERE database_name = current_database() AND NOT internal
        UNION ALL
        SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', comment, 3
        FROM duckdb_functions() WHERE database_name = current_database() AND NOT internal
    ) ORDER BY part, name"""


def answer_once(path: Path, sql: str, limits: ConsoleLimits) -> Answer:
    """The answer to one query over the warehouse as it is published now; Ctrl-C cancels it.

    The query has a thread of its own, for while DuckDB works in this one no Ctrl-C is heard.

    Raises:
        QueryError: The query has no answer, or was cancelled.
    """
    with open_console(path, limits) as connection, ThreadPoolExecutor(1) as beside:
        answer = beside.submit(
            query, connection, sql, seconds=limits.seconds, rows=limits.rows, characters=limits.characters
        )
        try:
            return answer.result()
        except KeyboardInterrupt:
            while not answer.done():
                connection.interrupt()
                wait([answer], timeout=0.1)
            raise QueryError("Interrupted: the query was cancelled.") from None


def prompt(path: Path, limits: ConsoleLimits, show: Callable[[Answer], None]) -> int:
    """Answer what is typed, until standard input ends; returns the number of queries without an answer."""
    failed = 0
    for text in statements():
        if text == ".help":
            sys.stdout.write(HELP + "\n")
            continue
        try:
            show(answer_once(path, TABLES if text == ".tables" else text, limits))
        except (QueryError, LookupError) as error:
            failed += 1
            sys.stderr.write(visible_lines(str(error)) + "\n")
    return failed


def statements() -> Iterator[str]:
    """What is typed: commands, which begin with a dot, and queries, each up to its semicolon."""
    shown = sys.stdin.isatty()
    lines: list[str] = []
    while True:
        try:
            line = input((FURTHER if lines else FIRST) if shown else "")
        except KeyboardInterrupt:
            sys.stdout.write("\n")
            lines.clear()
            continue
        except EOFError:
            break
        if not lines and line.strip() in {".quit", ".exit"}:
            return
        if not lines and line.strip().startswith("."):
            yield line.strip()
        elif line.strip() or lines:
            lines.append(line)
            text = "\n".join(lines)
            if is_complete(text):
                lines.clear()
                yield text
    if shown:
        sys.stdout.write("\n")
    if lines:
        yield "\n".join(lines)


def is_complete(text: str) -> bool:
    """Whether a query ends with a semicolon of its own, and not one in a comment, a text or a quoted name."""
    places = [place for place, kind in duckdb.tokenize(text) if kind != duckdb.token_type.comment]
    return bool(places) and text.encode()[places[-1] :].startswith(b";")  # places count bytes
