"""Whoever types what the README says sees what the README shows."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (.+?)(?:  +#.*)?$", README, re.MULTILINE)
SHOWN = re.findall(r"^\$ (make sql [^\n]+)\n```\n\n```text\n(.+?)\n```\n", README, re.MULTILINE | re.DOTALL)
MACROS = re.findall(r"`((?:said|search)\('[^`]+'\))`", README)

pytestmark = pytest.mark.slow


def typed(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """A command as a shell takes it that is no child of `make test`, but for the folder of the warehouse."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**outer, "WIREHOUSE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """The warehouse that its first command makes."""
    home = tmp_path_factory.mktemp("data")
    first = typed(COMMANDS[0], home)
    assert first.returncode == 0, first.stdout + first.stderr
    assert (home / "warehouse" / "warehouse.duckdb").exists()
    return home


def test_its_first_command_needs_nothing_before_it():
    assert COMMANDS[0] == "make run"
    assert len(SHOWN) == sum(command.startswith("make sql") for command in COMMANDS) > 0


@pytest.mark.parametrize(("command", "answer"), SHOWN)
def test_its_queries_have_the_answers_it_shows(command, answer, home):
    done = typed(command, home)
    assert (done.returncode, done.stdout.strip()) == (0, answer.strip()), done.stderr


@pytest.mark.parametrize("macro", MACROS)
def test_what_it_says_can_be_asked_has_an_answer(macro, home):
    done = typed(f'make sql Q="SELECT count(*) AS found FROM {macro}"', home)
    assert done.returncode == 0, done.stderr
    assert "found" in done.stdout
