"""docker-compose.yaml, the Dockerfile, .env.example and the code say the same.

No container engine is needed: the files are read, and what they name is looked up in Airflow and in the code.
"""

import ast
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

Services = dict[str, dict[str, Any]]
References = Callable[[object], Iterator[tuple[str, str]]]

SECRETS = {
    "AIRFLOW_ADMIN_PASSWORD",
    "AIRFLOW_API_SECRET_KEY",
    "AIRFLOW_FERNET_KEY",
    "AIRFLOW_JWT_SECRET",
    "POSTGRES_PASSWORD",
    "REDIS_PASSWORD",
}
HOME = "/opt/wirehouse/data"


def example_lines(root: Path) -> dict[str, str]:
    text = (root / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"^(#?[A-Z0-9_]+)=(.*)$", text, re.MULTILINE))


def mounts(service: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    """Where each mount of a service goes, what is mounted there, and whether it can be written."""
    found = {}
    for mount in service.get("volumes", []):
        if isinstance(mount, dict):
            found[mount["target"]] = (mount["source"], not mount.get("read_only", False))
        else:
            source, target, *mode = mount.split(":")
            found[target] = (source, "ro" not in mode)
    return found


def seconds(duration: str) -> int:
    number, unit = re.fullmatch(r"(\d+)([smh])", duration).groups()
    return int(number) * {"s": 1, "m": 60, "h": 3600}[unit]


def test_every_airflow_setting_is_one_that_airflow_knows(
    airflow_services: Services, image_env: dict[str, str], airflow_facts: dict[str, Any]
) -> None:
    named = {name for service in airflow_services.values() for name in service["environment"]} | set(
        image_env
    )
    settings = {name for name in named if name.startswith("AIRFLOW__")}

    assert len(settings) > 15
    assert settings - set(airflow_facts["settings"]) == set()


def test_every_airflow_command_is_one_that_airflow_knows(airflow_facts: dict[str, Any]) -> None:
    assert airflow_facts["unknown"] == []
    assert airflow_facts["celery"] == "Celery"  # what the worker's health check names


def test_every_program_of_ours_is_in_the_image(airflow_services: Services, root: Path) -> None:
    commands = [service["command"] for service in airflow_services.values()]
    commands += [
        service["healthcheck"]["test"][1:]
        for service in airflow_services.values()
        if "healthcheck" in service
    ]
    ours = {command[1] for command in commands if command[0] == "python"}

    assert ours == {"deploy/prepare.py", "deploy/health.py"}
    assert all((root / program).is_file() for program in ours)


def test_secrets_come_from_the_environment_and_have_no_default(
    compose: dict[str, Any], references: References
) -> None:
    found = dict.fromkeys(references(compose))
    secret = {name for name, _ in found if re.search(r"PASSWORD|SECRET|KEY", name)}

    assert secret == SECRETS
    assert {name for name, rest in found if name in secret and not rest.startswith(":?")} == set()


def test_a_setting_that_airflow_calls_secret_is_never_written_out(
    airflow_services: Services, airflow_facts: dict[str, Any]
) -> None:
    for service in airflow_services.values():
        for name in set(service["environment"]) & set(airflow_facts["secrets"]):
            assert re.search(r"\$\{\w+:\?[^}]+\}", service["environment"][name]), name


def test_all_airflow_services_share_the_same_secrets(airflow_services: Services) -> None:
    shared = ("AIRFLOW__API_AUTH__JWT_SECRET", "AIRFLOW__API__SECRET_KEY", "AIRFLOW__CORE__FERNET_KEY")
    for name in shared:
        assert len({service["environment"][name] for service in airflow_services.values()}) == 1, name


def test_only_the_init_service_sees_the_administrators_password(
    compose: dict[str, Any], references: References
) -> None:
    sees = {
        name
        for name, service in compose["services"].items()
        if "AIRFLOW_ADMIN_PASSWORD" in dict(references(service))
    }
    assert sees == {"init"}


def test_only_the_page_is_published_and_only_to_this_machine(compose: dict[str, Any]) -> None:
    published = {
        name: service["ports"] for name, service in compose["services"].items() if "ports" in service
    }

    assert published == {"api-server": ["127.0.0.1:${AIRFLOW_PORT:-8080}:8080"]}
    assert not any("network_mode" in service for service in compose["services"].values())
    assert compose["networks"]["backend"] == {"internal": True}
    for database in ("postgres", "redis"):
        assert compose["services"][database]["networks"] == ["backend"]


def test_the_example_lists_every_variable_and_gives_no_secret_a_value(
    compose: dict[str, Any], references: References, root: Path
) -> None:
    environments = [service.get("environment", {}) for service in compose["services"].values()]
    passed_on = {name for environment in environments for name, value in environment.items() if value is None}
    lines = example_lines(root)

    assert {name.lstrip("#") for name in lines} == {name for name, _ in references(compose)} | passed_on
    assert {name: value for name, value in lines.items() if not name.startswith("#")} == dict.fromkeys(
        SECRETS, ""
    )


def test_git_never_takes_the_filled_in_example(root: Path) -> None:
    assert ".env" in (root / ".gitignore").read_text(encoding="utf-8").split()


def test_every_variable_of_ours_can_be_set_and_no_other(
    airflow_services: Services, image_env: dict[str, str], read_by_the_code: set[str]
) -> None:
    for name, service in airflow_services.items():
        given = {key for key in {**service["environment"], **image_env} if key.startswith("WIREHOUSE_")}
        assert given == read_by_the_code, name


def test_every_service_that_stays_has_a_health_check(compose: dict[str, Any]) -> None:
    unchecked = {name for name, service in compose["services"].items() if "healthcheck" not in service}
    assert unchecked == {"init"}
    for name, service in compose["services"].items():
        assert service["restart"] == ("no" if name == "init" else "unless-stopped"), name


def test_services_start_in_order(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for name, service in services.items():
        for other, how in service.get("depends_on", {}).items():
            finishes = "service_completed_successfully"
            assert how["condition"] == (finishes if other == "init" else "service_healthy"), (name, other)
    for name in ("api-server", "scheduler", "dag-processor", "triggerer", "worker"):
        assert "init" in services[name]["depends_on"], name


def test_health_is_asked_of_the_part_that_the_service_is(airflow_services: Services) -> None:
    from server import COMPONENTS

    asked = {
        name: service["healthcheck"]["test"][-1]
        for name, service in airflow_services.items()
        if "deploy/health.py" in service.get("healthcheck", {}).get("test", [])
    }
    assert asked.pop("api-server") == "metadatabase"
    assert set(asked) == {"scheduler", "dag-processor", "triggerer"}
    for name, part in asked.items():
        assert part == name.replace("-", "_")
        assert part in COMPONENTS


def test_the_warehouse_is_written_by_workers_and_read_by_the_page(
    airflow_services: Services, image_env: dict[str, str]
) -> None:
    sees = {
        name: mounts(service)[HOME] for name, service in airflow_services.items() if HOME in mounts(service)
    }

    assert image_env["WIREHOUSE_HOME"] == HOME
    assert sees == {"worker": ("home", True), "api-server": ("home", False)}


def test_the_source_is_mounted_where_it_is_looked_for_and_cannot_be_written(
    airflow_services: Services, image_env: dict[str, str], root: Path
) -> None:
    source, writable = mounts(airflow_services["worker"])[image_env["WIREHOUSE_SOURCE"]]

    assert not writable
    default = re.fullmatch(r"\$\{SOURCE_DIR:-(.+)\}", source)
    assert default
    assert (root / default[1]).is_dir()


def test_logs_and_passwords_are_on_their_volumes(
    airflow_services: Services, image_env: dict[str, str]
) -> None:
    for name, service in airflow_services.items():
        assert mounts(service)[image_env["AIRFLOW__LOGGING__BASE_LOG_FOLDER"]] == ("logs", True), name
    for name in ("init", "api-server"):
        service = airflow_services[name]
        folder = str(Path(service["environment"]["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"]).parent)
        assert mounts(service)[folder] == ("auth", True), name


def test_named_volumes_are_declared_and_belong_to_the_user_of_the_image(
    compose: dict[str, Any], airflow_services: Services, root: Path
) -> None:
    named = {source for service in compose["services"].values() for source, _ in mounts(service).values()}
    dockerfile = (root / "Dockerfile").read_text(encoding="utf-8")
    made = re.search(r"install --directory --owner airflow .*?\n(.+?) *\\?\n", dockerfile)[1].split()
    targets = {
        target
        for service in airflow_services.values()
        for target, mount in mounts(service).items()
        if mount[0][0] != "$"
    }

    assert {name for name in named if not name.startswith("$")} == set(compose["volumes"])
    assert targets <= set(made)


def test_a_silent_worker_is_given_up_only_after_it_has_given_up_itself(airflow_services: Services) -> None:
    for service in airflow_services.values():
        env = service["environment"]
        tries = int(env["AIRFLOW__WORKERS__EXECUTION_API_RETRIES"])
        low = float(env["AIRFLOW__WORKERS__EXECUTION_API_RETRY_WAIT_MIN"])
        high = float(env["AIRFLOW__WORKERS__EXECUTION_API_RETRY_WAIT_MAX"])
        # Airflow waits a random time between `low` and a limit that doubles up to `high`.
        usual = sum((low + max(low, min(2.0**number, high))) / 2 for number in range(tries - 1))
        silence = float(env["AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT"])

        assert 90 < usual < silence < 300
        assert float(env["AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL"]) <= 30


def test_a_worker_may_finish_its_tasks_before_it_is_killed(airflow_services: Services) -> None:
    assert seconds(airflow_services["worker"]["stop_grace_period"]) >= 600
    assert all(service["init"] for service in airflow_services.values())  # signals reach Airflow itself


def test_the_pool_that_is_made_is_the_one_that_the_dag_waits_for(root: Path) -> None:
    from prepare import COMMANDS, WRITER_POOL, WRITER_SLOTS

    dag = ast.parse((root / "plugins" / "wirehouse_tasks.py").read_text(encoding="utf-8"))
    assigned = {
        node.targets[0].id: node.value.value
        for node in dag.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    assert assigned["WRITER_POOL"] == WRITER_POOL
    assert WRITER_SLOTS == 1
    assert ("pools", "set", WRITER_POOL, "1") in {command[:4] for command in COMMANDS}


def test_the_queue_outlives_a_restart_of_redis(compose: dict[str, Any]) -> None:
    """Batches that wait for a worker would be looked at again only after TASK_QUEUED_TIMEOUT, an hour."""
    redis = compose["services"]["redis"]
    program, *options = redis["command"]

    assert program == "redis-server"
    assert dict(zip(options[::2], options[1::2], strict=True))["--appendonly"] == "yes"
    assert mounts(redis) == {"/data": ("redis", True)}  # where the image's Redis keeps it


@pytest.fixture(scope="module")
def docker_compose() -> list[str]:
    command = ["docker", "compose"]
    try:
        subprocess.run([*command, "version"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no `docker compose` here to check the file with: {error}")
    return command


def docker_config(docker_compose: list[str], root: Path, env_file: Path) -> subprocess.CompletedProcess[str]:
    command = [*docker_compose, "--project-directory", str(root), "--env-file", str(env_file), "config"]
    env = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME"}}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_docker_compose_takes_the_file_with_secrets(
    docker_compose: list[str], root: Path, tmp_path: Path
) -> None:
    filled = tmp_path / "filled.env"
    filled.write_text("".join(f"{name}=abc123\n" for name in SECRETS), encoding="utf-8")

    answer = docker_config(docker_compose, root, filled)

    assert answer.returncode == 0, answer.stderr
    assert yaml.safe_load(answer.stdout)["services"]["api-server"]["ports"][0]["host_ip"] == "127.0.0.1"


def test_docker_compose_refuses_the_example_as_it_is(docker_compose: list[str], root: Path) -> None:
    answer = docker_config(docker_compose, root, root / ".env.example")

    assert answer.returncode != 0
    assert "see .env.example" in answer.stderr
