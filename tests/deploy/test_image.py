"""The image holds the code and the exact packages, no secret, and does not run as root."""

import re
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def steps(root: Path) -> list[list[str]]:
    text = (root / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def test_it_runs_the_python_that_the_tests_run(steps: list[list[str]]) -> None:
    assert steps[0][0] == "FROM"
    assert steps[0][1].startswith(f"python:{sys.version_info.major}.{sys.version_info.minor}-slim")


def test_it_ends_as_a_user_who_is_not_root(steps: list[list[str]]) -> None:
    users = [step[1] for step in steps if step[0] == "USER"]
    assert users[-1] not in {"root", "0"}


def test_packages_come_from_the_exact_pins(steps: list[list[str]], root: Path) -> None:
    installs = [" ".join(step) for step in steps if "pip" in step]
    assert installs == ["RUN pip install --no-deps --requirement requirements.txt && pip check"]
    pins = (root / "requirements.txt").read_text(encoding="utf-8")
    assert re.search(r"^apache-airflow==3\.", pins, re.MULTILINE)
    for needed in ("apache-airflow-providers-celery", "psycopg2-binary", "redis"):
        assert re.search(rf"^{needed}==", pins, re.MULTILINE), needed


def test_nothing_secret_is_set_or_asked_for(steps: list[list[str]], image_env: dict[str, str]) -> None:
    assert not [name for name in image_env if re.search(r"PASSWORD|SECRET|KEY|TOKEN", name)]
    assert "ARG" not in {step[0] for step in steps}


def test_the_paths_of_the_settings_are_copied(
    steps: list[list[str]], image_env: dict[str, str], root: Path
) -> None:
    workdir = next(step[1] for step in steps if step[0] == "WORKDIR")
    copied = {f"{workdir}/{step[2].rstrip('/')}": root / step[1] for step in steps if step[0] == "COPY"}

    for name in ("AIRFLOW__CORE__DAGS_FOLDER", "AIRFLOW__CORE__PLUGINS_FOLDER", "PYTHONPATH"):
        assert copied[image_env[name]].is_dir(), name
    assert (copied[image_env["PYTHONPATH"]] / "wirehouse" / "__init__.py").is_file()


def test_only_what_is_copied_reaches_the_engine(steps: list[list[str]], root: Path) -> None:
    rules = (root / ".dockerignore").read_text(encoding="utf-8").split("\n")
    rules = [rule for rule in rules if rule and not rule.startswith("#")]

    assert rules[0] == "*"
    allowed = {rule[1:] for rule in rules if rule.startswith("!")}
    assert allowed == {step[1].rstrip("/") for step in steps if step[0] == "COPY"}
