"""One fork server for all crash tests, and the figure of kill points at the end of the report."""

from collections import Counter

import pytest

from crash import machine
from crash.day import Day

KILL_POINTS = pytest.StashKey[Counter]()


def pytest_configure(config):
    config.stash[KILL_POINTS] = Counter()


@pytest.fixture(scope="session")
def fork_server(tmp_path_factory):
    machine.start(tmp_path_factory.mktemp("preload"))


@pytest.fixture(scope="session")
def day(fork_server, tmp_path_factory):  # ruff: ignore[unused-function-argument]
    return Day(tmp_path_factory.mktemp("day"))


@pytest.fixture
def kill_points(pytestconfig):
    """Counts, by stage, the kill points that were recovered from."""
    return pytestconfig.stash[KILL_POINTS]


def pytest_terminal_summary(terminalreporter, config):
    if points := config.stash[KILL_POINTS]:
        stages = ", ".join(f"{stage} {number}" for stage, number in points.items())
        terminalreporter.write_line(f"{points.total()} kill points: {stages}: all recovered to equal tables")
