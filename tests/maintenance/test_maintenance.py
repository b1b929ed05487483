"""Maintenance beside runs and readers, and killed: real processes, real files."""

import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger import check_ledger
from maintenance.contents import contents
from unit.stages.harness import Stages
from wirehouse.commits import read_commits
from wirehouse.home import Home
from wirehouse.linking.compaction import compact
from wirehouse.maintenance.leftovers import remove_leftovers
from wirehouse.maintenance.packing import pack_lake
from wirehouse.maintenance.rewriting import rewrite_warehouse

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RUNS = 8
POINTS = 24

pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def start():
    """Start a program of this folder; it is gone when the test is."""
    started = []

    def start(name: str, *arguments: object) -> subprocess.Popen[str]:
        path = os.pathsep.join([str(ROOT / "include"), str(ROOT / "tests")])
        process = subprocess.Popen(
            [sys.executable, str(HERE / name), *map(str, arguments)],
            env=os.environ | {"PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_runs_and_readers_go_on_while_everything_is_maintained(start, tmp_path):
    home = Home(tmp_path / "home")
    writer = start("writer.py", tmp_path, RUNS)
    while not home.warehouse.exists():
        assert writer.poll() is None, writer.communicate()
        time.sleep(0.1)
    reader = start("reader.py", home.warehouse)
    packs = rewrites = 0
    while writer.poll() is None:
        packs += pack_lake(home, min_entries=2).packs
        compact(home)
        remove_leftovers(home, 7, datetime.now(UTC).replace(tzinfo=None))
        inode = home.warehouse.stat().st_ino
        rewritten = rewrite_warehouse(home, max_free_share=-1, min_free_bytes=0)
        rewrites += rewritten.bytes_before != rewritten.bytes_after and home.warehouse.stat().st_ino != inode
    output, errors = writer.communicate()
    assert writer.returncode == 0, output + errors
    answers, errors = reader.communicate("\n")
    assert reader.returncode == 0, errors
    sys.stdout.write(f"{RUNS} runs beside {packs} packs and {rewrites} rewrites; {answers} answers\n")
    assert min(packs, rewrites, int(answers)) > 0
    stages = Stages(tmp_path / "rest")
    stages.home = home
    assert [commit.run_id for commit in read_commits(home)] == [f"run-{run + 1}" for run in range(RUNS)]
    titles = stages.query("SELECT title FROM documents ORDER BY title")
    assert titles == [*((f"Ferry {run} sails",) for run in range(RUNS)), (f"Tide {RUNS - 1} is high",)]
    before = contents(home.warehouse)
    home.warehouse.unlink()
    assert stages.run(run_id="rebuild")
    assert contents(home.warehouse, without_run="rebuild") == before
    check_ledger(home)


@pytest.mark.long
def test_killed_anywhere_it_loses_nothing_and_goes_on(start, tmp_path):
    stages = Stages(tmp_path / "made")
    for run in range(3):
        stages.write(
            "changed.txt", f"Tide {run} is high\n\nThe tide rose {run} times over the old quay wall.\n"
        )
        stages.write(
            f"{run}.txt", f"Ferry {run} sails\n\nFerry number {run} left the harbour, said Ines Duarte.\n"
        )
        stages.run()
    stages.write("refused.txt", "Lift stuck\n\nNine guests waited an hour above the square, said Mia Roth.\n")
    batches = stages.discover()
    stages.stage(batches)
    stages.load(batches)
    program = start("killed.py", stages.home.root, tmp_path, POINTS)
    output, errors = program.communicate()
    sys.stdout.write(output)
    assert program.returncode == 0, errors
    assert output.count("recovered") == len(output.splitlines()) >= POINTS - 4, output + errors
    assert "NOT" not in output, output + errors
    shutil.rmtree(tmp_path / "home")
