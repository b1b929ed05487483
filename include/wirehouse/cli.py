"""The command line: run the stages without Airflow, sum up, and query."""

import argparse
import logging
import os
import shutil
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from wirehouse.config import Config, from_environment
from wirehouse.console.prompt import answer_once, prompt
from wirehouse.console.query import Answer, ConsoleLimits, QueryError
from wirehouse.console.rendering import FORMATS
from wirehouse.console.rendering import table as table_text
from wirehouse.errors import StoreError, WirehouseError
from wirehouse.maintenance.maintain import maintain
from wirehouse.pipeline import run, run_replay
from wirehouse.stages.marts import build_marts
from wirehouse.stages.replay import Selection
from wirehouse.summary import summary
from wirehouse.tables.dictionary import dictionary
from wirehouse.views import dictionary_lines
from wirehouse.visible import VisibleFormatter, visible_lines

TABLE_ROWS = 1_000
ALL = 10**9


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; returns the exit code: 0 done, 1 stopped with a reason, 2 misused."""
    options = parser().parse_args(arguments)
    handler = logging.StreamHandler()
    handler.setFormatter(VisibleFormatter("%(asctime)s %(levelname)-7s %(message)s", "%H:%M:%S"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    try:
        config = from_environment(
            source=getattr(options, "source", None), batch_size=getattr(options, "batch_size", None)
        )
        if options.home:
            config = replace(config, home=replace(config.home, root=options.home.expanduser().absolute()))
        code = COMMANDS[options.command](config, options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (WirehouseError, StoreError, QueryError, LookupError, OSError, duckdb.Error) as error:
        print(f"{options.command} stopped: {visible_lines(str(error))}", file=sys.stderr)
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
    ingest.add_argument(
        "--source", help="folder, file, glob or s3:// URL (default: WIREHOUSE_SOURCE, or the samples)"
    )
    ingest.add_argument(
        "--batch-size", type=int, help="files in a batch (default: WIREHOUSE_BATCH_SIZE, or 5000)"
    )
    again = commands.add_parser(
        "replay", parents=[home], help="try rejects again from the landed bytes, and publish what comes of it"
    )
    again.add_argument("--rule", help="those that broke this rule (default: every open reject)")
    again.add_argument(
        "--source", dest="source_uri", help="those of this file, or of the files in this folder or archive"
    )
    again.add_argument("--run", help="those of this run")
    again.add_argument("--reject", help="the one with this reject_id")
    commands.add_parser(
        "summary", parents=[home], help="say what the last run did and what the warehouse holds"
    )
    commands.add_parser(
        "maintain",
        parents=[home],
        help="pack the lake, remove what nobody needs any more, rewrite the warehouse",
    )
    sql = commands.add_parser("sql", parents=[home], help="query the published warehouse, for reading only")
    sql.add_argument("query", nargs="?", help="one statement (default: a prompt)")
    sql.add_argument(
        "--format",
        choices=FORMATS,
        default="table",
        help="table shows the first 1,000 rows and cuts long values; csv and json hold everything as it is",
    )
    commands.add_parser("marts", parents=[home], help="bring the search index up to date")
    commands.add_parser(
        "dictionary", parents=[home], help="print the data dictionary (docs/data-dictionary.md)"
    )
    return top


def show(text: str) -> None:
    """Print lines that may hold names and texts from outside."""
    print(visible_lines(text))


def run_command(config: Config, options: argparse.Namespace) -> int:  # ruff: ignore[unused-function-argument]
    """Run the pipeline once and sum up."""
    run(config)
    show(summary(config.home))
    return 0


def replay_command(config: Config, options: argparse.Namespace) -> int:
    """Try rejects again and sum up."""
    selection = Selection(options.reject, options.rule, options.source_uri, options.run)
    outcome = run_replay(config, selection)
    if not outcome.published:
        print("Nothing to replay: no open reject is selected.")
        return 0
    show(summary(config.home, outcome.run_id))
    return 0


def maintain_command(config: Config, options: argparse.Namespace) -> int:  # ruff: ignore[unused-function-argument]
    """Maintain the home, and say what was done as it is done."""
    for line in maintain(config):
        print(line)
    return 0


def summary_command(config: Config, options: argparse.Namespace) -> int:  # ruff: ignore[unused-function-argument]
    """Sum up the last run."""
    if not config.home.warehouse.exists():
        raise LookupError(f"there is no warehouse in {config.home.root} yet: make run")
    show(summary(config.home))
    return 0


def sql_command(config: Config, options: argparse.Namespace) -> int:
    """Print the answer to a query, or to those that are typed."""
    table = options.format == "table"
    limits = ConsoleLimits(
        seconds=threading.TIMEOUT_MAX,
        rows=TABLE_ROWS if table else ALL,
        characters=ALL,
        memory_mb=2048,
        threads=os.cpu_count() or 1,
    )

    def print_answer(answer: Answer) -> None:
        screen = sys.stdout.isatty()
        room = shutil.get_terminal_size().columns if screen else None
        text = table_text(answer, room) if table else FORMATS[options.format](answer)
        print(visible_lines(text) if screen else text)
        if answer.cut:
            print(f"These are the first {len(answer.rows):,} rows; there are more.", file=sys.stderr)

    if not options.query:
        return 1 if prompt(config.home.warehouse, limits, print_answer) and not sys.stdin.isatty() else 0
    print_answer(answer_once(config.home.warehouse, options.query, limits))
    return 0


def marts_command(config: Config, options: argparse.Namespace) -> int:  # ruff: ignore[unused-function-argument]
    """Bring the search index up to date."""
    print(f"{build_marts(config.home):,} documents added to the search index")
    return 0


def dictionary_command(config: Config, options: argparse.Namespace) -> int:  # ruff: ignore[unused-function-argument]
    """Print the data dictionary."""
    sys.stdout.write("\n".join([dictionary(), *dictionary_lines()]))
    return 0


COMMANDS = {
    "run": run_command,
    "replay": replay_command,
    "maintain": maintain_command,
    "summary": summary_command,
    "sql": sql_command,
    "marts": marts_command,
    "dictionary": dictionary_command,
}
