"""Talk to a running Airflow: is it well, start this DAG, how did the run end."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from airflow_env import ADMIN, LOOPBACK, admin_password

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping
    from pathlib import Path

COMPONENTS = ("metadatabase", "scheduler", "triggerer", "dag_processor")
FINISHED = ("success", "failed")
NOT_FOUND = 404
CONFLICT = 409
SERVER_ERROR = 500
PATIENCE = 4  # questions that may go without an answer for ten seconds
# An opener without proxies: a proxy of the environment must not get between this and its own machine.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class ServerError(RuntimeError):
    """Airflow did not start, died, or did not do what it was asked."""


class Server:
    """A running Airflow: its address, and the few things a test asks of it."""

    def __init__(self, airflow_home: Path, port: int, process: subprocess.Popen[bytes]) -> None:
        self.airflow_home = airflow_home
        self.process = process
        self.base_url = f"http://{LOOPBACK}:{port}"
        self._dag_of: dict[str, str] = {}
        self._token = ""

    @property
    def password(self) -> str:
        """The administrator's password."""
        return admin_password(self.airflow_home)

    def token(self) -> str:
        """Log in (once) and give the bearer token."""
        if not self._token:
            login = {"username": ADMIN, "password": self.password}
            self._token = _call("POST", f"{self.base_url}/auth/token", login)["access_token"]
        return self._token

    def request(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        """Call the API (`path` is what follows `/api/v2`) as administrator.

        A question is asked again when the answer is late, or the server failed over it, as both happen on a
        busy machine: SQLite keeps whoever reads while others write waiting, and then turns them away.
        """
        for _ in range(PATIENCE if method == "GET" else 0):
            try:
                return _call(method, f"{self.base_url}/api/v2{path}", body, self.token())
            except TimeoutError:
                continue
            except urllib.error.HTTPError as error:
                if error.code != SERVER_ERROR:
                    raise
                time.sleep(1.0)
        return _call(method, f"{self.base_url}/api/v2{path}", body, self.token())

    def ailing(self) -> list[str]:
        """Name the parts that are not healthy; all of them while nobody answers."""
        return ailing(self.base_url)

    def trigger(self, dag_id: str, conf: Mapping[str, object] | None = None, limit: float = 60.0) -> str:
        """Start a run as a person would (no logical date) and give its id; waits for the DAG to be known.

        It is asked for again, by the same id, when the answer is late or the server failed: it starts once.
        """
        run_id = f"manual__{datetime.now(UTC).isoformat()}"
        body = {"dag_run_id": run_id, "logical_date": None, "conf": dict(conf or {})}
        deadline = time.monotonic() + limit
        while refused := self._try_trigger(dag_id, body):
            if time.monotonic() > deadline:
                errors = self.import_errors()
                raise ServerError(f"{dag_id} was not triggered after {limit:.0f} s: {refused}; {errors}")
            time.sleep(1.0)
        self._dag_of[run_id] = dag_id
        return run_id

    def _try_trigger(self, dag_id: str, body: object) -> str:
        """Ask for the run; why it is to be asked for again, if it is."""
        try:
            self.request("POST", f"/dags/{dag_id}/dagRuns", body)
        except TimeoutError as error:
            return str(error)
        except urllib.error.HTTPError as error:
            if error.code == CONFLICT:  # an earlier try of ours, whose answer did not come
                return ""
            answer = error.read().decode(errors="replace")
            if error.code in {NOT_FOUND, SERVER_ERROR}:
                return f"{error}: {answer[:500]}"
            raise ServerError(f"{dag_id} was not triggered: {error}: {answer[:500]}") from error
        return ""

    def wait(self, run_id: str, timeout: float = 300.0) -> str:
        """Wait for a run started by `trigger` and give its state, `success` or `failed`."""
        path = f"/dags/{self._dag_of[run_id]}/dagRuns/{run_id}"
        deadline = time.monotonic() + timeout
        while (state := str(self.request("GET", path)["state"])) not in FINISHED:
            if time.monotonic() > deadline:
                states = self.task_states(run_id)
                raise ServerError(f"{run_id} is {state} after {timeout:.0f} s: {states}")
            time.sleep(0.5)
        return state

    def task_states(self, run_id: str) -> dict[str, str | None]:
        """Give the state of each task instance of a run, as `task` or `task[map index]`."""
        path = f"/dags/{self._dag_of[run_id]}/dagRuns/{run_id}/taskInstances?limit=1000"
        return {
            f"{task['task_id']}[{task['map_index']}]" if task["map_index"] >= 0 else task["task_id"]: task[
                "state"
            ]
            for task in self.request("GET", path)["task_instances"]
        }

    def import_errors(self) -> list[str]:
        """Give what the DAG processor could not import."""
        return [error["stack_trace"] for error in self.request("GET", "/importErrors")["import_errors"]]


def ailing(base_url: str) -> list[str]:
    """Name the parts of Airflow that are not healthy; all of them while nobody answers there."""
    try:
        health = _call("GET", f"{base_url}/api/v2/monitor/health")
    except (OSError, ValueError):
        return list(COMPONENTS)
    return [part for part in COMPONENTS if health[part]["status"] != "healthy"]


def _call(method: str, url: str, body: object = None, token: str = "") -> dict[str, Any]:
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, headers, method=method)  # ruff: ignore[suspicious-url-open-usage]
    with OPENER.open(request, timeout=10) as response:
        answer: dict[str, Any] = json.load(response)
    return answer
