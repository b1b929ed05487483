"""`python -m wirehouse run`, killed from outside as soon as something is there, and simply run again."""

import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import psutil
import pytest

from crash.bad_day import first_day, second_day
from crash.state import contents, difference
from ledger import check_ledger
from wirehouse.home import Home
from wirehouse.tables.catalog import TABLES

INCLUDE = Path(__file__).parents[2] / "include"
MOMENTS = (
    "landing/*/*",
    "staging/*/*/landed.parquet",
    "lake/documents/*/*.parquet",
    "warehouse/next-*.duckdb",
    "lake/ops.expectation_results/*/audit.parquet",
    "lake/commits/00000001.json",
)

pytestmark = pytest.mark.long


def start(home: Home, source: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "wirehouse", "run", "--home", home.root, "--source", source]
    environment = os.environ | {"PYTHONPATH": str(INCLUDE)}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def run_to_the_end(home: Home, source: Path) -> None:
    with start(home, source) as process:
        output = process.communicate(timeout=200)[0]
    assert process.returncode == 0, output


def kill_when(home: Home, source: Path, moment: str) -> bool:
    """Run until a file is there that was not before; returns whether the run was still at it then."""
    before = set(home.root.glob(moment))
    with start(home, source) as process:
        while process.poll() is None and not set(home.root.glob(moment)) - before:
            time.sleep(0.0005)
        children = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.kill()
        process.wait()
        assert not psutil.wait_procs(children, timeout=20)[1], "a worker outlives the run"
    return process.returncode < 0


def nameless(home: Home):
    """The contents with the ids and times of runs as numbers, in the order of the runs.

    The id of a reject is made of that of its run, so it is left out.
    """
    found = contents(home)
    runs = sorted(found["ops.runs"], key=lambda row: next(v for v in row if isinstance(v, datetime)))
    numbers = {row[0]: f"run {number}" for number, row in enumerate(runs)}
    numbers |= {v: f"time {n}" for n, row in enumerate(runs) for v in row if isinstance(v, datetime)}
    return {
        table.full_name: sorted(
            (
                tuple(
                    numbers.get(value, value) if isinstance(value, str | datetime) else value
                    for name, value in zip(table.column_names, row, strict=True)
                    if name != "reject_id"
                )
                for row in found[table.full_name]
            ),
            key=repr,
        )
        for table in TABLES
    }


def test_a_run_that_is_killed_from_outside_is_run_again(tmp_path, kill_points):
    source = tmp_path / "source"
    first_day(source)
    homes = [Home(tmp_path / str(number) / "home") for number in range(len(MOMENTS) + 1)]
    run_to_the_end(homes[0], source)
    for home in homes[1:]:
        subprocess.run(["cp", "-r", homes[0].root.parent, home.root.parent], check=True)
    second_day(source)
    run_to_the_end(homes[0], source)
    expected = nameless(homes[0])
    killed = 0
    for moment, home in zip(MOMENTS, homes[1:], strict=True):
        killed += kill_when(home, source, moment)
        if len(list(home.commits.iterdir())) == 1:
            run_to_the_end(home, source)
            assert not difference(nameless(home), expected), moment
        else:  # its commit is in the lake: the next run only brings it into the warehouse
            run_to_the_end(home, source)
            assert nameless(home)["documents"] == expected["documents"], moment
        check_ledger(home)
    assert killed >= len(MOMENTS) - 1, "one may have been over before the signal came"
    kill_points["command line"] += killed
