"""The command line: run the stages without Airflow, sum up, and query."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from wirehouse.config import Config, from_environment
from wirehouse.errors import WirehouseError
from wirehouse.home import Home
from wirehouse.pipeline import run
from wirehouse.summary import summary
from wirehouse.tables.dictionary import dictionary
from wirehouse.warehouse import reading


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; returns the exit code: 0 done, 1 stopped with a reason, 2 misused."""
    options = parser().parse_args(arguments)
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)-7s %(message)s", datefmt="%H:%M:%S"
    )
    try:
        config = from_environment(
            source=getattr(options, "source", None), batch_size=getattr(options, "batch_size", None)
        )
        if options.home:
            config = replace(config, home=Home(options.home.expanduser().absolute()))
        code = COMMANDS[options.command](config, options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (WirehouseError, LookupError, OSError, duckdb.Error) as error:
        print(f"{options.command} stopped: {error}", file=sys.stderr)
        return 1
    return code


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="wirehouse", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True)
    home = argparse.ArgumentParser(add_help=False)
    home.add_argument("--home", type=Path, help="folder of the warehouse (default: WIREHOUSE_HOME, or data/)")
    ingest = commands.add_parser(
        "run", parents=[home], help="ingest what is new in the source and publish it"
    )
    ingest.add_argument("--source", help="folder, file or glob (default: WIREHOUSE_SOURCE, or the samples)")
    ingest.add_argument(
        "--batch-size", type=int, help="files in a batch (default: WIREHOUSE_BATCH_SIZE, or 2000)"
    )
    commands.add_parser(
        "summary", parents=[home], help="say what the last run did and what the warehouse holds"
    )
    sql = commands.add_parser("sql", parents=[home], help="query the published warehouse")
    sql.add_argument("query", help="one statement; the warehouse is open for reading only")
    commands.add_parser(
        "dictionary", parents=[home], help="print the data dictionary (docs/data-dictionary.md)"
    )
    return top


def run_command(config: Config, options: argparse.Namespace) -> int:  # ruff: ignore[unused-function-argument]
    """Run the pipeline once and sum up."""
    run(config)
    print(summary(config.home))
    return 0


def summary_command(config: Config, options: argparse.Namespace) -> int:  # ruff: ignore[unused-function-argument]
    """Sum up the last run."""
    if not config.home.warehouse.exists():
        raise LookupError(f"there is no warehouse in {config.home.root} yet: make run")
    print(summary(config.home))
    return 0


def sql_command(config: Config, options: argparse.Namespace) -> int:
    """Print the answer to a query."""
    if not config.home.warehouse.exists():
        raise LookupError(f"there is no warehouse in {config.home.root} yet: make run")
    with reading(config.home.warehouse) as connection:
        answer = connection.sql(options.query)
        if answer is not None:  # as it is where a statement has no rows to show
            print(answer)
    return 0


def dictionary_command(config: Config, options: argparse.Namespace) -> int:  # ruff: ignore[unused-function-argument]
    """Print the data dictionary."""
    sys.stdout.write(dictionary())
    return 0


COMMANDS = {
    "run": run_command,
    "summary": summary_command,
    "sql": sql_command,
    "dictionary": dictionary_command,
}
