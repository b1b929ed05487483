"""`make up` for real: a server on this machine only, that runs a DAG and leaves nothing behind."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
import session
from airflow_env import admin_password
from server import Server
from standalone import CannotStartError, running_standalone

from ports import free_port

pytestmark = pytest.mark.slow

Launch = Callable[[list[str]], subprocess.Popen[str]]
STOP_LIMIT = 30.0
DAG = """
from airflow.sdk import dag, task

@dag(schedule=None)
def trivial():
    @task(pool="warehouse_writer")
    def write() -> int:
        return 2

    @task
    def count(written: int) -> None:
        import wirehouse  # the library is on the path of tasks

        assert written == 2

    count(write())

trivial()
"""


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def airflow_home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def program(root: Path, airflow_home: Path, port: int) -> list[str]:
    launcher = str(root / "deploy" / "standalone.py")
    return [sys.executable, launcher, "--port", str(port), "--airflow-home", str(airflow_home)]


@pytest.fixture
def launch() -> Iterator[Launch]:
    """Start a program, and see to it that it has ended when the test has, however the test went."""
    launched = []

    def start(command: list[str]) -> subprocess.Popen[str]:
        launched.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return launched[-1]

    yield start
    for launcher in launched:
        launcher.stdout.close()
        if launcher.poll() is None:
            launcher.terminate()
            launcher.wait(60)


@pytest.fixture
def no_schedule(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The program starts the project's own DAGs: they must neither run nor touch the project's data."""
    monkeypatch.setenv("WIREHOUSE_SCHEDULE", "none")
    monkeypatch.setenv("WIREHOUSE_MAINTENANCE_SCHEDULE", "none")
    monkeypatch.setenv("WIREHOUSE_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION", "True")


def listening(server: Server) -> set[str]:
    """The addresses that the server's processes listen on."""
    found = set()
    for pid in session.members(server.process.pid):
        for connection in psutil.Process(pid).net_connections("inet"):
            if connection.status == psutil.CONN_LISTEN:
                found.add(f"{connection.laddr.ip}:{connection.laddr.port}")
    return found


def airflow_of(launcher: subprocess.Popen[str]) -> Iterator[int]:
    """The sessions that a launcher has started: the first process of each is its child."""
    for child in psutil.Process(launcher.pid).children():
        if os.getsid(child.pid) == child.pid:
            yield child.pid


def wait_for_exit(launcher: subprocess.Popen[str]) -> float:
    started = time.monotonic()
    launcher.wait(STOP_LIMIT)
    return time.monotonic() - started


def test_a_run_is_triggered_and_succeeds(airflow_home: Path, port: int, tmp_path: Path) -> None:
    dags = tmp_path / "dags"
    dags.mkdir()
    (dags / "trivial.py").write_text(DAG, encoding="utf-8")

    with running_standalone(airflow_home, port, {"AIRFLOW__CORE__DAGS_FOLDER": str(dags)}) as server:
        assert server.ailing() == []
        run_id = server.trigger("trivial")
        state = server.wait(run_id, timeout=120)
        assert (state, server.task_states(run_id)) == ("success", {"write": "success", "count": "success"})
        assert server.request("GET", f"/dags/trivial/dagRuns/{run_id}")["logical_date"] is None
        assert server.import_errors() == []

        assert listening(server) == {f"127.0.0.1:{port}"}
        log = server.request("GET", f"/dags/trivial/dagRuns/{run_id}/taskInstances/write/logs/1")
        assert "Returned value was: 2" in str(log)  # read from the file: no log server is needed

        with (
            pytest.raises(CannotStartError, match="already runs"),
            running_standalone(airflow_home, free_port()),
        ):
            pass
        with pytest.raises(CannotStartError, match="Port"), running_standalone(tmp_path / "other", port):
            pass
        stopped = time.monotonic()

    assert time.monotonic() - stopped < STOP_LIMIT
    assert session.members(server.process.pid) == []
    for name in ("airflow.cfg", "secrets/passwords.json"):
        assert stat.S_IMODE((airflow_home / name).stat().st_mode) == 0o600, name


@pytest.mark.usefixtures("no_schedule")
def test_the_program_says_where_to_go_and_stops_on_sigterm(
    program: list[str], airflow_home: Path, port: int, launch: Launch
) -> None:
    launcher = launch(program)
    ready = next((line for line in launcher.stdout if line.startswith("Ready: ")), "")
    sessions = list(airflow_of(launcher))
    members = [pid for leader in sessions for pid in session.members(leader)]
    launcher.send_signal(signal.SIGTERM)
    took = wait_for_exit(launcher)

    password = admin_password(airflow_home)
    assert f"open http://127.0.0.1:{port}, user admin, password {password}" in ready
    assert len(members) > 4
    assert launcher.returncode == 0
    assert took < STOP_LIMIT
    assert not [pid for leader in sessions for pid in session.members(leader)]


@pytest.mark.usefixtures("no_schedule")
def test_the_program_stops_on_sigint_while_it_starts_in_the_background(
    program: list[str], airflow_home: Path, launch: Launch
) -> None:
    # This is how a shell without job control starts `make up &`: it has the program ignore SIGINT.
    launcher = launch(["sh", "-c", 'trap "" INT; exec "$@"', "sh", *program])
    deadline = time.monotonic() + 60
    while "Starting Airflow Standalone" not in output(airflow_home) and time.monotonic() < deadline:
        time.sleep(0.2)
    sessions = list(airflow_of(launcher))
    launcher.send_signal(signal.SIGINT)
    took = wait_for_exit(launcher)

    assert sessions
    assert launcher.returncode == 0
    assert took < STOP_LIMIT
    assert not [pid for leader in sessions for pid in session.members(leader)]


@pytest.mark.usefixtures("no_schedule")
def test_the_program_fails_when_airflow_cannot_start(
    program: list[str], airflow_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRFLOW__CORE__PARALLELISM", "not a number")

    answer = subprocess.run(program, capture_output=True, text=True, check=False)

    assert answer.returncode == 1
    assert str(airflow_home / "standalone.log") in answer.stderr


def output(airflow_home: Path) -> str:
    log = airflow_home / "standalone.log"
    return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
