"""The API server of a cluster, as a test asks it."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from server import Server


class ClusterServer(Server):
    """The API server of a cluster: its address, and the administrator's password."""

    def __init__(self, base_url: str, password: str) -> None:
        self.base_url = base_url
        self._password = password
        self._dag_of: dict[str, str] = {}
        self._token = ""

    @property
    def password(self) -> str:
        """The administrator's password."""
        return self._password

    def runs(self, dag_id: str) -> list[dict[str, Any]]:
        """The runs of a DAG, the oldest first."""
        found: list[dict[str, Any]] = self.request("GET", f"/dags/{dag_id}/dagRuns?limit=1000")["dag_runs"]
        return sorted(found, key=itemgetter("run_after"))

    def tasks(self, dag_id: str, run_id: str) -> list[dict[str, Any]]:
        """The task instances of a run, as they are now."""
        path = f"/dags/{dag_id}/dagRuns/{run_id}/taskInstances?limit=1000"
        found: list[dict[str, Any]] = self.request("GET", path)["task_instances"]
        return found
