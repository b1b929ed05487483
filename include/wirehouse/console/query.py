"""Queries that anybody may write: over the published warehouse, for reading only, within limits.

`open_console` gives a connection that reaches nothing but the warehouse: no files, no network, no extensions,
no settings, no Python objects. `query` runs one statement over it. DuckDB looks for an interrupt between
chunks of rows, so one call of a costly function may outlast its time, and it does not count every byte of a
text as memory; `wirehouse.console.process.ask` has the statement run by a process of its own, which can be
ended. A server uses that for what people send it, and these two for queries of its own.
"""

import math
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from wirehouse.tables.ddl import quoted

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
"""A value as JSON knows it: dates, decimals, and whatever else JSON has no word for, are text."""

# MULTI is what PIVOT becomes; it makes types for itself in the empty database beside the warehouse.
ALLOWED = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI}


class QueryError(Exception):
    """The query has no answer; the message is DuckDB's own where it gave one, on its several lines."""


@dataclass(frozen=True, slots=True)
class ConsoleLimits:
    """What one query may take: time, rows, characters in one value and in the whole answer, memory, threads.

    `answer_characters` is what a server takes in for an answer (`console.process.ask`), as JSON.
    """

    seconds: float = 10
    rows: int = 1_000
    characters: int = 100_000
    answer_characters: int = 2_000_000
    memory_mb: int = 512
    threads: int = 2


@dataclass(frozen=True, slots=True)
class AnswerColumn:
    """A column of an answer, with its DuckDB type."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query came to. `cut` says that rows were left out or values cut short; `seconds` is its time."""

    columns: tuple[AnswerColumn, ...]
    rows: list[list[Value]]
    cut: bool
    seconds: float


@contextmanager
def open_console(path: Path, limits: ConsoleLimits) -> Generator[duckdb.DuckDBPyConnection]:
    """A connection for reading the warehouse at `path` that can reach nothing else.

    The file is attached to an empty database in memory, so that several connections of one process each have
    their own settings, and each the warehouse as published when it was opened.

    Raises:
        LookupError: There is no warehouse at `path`.
    """
    if not path.exists():
        raise LookupError(f"there is no warehouse in {path.parent.parent} yet: make run")
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{limits.memory_mb}MiB",
        "threads": limits.threads,
        "temp_directory": "",  # what does not fit the memory fails, and does not fill the disk
        "max_temp_directory_size": "0KiB",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "allow_persistent_secrets": False,
        "python_enable_replacements": False,
    }
    with duckdb.connect(":memory:", config=settings) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"ATTACH {quoted(str(path))} AS warehouse (READ_ONLY)")
        connection.execute("USE warehouse")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection


def query(
    connection: duckdb.DuckDBPyConnection, sql: str, *, seconds: float, rows: int, characters: int = 100_000
) -> Answer:
    """The answer to one statement that reads, with at most so many rows, in at most about so many seconds.

    Raises:
        QueryError: The statement is not one that reads, is wrong, or takes too long or too much.
    """
    started = time.perf_counter()
    done = threading.Event()
    stopper = threading.Thread(target=interrupt_after, args=(connection, seconds, done), daemon=True)
    try:
        statement = one_reading(sql)
        stopper.start()
        result = connection.execute(statement)
        columns = tuple(AnswerColumn(name, str(kind)) for name, kind, *_ in result.description or ())
        found = result.fetchmany(rows + 1)
    except duckdb.InterruptException as error:
        raise QueryError(f"{error}\nThe query was stopped after {seconds:g} seconds.") from error
    except (duckdb.Error, MemoryError) as error:
        raise QueryError(str(error) or "Out of Memory Error") from error
    finally:
        done.set()
        if stopper.ident:
            stopper.join()
    shortened = Shortener(characters)
    values = [[shortened(value) for value in row] for row in found[:rows]]
    return Answer(columns, values, len(found) > rows or shortened.cut, time.perf_counter() - started)


def one_reading(sql: str) -> duckdb.Statement:
    """The one statement of the text, which must read.

    Raises:
        QueryError: There is none, more than one, or one that does something else.
        duckdb.ParserException: The text is no SQL.
    """
    statements = duckdb.extract_statements(sql)
    if len(statements) != 1:
        raise QueryError(f"Queries are read-only and one at a time; these are {len(statements)} statements.")
    if statements[0].type not in ALLOWED:
        kind = statements[0].type.name
        raise QueryError(f"Queries are read-only here (SELECT, FROM, DESCRIBE, EXPLAIN …); this is {kind}.")
    return statements[0]


def interrupt_after(connection: duckdb.DuckDBPyConnection, seconds: float, done: threading.Event) -> None:
    """Interrupt whatever the connection does once the time is over, until it is done."""
    wait = seconds
    while not done.wait(wait):
        connection.interrupt()
        wait = 0.1  # an interrupt that comes before the query has begun is lost


class Shortener:
    """Turns values into what JSON knows, cutting texts to a length; `cut` says whether any was."""

    def __init__(self, characters: int) -> None:
        self.characters = characters
        self.cut = False

    def __call__(self, value: Any) -> Value:
        """The value, cut short where it is too long."""
        if value is None or isinstance(value, (bool, int)):
            return value
        if isinstance(value, float):
            return value if math.isfinite(value) else str(value)
        if isinstance(value, (list, tuple)):
            self.cut = self.cut or len(value) > self.characters
            return [self(element) for element in value[: self.characters]]
        if isinstance(value, dict):
            return {str(key): self(element) for key, element in value.items()}
        return self.text(value.hex() if isinstance(value, bytes) else str(value))

    def text(self, value: str) -> str:
        """The text, cut where it is too long."""
        self.cut = self.cut or len(value) > self.characters
        return value[: self.characters]
