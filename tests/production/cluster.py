"""Wirehouse as docker-compose.yaml describes it, as processes of this machine in place of containers."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import session

from production import postgres
from production.api import ClusterServer
from production.compose import ROOT, Service, services

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

LOOPBACK = "127.0.0.1"
WORKERS = ("worker-1", "worker-2")
DATABASES = ("postgres", "redis")
START_LIMIT = 150.0
LOG_TAIL = 12_000  # characters of each process's output that a failed test shows

# What the test does not wait for. Everything else is as the file has it.
SOONER = {
    # A silent worker is given up after these seconds (two and a half minutes in the file), once the scheduler
    # has taken over what a killed one left, for which it looks this often (every minute).
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "30",
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "5",
    "AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL": "10",
    # What a killed worker had taken and not begun goes to another (five minutes).
    "AIRFLOW__CELERY_BROKER_TRANSPORT_OPTIONS__VISIBILITY_TIMEOUT": "15",
}


class Cluster:
    """The running services, each a process in a session of its own."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.folder = folder
        self.ports = free_ports("api", "postgres", "redis", "triggerer", *WORKERS)
        self.values = dict(settings) | {
            "POSTGRES_PASSWORD": secrets.token_hex(12),
            "REDIS_PASSWORD": secrets.token_hex(12),
            "AIRFLOW_ADMIN_PASSWORD": secrets.token_hex(12),
            "AIRFLOW_JWT_SECRET": secrets.token_hex(64),
            "AIRFLOW_API_SECRET_KEY": secrets.token_hex(32),
            "AIRFLOW_FERNET_KEY": urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        }
        self.services = services(self.values, self._replacements())
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.server = ClusterServer(
            f"http://{LOOPBACK}:{self.ports['api']}", self.values["AIRFLOW_ADMIN_PASSWORD"]
        )

    def _replacements(self) -> dict[str, str]:
        """What stands in the files for another host, port or folder, and what it is here."""
        ports = self.ports
        return {
            "@postgres/": f"@{LOOPBACK}:{ports['postgres']}/",
            "@redis:6379/": f"@{LOOPBACK}:{ports['redis']}/",
            "//api-server:8080/": f"//{LOOPBACK}:{ports['api']}/",
            "localhost:8080": f"{LOOPBACK}:{ports['api']}",
            "redis-cli ": f"redis-cli -p {ports['redis']} ",
            "/opt/wirehouse/source": self.values["SOURCE_DIR"],
            **{f"/opt/wirehouse/{name}": str(self.folder / name) for name in ("auth", "data", "logs")},
            "/opt/wirehouse": str(ROOT),
            "/opt/airflow": str(self.folder / "airflow"),
        }

    def start(self, *names: str) -> None:
        """Start services, at the same time."""
        for name in names:
            assert name not in self.processes, f"{name} runs already"
            command, env = self._command(name), self._environment(name)
            with self.log(name).open("ab") as log:
                self.processes[name] = session.start(command, env, log, ROOT)

    def run(self, name: str) -> None:
        """Run a service that ends by itself.

        Raises:
            AssertionError: It failed.
        """
        self.start(name)
        code = self.processes.pop(name).wait(START_LIMIT)
        assert code == 0, f"{name} ended with {code}\n{self.tail(name)}"

    def kill(self, name: str) -> None:
        """End a service and all its processes without a warning, as a power cut does."""
        process = self.processes.pop(name)
        for pid in session.members(process.pid):
            os.kill(pid, 9)
        process.wait(10)

    def stop(self, name: str) -> None:
        """Ask a service to end, and see to it that it has."""
        session.end(self.processes.pop(name))

    def wait_healthy(self, *names: str) -> None:
        """Wait until the health checks of docker-compose.yaml pass.

        Raises:
            AssertionError: They did not in time, or a process has ended.
        """
        deadline = time.monotonic() + START_LIMIT
        for name in names:
            while (answer := self._check(name)).returncode:
                assert self.processes[name].poll() is None, f"{name} has ended\n{self.tail(name)}"
                assert time.monotonic() < deadline, (
                    f"{name} is not healthy: {answer.stdout}{answer.stderr}\n{self.tail(name)}"
                )
                time.sleep(0.5)

    def _check(self, name: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self._service(name).health, env=self._environment(name), cwd=ROOT,
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip

    def _service(self, name: str) -> Service:
        return self.services["worker" if name in WORKERS else name]

    def _command(self, name: str) -> list[str]:
        command = self._service(name).command
        if name in WORKERS:  # a container has a host name of its own
            return [*command, "--celery-hostname", f"celery@{name}"]
        if name == "redis":
            return [
                *command,
                "--bind",
                LOOPBACK,
                "--port",
                str(self.ports[name]),
                "--dir",
                str(self.folder / name),
            ]
        if name == "postgres":
            return postgres.server_command(self.folder / name, self.ports[name])
        return command

    def _environment(self, name: str) -> dict[str, str]:
        """What a container would have, with the programs and ports of this machine."""
        env = {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "HOME": str(self.folder),
            "LANG": os.environ.get("LANG", "C.UTF-8"),
            "NO_PROXY": LOOPBACK,
        } | self._service(name).environment
        if name in DATABASES:
            return env | {"PGHOST": LOOPBACK, "PGPORT": str(self.ports["postgres"])}
        return env | SOONER | {
            "HOSTNAME": name,
            "AIRFLOW__API__HOST": LOOPBACK,
            "AIRFLOW__API__PORT": str(self.ports["api"]),
            "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(self.ports.get(name, 0)),
            "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(self.ports["triggerer"]),
            "AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_STORAGE_PATH": str(self.folder / "bundles"),
        }  # fmt: skip

    def log(self, name: str) -> Path:
        """Where the output of a service goes."""
        return self.folder / f"{name}.log"

    def tail(self, name: str) -> str:
        """The end of a service's output."""
        return tail_of(self.log(name))

    def tails(self) -> str:
        """The end of every service's output, and of the logs of tasks in which there is an error."""
        tasks = [path for path in sorted((self.folder / "logs").rglob("attempt=*.log")) if has_error(path)]
        return "\n".join(tail_of(path) for path in (*sorted(self.folder.glob("*.log")), *tasks))


def has_error(log: Path) -> bool:
    """Whether a task has logged an error."""
    return '"level":"error"' in log.read_text(encoding="utf-8", errors="replace")


def tail_of(log: Path) -> str:
    """The end of a log, under its name."""
    text = log.read_text(encoding="utf-8", errors="replace")
    return f"---- {log} ----\n{text[-LOG_TAIL:]}"


@contextmanager
def running_cluster(settings: Mapping[str, str]) -> Generator[Cluster]:
    """Run the services of docker-compose.yaml, with two workers, until the block ends.

    All but the scheduler, which is for the caller to start: then no run begins before everything is there.

    `settings` are those of `.env`, SOURCE_DIR among them, but for the secrets, which are made up.
    """
    # Not pytest's folder: the user of PostgreSQL could not enter it.
    folder = Path(tempfile.mkdtemp(prefix="wirehouse-production-"))
    folder.chmod(0o755)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        for name in ("airflow", "auth", "data", "logs", "redis"):
            (folder / name).mkdir()
        cluster = Cluster(folder, settings)
        stack.callback(stop_all, cluster)
        image = cluster.services["postgres"].environment
        user, password = image["POSTGRES_USER"], image["POSTGRES_PASSWORD"]
        postgres.make_files(folder / "postgres", user, password)
        cluster.start(*DATABASES)
        postgres.make_database(image["POSTGRES_DB"], user, password, cluster.ports["postgres"])
        cluster.wait_healthy(*DATABASES)
        cluster.run("init")
        cluster.start("api-server", "dag-processor", "triggerer")
        cluster.wait_healthy("api-server")
        cluster.start(*WORKERS)
        cluster.wait_healthy("dag-processor", "triggerer", *WORKERS)
        yield cluster


def stop_all(cluster: Cluster) -> None:
    """Stop the services, the databases last: the others would wait for them."""
    names = list(cluster.processes)
    with ThreadPoolExecutor(len(cluster.services)) as together:
        list(together.map(cluster.stop, (name for name in names if name not in DATABASES)))
    for name in DATABASES:
        if name in cluster.processes:
            cluster.stop(name)


def free_ports(*names: str) -> dict[str, int]:
    """A free port for each name; all are held until all are known, so that no two are the same."""
    with ExitStack() as stack:
        ports = {}
        for name in names:
            probe = stack.enter_context(socket.socket())
            probe.bind((LOOPBACK, 0))
            ports[name] = probe.getsockname()[1]
    return ports
