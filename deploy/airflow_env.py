"""The Airflow settings of a Wirehouse that runs on one machine, in one place.

`make run`, `make up` and the tests all use these. Called as a program it prints lines for a shell:

    eval "$(python deploy/airflow_env.py --airflow-home DIR)"

Secrets are made once per Airflow home, in files only the owner can read; the settings name those files
(Airflow runs the command in a `…_CMD` setting), so no secret is ever printed or put in an environment.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import secrets
import shlex
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = "127.0.0.1"
ADMIN = "admin"

# What somebody may want to change for one run: an environment variable of the same name wins.
TUNABLE = {
    # A worker process per slot is forked at start; the default of 32 costs two gigabytes.
    "AIRFLOW__CORE__PARALLELISM": "4",
    "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
    # Safe mode skips files that lack the words "dag" and "airflow": a DAG would be missing without a word.
    "AIRFLOW__CORE__DAG_DISCOVERY_SAFE_MODE": "False",
    # The default of one second is paid again between any two tasks of a chain.
    "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.2",
    # A task killed by a stop is noticed, and retried, a minute after the next start instead of five.
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "60",
    "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "10",
    # Only then when a scheduler that was itself killed had them: the next one looks for its tasks this often.
    "AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL": "30",
    # How soon a new DAG file is seen; the default is five minutes.
    "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "10",
    "AIRFLOW__DAG_PROCESSOR__PARSING_PROCESSES": "1",
    # Great Expectations reports its use over the network unless told not to.
    "GX_ANALYTICS_ENABLED": "False",
}


def airflow_env(airflow_home: Path, port: int | None = None) -> dict[str, str]:
    """Give the environment variables for Airflow with its home in this folder.

    Makes the home and its secrets where they are missing. With a port, the addresses of an API server on it
    are set as well: without them every task of a server on another port than 8080 fails.
    """
    home = airflow_home.resolve()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    env = {name: os.environ.get(name, value) for name, value in TUNABLE.items()}
    env |= _places(home) | _security(home / "secrets")
    if port is not None:
        env |= {
            "AIRFLOW__API__PORT": str(port),
            "AIRFLOW__API__BASE_URL": f"http://{LOOPBACK}:{port}",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://{LOOPBACK}:{port}/execution/",
        }
    return env


def _places(home: Path) -> dict[str, str]:
    """Where things are. Fixed: an inherited database address must never receive our migrations."""
    return {
        "AIRFLOW_HOME": str(home),
        "PYTHONPATH": _with(os.environ.get("PYTHONPATH", ""), str(ROOT / "include"), os.pathsep),
        "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home / 'airflow.db'}",
        "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(home / "logs"),
        # The default is one folder in the temporary folder, shared by every user of the machine.
        "AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_STORAGE_PATH": str(home / "dag_bundles"),
    }


def _security(folder: Path) -> dict[str, str]:
    """Who may come in: only this machine, only the administrator, with secrets of this home."""
    folder.mkdir(mode=0o700, exist_ok=True)
    made = {
        "AIRFLOW__API_AUTH__JWT_SECRET": ("jwt_secret", secrets.token_hex(64)),
        "AIRFLOW__API__SECRET_KEY": ("api_secret_key", secrets.token_hex(32)),
        "AIRFLOW__CORE__FERNET_KEY": (
            "fernet_key",
            base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        ),
    }
    passwords = folder / "passwords.json"
    _write_once(passwords, json.dumps({ADMIN: secrets.token_urlsafe(18)}))
    env = {
        "AIRFLOW__API__HOST": LOOPBACK,
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__CORE__AUTH_MANAGER": (
            "airflow.api_fastapi.auth.managers.simple.simple_auth_manager.SimpleAuthManager"
        ),
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "False",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{ADMIN}:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(passwords),
    }
    for setting, (name, value) in made.items():
        _write_once(folder / name, value)
        env[f"{setting}_CMD"] = f"cat {shlex.quote(str(folder / name))}"
    # A task reaches its API server over HTTP: a proxy must not get between the two.
    for name in ("NO_PROXY", "no_proxy"):
        env[name] = _with(os.environ.get(name, ""), LOOPBACK, ",")
    return env


def admin_password(airflow_home: Path) -> str:
    """Read the administrator's generated password."""
    passwords = json.loads((airflow_home / "secrets" / "passwords.json").read_text(encoding="utf-8"))
    return str(passwords[ADMIN])


def _write_once(path: Path, content: str) -> None:
    """Write a file for the owner only, whole or not at all, unless it is there already."""
    if path.exists():
        return
    handle, name = tempfile.mkstemp(dir=path.parent)  # made with mode 0600
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
    with suppress(FileExistsError):  # another process was first: its secret is the secret
        os.link(name, path)
    Path(name).unlink()


def _with(listed: str, entry: str, separator: str) -> str:
    """Put an entry at the head of a separated list that may hold it already."""
    return separator.join(dict.fromkeys([entry, *filter(None, listed.split(separator))]))


def main() -> None:
    """Print the settings as `export` lines."""
    parser = argparse.ArgumentParser(description="Print the Airflow settings as lines for a shell.")
    parser.add_argument("--airflow-home", type=Path, required=True)
    parser.add_argument("--port", type=int)
    arguments = parser.parse_args()
    for name, value in airflow_env(arguments.airflow_home, arguments.port).items():
        sys.stdout.write(f"export {name}={shlex.quote(value)}\n")


if __name__ == "__main__":
    main()
