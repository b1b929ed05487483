"""A query in a process of its own, which is ended at its limits whatever the query does."""

import json
import math
import os
import resource
import signal
import subprocess  # ruff: ignore[suspicious-subprocess-import] - starts this module, with no word from outside
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from wirehouse.console.query import Answer, AnswerColumn, ConsoleLimits, QueryError, open_console, query

MEBIBYTE = 1024 * 1024
# What the interpreter, DuckDB and the answer take besides DuckDB's own memory limit.
PROCESS_MB = 512
GRACE_SECONDS = 2.0  # for the process to start, and to say by itself that its time is over


def ask(path: Path, sql: str, limits: ConsoleLimits) -> Answer:
    """The answer to one statement, found by a process of its own that is ended at its limits.

    Raises:
        QueryError: The statement is not one that reads, is wrong, or takes too long or too much.
        LookupError: There is no warehouse at `path`.
    """
    if not path.exists():
        raise LookupError(f"there is no warehouse in {path.parent.parent} yet: make run")
    request = json.dumps({"path": str(path), "sql": sql, "limits": asdict(limits)})
    program = [sys.executable, "-m", "wirehouse.console.process"]
    # Not our environment: it may hold the passwords of the server that asks.
    environment = {"PYTHONPATH": str(Path(__file__).parents[2]), "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(  # ruff: ignore[subprocess-without-shell-equals-true] - our own program
            program,
            input=request,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=limits.seconds + GRACE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(
            f"INTERRUPT Error: Interrupted!\nThe query was stopped after {limits.seconds:g} seconds."
        ) from error
    if done.returncode != 0:
        raise QueryError(died(done.returncode, limits))
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise QueryError(answer["error"])
    return Answer(
        columns=tuple(AnswerColumn(**column) for column in answer["columns"]),
        rows=answer["rows"],
        cut=answer["cut"],
        seconds=answer["seconds"],
    )


def died(code: int, limits: ConsoleLimits) -> str:
    """Why there is no answer, from the exit code of the process that should have given it."""
    if code == -signal.SIGXCPU:
        return f"INTERRUPT Error: Interrupted!\nThe query was stopped after {limits.seconds:g} seconds."
    return (
        f"Out of Memory Error: the query needed more than {limits.memory_mb + PROCESS_MB} MiB "
        f"(its process ended with {code})."
    )


def as_json(answer: dict[str, Any], most: int) -> str:
    """An answer as JSON, without its last rows where it would be longer than so many characters."""
    while len(text := json.dumps(answer)) > most and answer.get("rows"):
        answer |= {"rows": answer["rows"][: len(answer["rows"]) // 2], "cut": True}
    return text


def answer_request() -> None:
    """Read a request of `ask` from standard input and write its answer to standard output."""
    request = json.load(sys.stdin)
    limits = ConsoleLimits(**request["limits"])
    resource.setrlimit(resource.RLIMIT_DATA, ((limits.memory_mb + PROCESS_MB) * MEBIBYTE,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Should the process that asked be gone, this one still ends.
    ceiling = math.ceil((limits.seconds + GRACE_SECONDS) * limits.threads)
    resource.setrlimit(resource.RLIMIT_CPU, (ceiling, ceiling))
    try:
        with open_console(Path(request["path"]), limits) as connection:
            found = query(
                connection,
                request["sql"],
                seconds=limits.seconds,
                rows=limits.rows,
                characters=limits.characters,
            )
        answer: dict[str, Any] = asdict(found)
    except QueryError as error:
        answer = {"error": str(error)}
    sys.stdout.write(as_json(answer, limits.answer_characters))
    sys.stdout.flush()
    os._exit(0)  # without waiting for threads of a query that cannot be interrupted


if __name__ == "__main__":
    answer_request()
