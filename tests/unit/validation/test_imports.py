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
    assert not printed_by(f"import {module}, sys; print(*{HEAVY!r} & set(sys.modules))")


def test_judging_does_not_import_what_no_rule_needs() -> None:
    program = """
import gc, sys
from wirehouse.validation.context import UNUSED, quiet_context
quiet_context()
print(*set(UNUSED) & set(sys.modules))
assert gc.isenabled()
"""
    assert not printed_by(program)


def test_what_no_rule_needs_is_there_for_those_who_do() -> None:
    """Great Expectations itself, and whoever imports it after that; also when it was imported before."""
    program = """
import altair, sys
from wirehouse.validation.context import quiet_context
quiet_context()
from great_expectations.expectations.core import expect_column_kl_divergence_to_be_less_than as later
assert later.alt is altair
print(later.stats.entropy([0.5, 0.5], base=2))
import scipy.stats
assert scipy.stats.entropy is later.stats.entropy
"""
    assert printed_by(program) == "1.0"


def printed_by(program: str) -> str:
    """What a program prints that runs by itself."""
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(INCLUDE)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return run.stdout.strip()
