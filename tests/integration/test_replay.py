"""Replay as an operator does it: the limit is raised, the command is run, the tables say what came of it."""

import os
import subprocess
import sys
from pathlib import Path

INCLUDE = Path(__file__).parents[2] / "include"

HARBOUR = '{"title": "Harbour reopens", "text": "The harbour of the town reopened on Monday, we hear."}\n'
LONG = f'{{"title": "Market moves", "text": "{"Traders will open their stalls. " * 400}"}}\n'


def wirehouse(warehouse, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "wirehouse", *arguments, "--home", str(warehouse.home.root)],
        env={**os.environ, "PYTHONPATH": str(INCLUDE), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_reject_is_loaded_after_the_limit_was_raised(warehouse):
    warehouse.write("day.jsonl", HARBOUR + LONG + "{}\n")
    source = str(warehouse.source)
    first = wirehouse(warehouse, "run", "--source", source, WIREHOUSE_MAX_RECORD_MB="0.01")
    assert first.returncode == 0, first.stderr
    replayed = wirehouse(warehouse, "replay", "--rule", "record_too_large")
    assert replayed.returncode == 0, replayed.stderr
    assert "replayed   2 (loaded 1, rejected 1)" in replayed.stdout
    assert warehouse.query("SELECT title FROM documents ORDER BY record_no") == [
        ("Harbour reopens",),
        ("Market moves",),
    ]
    again = wirehouse(warehouse, "replay", "--rule", "record_too_large")
    assert again.returncode == 0, again.stderr
    assert "Nothing to replay" in again.stdout
    assert warehouse.query("SELECT count(*) FROM ops.runs") == [(2,)]


def test_without_a_warehouse_it_says_what_to_do(warehouse):
    replayed = wirehouse(warehouse, "replay")
    assert replayed.returncode == 1
    assert "run the ingest first" in replayed.stderr
