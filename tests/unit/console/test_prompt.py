"""The prompt of `python -m wirehouse sql`, in a real terminal and behind a pipe."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from wirehouse.warehouse import writing

INCLUDE = Path(__file__).parents[3] / "include"
COMMAND = [sys.executable, "-m", "wirehouse", "sql"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("home")
    (home / "warehouse").mkdir()
    with writing(home / "warehouse" / "warehouse.duckdb"):
        pass
    return os.environ | {
        "PYTHONPATH": str(INCLUDE),
        "WIREHOUSE_HOME": str(home),
        "TERM": "dumb",
        "COLUMNS": "100",
    }


def piped(environment, text, *options):
    return subprocess.run(
        [*COMMAND, *options], input=text, env=environment, capture_output=True, text=True, check=False
    )


def test_behind_a_pipe_every_statement_is_answered_without_prompts(environment):
    done = piped(environment, "SELECT 1\n  AS a;\nSELECT ';\n' AS b;\nSELECT 3 AS c", "--format", "csv")
    assert (done.returncode, done.stdout) == (0, 'a\n1\nb\n";\n"\nc\n3\n')


def test_behind_a_pipe_an_error_is_told_and_the_rest_goes_on(environment):
    done = piped(environment, "SELECT nothing;\nSELECT 2;\n", "--format", "csv")
    assert done.returncode == 1
    assert "2\n2\n" in done.stdout
    assert "Binder Error" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("comment", ["-- what's in it", "-- it ends here;", "/* it's; */"])
def test_quotes_and_semicolons_of_comments_do_not_count(environment, comment):
    done = piped(environment, f"{comment}\nSELECT 'é;'\nAS a; {comment}\nSELECT 2;\n", "--format", "csv")
    assert (done.returncode, done.stdout) == (0, "a\né;\n2\n2\n"), done.stderr


class Terminal:
    """A program in a terminal of its own, as a person uses it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # which a shell has its background jobs ignore
            os.execve(COMMAND[0], COMMAND, environment)  # ruff: ignore[start-process-with-no-shell]
        self.shown = ""

    def type(self, text: str) -> None:
        os.write(self.descriptor, text.encode())

    def wait_for(self, text: str, seconds: float = 60) -> str:
        """Everything shown since the last call, up to the text."""
        end = time.monotonic() + seconds
        while text not in self.shown:
            ready, _, _ = select.select([self.descriptor], [], [], max(0, end - time.monotonic()))
            assert ready, f"waited for {text!r}, saw {self.shown!r}"
            self.shown += os.read(self.descriptor, 65536).decode()
        found, self.shown = self.shown.split(text, 1)
        return found

    def leave(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def terminal(environment):
    terminal = Terminal(environment)
    terminal.wait_for("wirehouse> ")
    yield terminal
    with suppress(ProcessLookupError, ChildProcessError):  # it has left, as it should
        os.kill(terminal.pid, signal.SIGKILL)
        os.waitpid(terminal.pid, 0)
    os.close(terminal.descriptor)


def test_a_person_asks_cancels_and_leaves(terminal):
    terminal.type("SELECT 20 +\n")
    terminal.wait_for("       ... ")
    terminal.type("22 AS answer;\n")
    assert "42" in terminal.wait_for("wirehouse> ")
    terminal.type(".tables\n")
    assert "ops.rejects" in terminal.wait_for("wirehouse> ")
    terminal.type(".help\n")
    assert "Ctrl-C cancels" in terminal.wait_for("wirehouse> ")
    terminal.type("SELECT chr(27) || '[31m' AS red;\n")
    assert "\\x1b[31m" in terminal.wait_for("wirehouse> ")
    terminal.type("SELECT (\n")
    terminal.wait_for("       ... ")
    terminal.type("\x03")
    terminal.wait_for("wirehouse> ")
    terminal.type("SELECT count(*) FROM range(10000000000000);\n")
    time.sleep(1)
    terminal.type("\x03")
    assert "nterrupted" in terminal.wait_for("wirehouse> ")
    terminal.type("SELECT 1 AS still_here;\n")
    assert "still_here" in terminal.wait_for("wirehouse> ")
    terminal.type("\x04")
    assert terminal.leave() == 0
