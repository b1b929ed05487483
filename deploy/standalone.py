"""Start the project with `airflow standalone`, for this machine only, and stop it without a trace.

As a program (`make up`) it runs until Ctrl-C or SIGTERM:

    python deploy/standalone.py [--port 8080] [--airflow-home DIR]

Exit code 0 after a requested stop, 1 when Airflow never became healthy or died, 2 when it cannot start here.

For tests, `with running_standalone(home, port, env) as server:` gives a server with `trigger` and `wait`.

Bare `airflow standalone` falls short of this in four ways: it listens to the network (its log servers always
do), it leaves its parts running after SIGTERM, it goes on when one of them has died, and it says that it is
ready before it is.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import shlex
import signal
import socket
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import session
from airflow_env import ADMIN, LOOPBACK, ROOT, airflow_env
from server import Server, ServerError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

START_LIMIT = 180.0
# Heartbeats go stale while a laptop sleeps: only a lasting silence means that a part has died.
SICK_LIMIT = 120.0


class CannotStartError(ServerError):
    """Something here is in the way: the port or the Airflow home is in use."""


class StopRequestedError(Exception):
    """A stop was asked for while Airflow was starting."""


@contextmanager
def running_standalone(
    airflow_home: Path,
    port: int,
    env: Mapping[str, str] | None = None,
    *,
    stop: threading.Event | None = None,
) -> Generator[Server]:
    """Run Airflow with its home in this folder until the block ends; `env` wins over the project's settings.

    Raises ServerError when it does not become healthy, StopRequestedError when `stop` is set before that.
    """
    home, stop = airflow_home.resolve(), stop or threading.Event()
    _require_free(port)
    settings = os.environ | airflow_env(home, port) | dict(env or {})
    settings["PATH"] = os.pathsep.join([str(_local_airflow(home)), settings.get("PATH", os.defpath)])
    with _only_one(home), log_path(home).open("wb") as log:
        _prepare(settings, log, stop)
        process = session.start([sys.executable, "-m", "airflow", "standalone"], settings, log, ROOT)
        try:
            server = Server(home, port, process)
            _wait_healthy(server, stop)
            yield server
        finally:
            session.end(process)


def log_path(airflow_home: Path) -> Path:
    """Where the output of Airflow's parts goes, anew at each start."""
    return airflow_home / "standalone.log"


def _prepare(env: Mapping[str, str], log: IO[bytes], stop: threading.Event) -> None:
    """Make the tables and the pool, before any scheduler may run a task."""
    program = str(Path(__file__).with_name("prepare.py"))
    process = session.start([sys.executable, program], env, log, ROOT)
    try:
        while process.poll() is None:
            _pause(session.POLL, stop)
    finally:
        session.end(process)
    if process.returncode:
        raise ServerError(f"Airflow's database could not be prepared: see {log.name}")


def _wait_healthy(server: Server, stop: threading.Event) -> None:
    """Wait until every part reports a heartbeat."""
    log, deadline = log_path(server.airflow_home), time.monotonic() + START_LIMIT
    while ailing := server.ailing():
        if server.process.poll() is not None:
            raise ServerError(f"Airflow ended while it started: see {log}")
        if time.monotonic() > deadline:
            raise ServerError(f"Not healthy after {START_LIMIT:.0f} s: {', '.join(ailing)}; see {log}")
        _pause(0.5, stop)


def _pause(seconds: float, stop: threading.Event) -> None:
    if stop.wait(seconds):
        raise StopRequestedError


def _local_airflow(home: Path) -> Path:
    """Write the `airflow` command that `airflow standalone` starts its parts with, and give its folder.

    The log servers of scheduler and triggerer listen on every interface, whatever the settings say. On one
    machine nobody needs them: the API server reads the same files.
    """
    folder = home / "bin"
    folder.mkdir(exist_ok=True)
    script = folder / "airflow"
    script.write_text(
        "#!/bin/sh\n"
        'case "$1" in scheduler|triggerer) set -- "$@" --skip-serve-logs ;; esac\n'
        f'exec {shlex.quote(sys.executable)} -m airflow "$@"\n',
        encoding="utf-8",
    )
    script.chmod(0o700)
    return folder


@contextmanager
def _only_one(home: Path) -> Generator[None]:
    """Hold the home: two schedulers on one SQLite file get in each other's way."""
    with (home / "standalone.lock").open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotStartError(
                f"Airflow already runs in {home}: stop it, or use another --airflow-home."
            ) from error
        yield


def _require_free(port: int) -> None:
    """Fail early, and in words, when the port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port just left is free
        try:
            probe.bind((LOOPBACK, port))
        except OSError as error:
            raise CannotStartError(f"Port {port}: {error.strerror}. Choose another with --port.") from error


def _say(message: str) -> None:
    sys.stdout.write(f"{message}\n")
    sys.stdout.flush()


def _serve(airflow_home: Path, port: int, stop: threading.Event) -> None:
    _say(f"Airflow starts, in half a minute or so. Its output: {log_path(airflow_home.resolve())}")
    with running_standalone(airflow_home, port, stop=stop) as server:
        _say(f"Ready: open {server.base_url}, user {ADMIN}, password {server.password}   (Ctrl-C stops it)")
        try:
            _watch(server, stop)
        finally:
            _say("Airflow stops.")


def _watch(server: Server, stop: threading.Event) -> None:
    """Wait for the stop; `airflow standalone` itself does not notice when one of its parts has died."""
    log, well = log_path(server.airflow_home), time.monotonic()
    while not stop.wait(5.0):
        if server.process.poll() is not None:
            raise ServerError(f"Airflow ended by itself: see {log}")
        if not (ailing := server.ailing()):
            well = time.monotonic()
        elif time.monotonic() - well > SICK_LIMIT:
            raise ServerError(f"Silent for {SICK_LIMIT:.0f} s: {', '.join(ailing)}; see {log}")


def main() -> int:
    """Run Airflow until asked to stop."""
    parser = argparse.ArgumentParser(description="Start the project with Airflow, for this machine only.")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--airflow-home", type=Path, default=ROOT / ".airflow" / "up")
    arguments = parser.parse_args()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # A flag, not an exception: a second Ctrl-C must not cut the stop short and leave processes behind.
        signal.signal(number, lambda *_: stop.set())
    try:
        _serve(arguments.airflow_home, arguments.port, stop)
    except StopRequestedError:
        _say("Airflow did not start: a stop was requested.")
    except ServerError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, CannotStartError) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
