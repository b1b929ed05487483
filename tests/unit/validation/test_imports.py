import os
import subprocess
import sys
from pathlib import Path

import pytest

INCLUDE = Path(__file__).parents[3] / "include"
HEAVY = {"great_expectations", "pandas", "sqlalchemy"}


@pytest.mark.parametrize(
    "module",
    [
        "wirehouse.stages.validate",
        "wirehouse.validation.check",
        "wirehouse.validation.data_docs",
        "wirehouse.validation.limits",
    ],
)
def test_importing_a_stage_does_not_import_great_expectations(module: str) -> None:
    program = f"import {module}, sys; print(*{HEAVY!r} & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(INCLUDE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not run.stdout.strip()
