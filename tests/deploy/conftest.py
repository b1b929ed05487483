import ast
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "deploy"))  # its programs import each other as they do when they run

# One process that knows Airflow: its settings, which of them are secrets, and which commands it understands.
ASK_AIRFLOW = """
import json, os, sys
from airflow.cli.cli_parser import get_parser
from airflow.configuration import conf
from airflow.providers_manager import ProvidersManager

ProvidersManager().initialize_providers_configuration()
settings = [
    f"AIRFLOW__{section.upper()}__{option.upper()}"
    for section, described in conf.configuration_description.items()
    for option in described["options"]
]
secrets = [f"AIRFLOW__{section}__{option}".upper() for section, option in conf.sensitive_config_values]
unknown = []
for command in json.loads(sys.argv[1]):
    try:
        get_parser().parse_args(command)
    except SystemExit:
        unknown.append(command)
try:
    # What the scheduler, the worker and the worker's health check start from.
    from airflow.providers.celery.executors.celery_executor import app
    celery = type(app).__name__
except ImportError as error:
    celery = str(error)
answer = {"settings": settings, "secrets": secrets, "unknown": unknown, "celery": celery}
json.dump(answer, sys.stdout)
"""


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def airflow_services(compose: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: service for name, service in compose["services"].items() if "build" in service}


@pytest.fixture(scope="session")
def image_env() -> dict[str, str]:
    """The variables that the Dockerfile sets."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    settings = [shlex.split(line)[1:] for line in text.splitlines() if line.startswith("ENV ")]
    return dict(pair.split("=", 1) for pairs in settings for pair in pairs)


@pytest.fixture(scope="session")
def references() -> Callable[[object], Iterator[tuple[str, str]]]:
    """Find every `${NAME…}` in a piece of YAML: the name, and what follows it in the braces."""

    def find(value: object) -> Iterator[tuple[str, str]]:
        if isinstance(value, str):
            yield from re.findall(r"(?<!\$)\$\{(\w+)([^}]*)\}", value)
        elif isinstance(value, dict):
            for entry in value.values():
                yield from find(entry)
        elif isinstance(value, list):
            for entry in value:
                yield from find(entry)

    return find


@pytest.fixture(scope="session")
def read_by_the_code() -> set[str]:
    """The WIREHOUSE_ variables that library, DAGs and plugins name in their code (not only in prose)."""
    files = [path for folder in ("include", "dags", "plugins") for path in (ROOT / folder).rglob("*.py")]
    return {
        node.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"WIREHOUSE_[A-Z_]+", node.value)
    }


@pytest.fixture(scope="session")
def airflow_facts(
    airflow_services: dict[str, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    prepare = __import__("prepare")
    commands = [service["command"] for service in airflow_services.values()]
    asked = [command[1:] for command in commands if command[0] == "airflow"] + list(prepare.COMMANDS)
    env = os.environ | {
        "AIRFLOW_HOME": str(tmp_path_factory.mktemp("airflow")),
        "AIRFLOW__CORE__EXECUTOR": "CeleryExecutor",
        "AIRFLOW__LOGGING__LOGGING_LEVEL": "ERROR",
    }
    answer = subprocess.run(
        [sys.executable, "-c", ASK_AIRFLOW, json.dumps(asked)],
        env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(answer.stdout.splitlines()[-1])
