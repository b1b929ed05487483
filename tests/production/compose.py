"""The services of docker-compose.yaml as commands and environments that run on this machine.

The commands, settings and health checks are those of the file, and of the Dockerfile for what its image sets.
Only what differs without containers is replaced: hosts, ports and folders.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Service:
    """What docker compose would start in a container."""

    command: list[str]
    environment: dict[str, str]
    health: list[str]
    """The health check as a command; empty where there is none."""
    needs_healthy: frozenset[str]
    """The services that must be healthy before this one starts."""


def services(values: dict[str, str], replacements: dict[str, str]) -> dict[str, Service]:
    """Every service of docker-compose.yaml, by name.

    `values` are those of `.env`; each text that is a key of `replacements` is replaced wherever it stands.
    """
    described = yaml.safe_load((ROOT / "docker-compose.yaml").read_text(encoding="utf-8"))["services"]

    def here(value: str) -> str:
        value = interpolated(value, values)
        for there, replacement in replacements.items():
            value = value.replace(there, replacement)
        return value.replace("$$", "$")

    image = image_environment()
    return {
        name: Service(
            command=[here(part) for part in service.get("command", [])],
            environment={
                key: here(value)
                for key, value in (
                    (image if "build" in service else {}) | environment(service, values)
                ).items()
            },
            health=health_command([here(part) for part in service.get("healthcheck", {}).get("test", [])]),
            needs_healthy=frozenset(
                other
                for other, how in service.get("depends_on", {}).items()
                if how["condition"] == "service_healthy"
            ),
        )
        for name, service in described.items()
    }


def environment(service: dict[str, Any], values: dict[str, str]) -> dict[str, str]:
    """The variables of a service; one without a value is passed on from `.env`, where it is set there."""
    variables = service.get("environment", {})
    return {name: value for name, value in variables.items() if value is not None} | {
        name: values[name] for name, value in variables.items() if value is None and name in values
    }


def interpolated(value: str, values: dict[str, str]) -> str:
    """The text with `${NAME:-default}` and `${NAME:?message}` filled in, as docker compose does.

    Raises:
        KeyError: A variable that must be set is not.
    """

    def fill(found: re.Match[str]) -> str:
        name, rest = found.groups()
        if rest.startswith(":-"):
            return values.get(name) or rest[2:]
        return values[name]

    return re.sub(r"(?<!\$)\$\{(\w+)([^}]*)\}", fill, value)


def image_environment() -> dict[str, str]:
    """The variables that the Dockerfile sets."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    settings = [shlex.split(line)[1:] for line in text.splitlines() if line.startswith("ENV ")]
    return dict(pair.split("=", 1) for pairs in settings for pair in pairs)


def health_command(test: list[str]) -> list[str]:
    """The command of a health check in either of the forms that compose files have."""
    if test[:1] == ["CMD-SHELL"]:
        return ["sh", "-c", *test[1:]]
    return test[1:]
