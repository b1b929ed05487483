"""Look at DAGs in a process of its own, as Airflow's DAG processor does."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def ask(program: str, *arguments: object, **environment: str) -> str:
    """What a program prints behind ANSWER."""
    completed = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "include"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert completed.returncode == 0, completed.stderr[-3000:]
    return completed.stdout.split("ANSWER", 1)[1]
