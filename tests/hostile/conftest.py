"""Each hostile file meets the real stages in a home and a source of its own."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from hostile.outcome import Pipeline

SECONDS = 10  # of processor time for any one file; a file that makes us wait runs into the timeout below


@pytest.fixture
def pipeline(tmp_path: Path) -> Pipeline:
    return Pipeline(tmp_path)


@pytest.fixture(autouse=True)  # ruff: ignore[pytest-fixture-autouse] - no test may be without it
def in_time() -> Iterator[None]:
    started = process_time()
    yield
    assert process_time() - started < SECONDS, "the file held the run up"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(60))
