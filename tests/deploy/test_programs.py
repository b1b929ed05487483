"""The small programs of deploy/: health checks, preparation, and ending a session of processes."""

import http.server
import json
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import session
from prepare import write_passwords
from server import COMPONENTS

# A program that starts a second one in a process group of its own, as Airflow does with each task.
PARENT = """
import os, signal, subprocess, sys, time
{before}
child = subprocess.Popen([sys.executable, "-c", "{child}"], process_group=0)
open(sys.argv[1], "w").close()
try:
    time.sleep(60)
except KeyboardInterrupt:
    {interrupted}
"""


class Health(http.server.BaseHTTPRequestHandler):
    unwell = ""

    def do_GET(self) -> None:
        statuses = {
            part: {"status": "unhealthy" if part == self.unwell else "healthy"} for part in COMPONENTS
        }
        self.send_response(200 if self.path == "/api/v2/monitor/health" else 404)
        self.end_headers()
        self.wfile.write(json.dumps(statuses).encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def health_port() -> Iterator[int]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Health) as server:
        threading.Thread(target=server.serve_forever).start()
        yield server.server_port
        server.shutdown()


def check(root: Path, port: int, part: str) -> int:
    env = os.environ | {"AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/"}
    return subprocess.run(
        [sys.executable, "deploy/health.py", part], cwd=root, env=env, check=False
    ).returncode


def test_a_health_check_fails_for_the_part_that_is_unwell_and_only_for_it(
    root: Path, health_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Health, "unwell", "triggerer")
    assert {part: check(root, health_port, part) for part in COMPONENTS} == {
        "metadatabase": 0, "scheduler": 0, "triggerer": 1, "dag_processor": 0,
    }  # fmt: skip


def test_a_health_check_fails_when_nobody_answers(root: Path) -> None:
    assert check(root, 9, "scheduler") == 1


def test_the_password_file_is_replaced_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "passwords.json"
    write_passwords("first", path)
    write_passwords("second", path)

    assert json.loads(path.read_text(encoding="utf-8")) == {"admin": "second"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_preparing_without_an_administrators_password_is_refused(root: Path) -> None:
    env = os.environ | {"AIRFLOW_ADMIN_PASSWORD": ""}
    program = [sys.executable, "deploy/prepare.py", "--admin-password"]
    answer = subprocess.run(program, cwd=root, env=env, capture_output=True, text=True, check=False)

    assert answer.returncode == 2
    assert "see .env.example" in answer.stderr


@pytest.mark.parametrize(
    ("before", "child", "interrupted"),
    [
        pytest.param("", "import time; time.sleep(60)", "child.terminate()", id="ends on SIGINT"),
        pytest.param("", "import time; time.sleep(60)", "pass", id="leaves its child behind"),
        pytest.param(
            "signal.signal(signal.SIGINT, signal.SIG_IGN)",
            "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)",
            "pass",
            id="hears neither SIGINT nor SIGTERM",
        ),
    ],
)
def test_ending_a_session_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, child: str, interrupted: str
) -> None:
    monkeypatch.setattr(session, "STOP_LIMITS", dict.fromkeys(session.STOP_LIMITS, 1.5))
    started = tmp_path / "started"
    program = PARENT.format(before=before, child=child, interrupted=interrupted)
    with (tmp_path / "log").open("wb") as log:
        process = session.start([sys.executable, "-c", program, str(started)], os.environ, log, tmp_path)
    until(started.exists)
    assert len(session.members(process.pid)) == 2

    session.end(process)

    assert session.members(process.pid) == []
    assert process.returncode is not None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_a_program_ends_when_the_one_that_started_it_is_killed(tmp_path: Path, root: Path) -> None:
    starter = (
        "import os, pathlib, sys, time, session\n"
        "with open('log', 'wb') as log:\n"
        "    child = session.start([sys.executable, '-c', 'import time; time.sleep(60)'], os.environ, log,\n"
        "        pathlib.Path.cwd())\n"
        "time.sleep(0.5)\n"
        "pathlib.Path('part').write_text(str(child.pid))\n"
        "pathlib.Path('part').rename('child')\n"
        "time.sleep(60)\n"
    )
    env = os.environ | {"PYTHONPATH": str(root / "deploy")}
    parent = subprocess.Popen([sys.executable, "-c", starter], cwd=tmp_path, env=env)
    until((tmp_path / "child").exists)
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    assert session.members(child) == [child]

    parent.send_signal(signal.SIGKILL)
    parent.wait()

    until(lambda: not session.members(child))


def until(condition: object, limit: float = 15.0) -> None:
    deadline = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
