"""Each test of the stages has a home and a source of its own."""

import os
from pathlib import Path

import pytest

from unit.stages.harness import Stages


@pytest.fixture
def stages(tmp_path: Path) -> Stages:
    return Stages(tmp_path)


@pytest.fixture
def odd_name() -> str:
    """A file name that is not UTF-8."""
    return os.fsdecode(b"odd-\xff.txt")
