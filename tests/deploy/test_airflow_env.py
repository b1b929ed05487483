"""The settings of an Airflow on this machine: known to Airflow, closed to others, with its own secrets."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from airflow_env import admin_password, airflow_env


def secret(env: dict[str, str], name: str) -> str:
    return subprocess.run(["sh", "-c", env[f"{name}_CMD"]], capture_output=True, text=True, check=True).stdout


def test_airflow_knows_every_setting(tmp_path: Path, airflow_facts: dict[str, Any]) -> None:
    settings = {name for name in airflow_env(tmp_path, 8123) if name.startswith("AIRFLOW__")}
    commands = {name.removesuffix("_CMD") for name in settings if name.endswith("_CMD")}

    assert {name for name in settings if not name.endswith("_CMD")} - set(airflow_facts["settings"]) == set()
    assert len(commands) == 3
    assert commands - set(airflow_facts["secrets"]) == set()  # only those may be given by a command


def test_each_home_has_secrets_of_its_own_that_stay(tmp_path: Path) -> None:
    first, again, other = (airflow_env(tmp_path / home) for home in ("a b", "a b", "c"))
    for name in ("AIRFLOW__API_AUTH__JWT_SECRET", "AIRFLOW__API__SECRET_KEY", "AIRFLOW__CORE__FERNET_KEY"):
        assert secret(first, name) == secret(again, name) != secret(other, name)
    assert len(secret(first, "AIRFLOW__API_AUTH__JWT_SECRET")) >= 64
    assert admin_password(tmp_path / "a b") != admin_password(tmp_path / "c")


def test_only_the_owner_can_read_secrets_and_none_is_in_the_settings(tmp_path: Path) -> None:
    env = airflow_env(tmp_path / "home")
    files = list((tmp_path / "home" / "secrets").iterdir())

    assert sorted(file.name for file in files) == [
        "api_secret_key",
        "fernet_key",
        "jwt_secret",
        "passwords.json",
    ]
    for file in files:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert file.read_text(encoding="utf-8") not in json.dumps(env)
    assert admin_password(tmp_path / "home") not in json.dumps(env)
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


def test_the_addresses_name_the_port_and_this_machine(tmp_path: Path) -> None:
    env = airflow_env(tmp_path, 8123)

    assert env["AIRFLOW__API__HOST"] == "127.0.0.1"
    assert env["AIRFLOW__API__BASE_URL"] == "http://127.0.0.1:8123"
    assert env["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] == "http://127.0.0.1:8123/execution/"
    assert "AIRFLOW__API__BASE_URL" not in airflow_env(tmp_path)


def test_a_tunable_setting_can_be_changed_and_the_database_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRFLOW__CORE__PARALLELISM", "2")
    monkeypatch.setenv("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "postgresql://somewhere/else")
    monkeypatch.setenv("NO_PROXY", "example.org")
    env = airflow_env(tmp_path)

    assert env["AIRFLOW__CORE__PARALLELISM"] == "2"
    assert env["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] == f"sqlite:///{tmp_path / 'airflow.db'}"
    assert env["NO_PROXY"] == "127.0.0.1,example.org"


def test_a_shell_gets_the_same_settings(tmp_path: Path, root: Path) -> None:
    home = tmp_path / "it's a home"
    program = [sys.executable, str(root / "deploy" / "airflow_env.py"), "--airflow-home", str(home)]
    lines = subprocess.run(program, capture_output=True, text=True, check=True).stdout
    show = "import json, os; print(json.dumps(dict(os.environ)))"
    seen = subprocess.run(
        ["sh", "-c", f'{lines}exec "$0" -c "$1"', sys.executable, show],
        capture_output=True,
        text=True,
        check=True,
    )

    assert airflow_env(home).items() <= json.loads(seen.stdout).items()


def test_the_library_is_found_and_an_inherited_path_is_kept(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["/elsewhere", str(root / "include")]))
    assert airflow_env(tmp_path)["PYTHONPATH"] == os.pathsep.join([str(root / "include"), "/elsewhere"])
