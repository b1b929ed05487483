"""Audit what is installed: exact pins, nothing besides them, nothing with a known vulnerability.

    python deploy/audit_dependencies.py [--advisories FILE-OR-URL]

Pins and installed packages are checked without a network. Advisories come from an OSV service or, where
there is no way to one, from a file: OSV's export of its PyPI advisories (`all.zip`). When neither answers,
the audit says that this part was NOT done; it never takes silence for safety. Exit code 0 when nothing was
found, 1 when something was.

pip-audit is not used: where its service does not answer it skips every package and still says that no known
vulnerabilities were found.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
FILES = ("requirements.txt", "requirements-dev.txt")
OSV = "https://api.osv.dev"
AT_A_TIME = 1000  # as many packages as the service takes in one query
SECONDS = 30
BROUGHT_BY_VENV = {"pip", "setuptools", "wheel"}

Pins = dict[str, Version]


def main() -> int:
    """Audit, and say what was found and what was not looked at."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--advisories", default=OSV, help="an OSV service, or a file (default: %(default)s)")
    advisories = parser.parse_args().advisories
    pins, problems = read_pins(ROOT)
    problems += [*undeclared(ROOT, pins), *not_as_pinned(pins, installed()), *conflicts()]
    sys.stdout.write(f"{len(pins)} pins: all exact and installed as pinned\n" if not problems else "")
    try:
        known = list(vulnerable(pins, advisories))
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        sys.stdout.write(f"NOT CHECKED for known vulnerabilities: {advisories} gave no answer ({error})\n")
    else:
        problems += known
        sys.stdout.write(f"{len(known)} known vulnerabilities, says {advisories}\n")
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if problems else 0


def read_pins(root: Path) -> tuple[Pins, list[str]]:
    """The packages that the requirements files pin, and what in these files is no exact pin."""
    pins: Pins = {}
    problems = []
    for file in FILES:
        for line in (root / file).read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            name, _, version = line.partition("==")
            try:
                if canonicalize_name(Requirement(line).name) in pins:
                    problems.append(f"{file}: {line} is pinned twice; keep one")
                pins[canonicalize_name(name)] = Version(version)
            except (InvalidRequirement, InvalidVersion):
                problems.append(f"{file}: {line!r} is no exact pin (name==version): make lock")
    return pins, problems


def undeclared(root: Path, pins: Pins) -> Iterator[str]:
    """What pyproject.toml asks for and the pins do not give."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for declared in (*project["project"]["dependencies"], *project["dependency-groups"]["dev"]):
        wanted = Requirement(declared)
        pinned = pins.get(canonicalize_name(wanted.name))
        if pinned is None or not wanted.specifier.contains(pinned, prereleases=True):
            yield f"pyproject.toml: {declared} is pinned as {pinned}: make lock"


def installed() -> Pins:
    """What is installed beside this program."""
    return {
        canonicalize_name(found.metadata["Name"]): Version(found.version)
        for found in distributions()
        if canonicalize_name(found.metadata["Name"]) not in BROUGHT_BY_VENV
    }


def not_as_pinned(pins: Pins, found: Pins) -> Iterator[str]:
    """Where what is installed and what is pinned are not the same."""
    for name in sorted(pins.keys() | found.keys()):
        if pins.get(name) != found.get(name):
            yield f"{name}: pinned {pins.get(name, 'not at all')}, installed {found.get(name, 'not at all')}"


def conflicts() -> list[str]:
    """What installed packages need and is not there in such a version, as `pip check` says it."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    return (checked.stdout + checked.stderr).splitlines() if checked.returncode else []


def vulnerable(pins: Pins, advisories: str) -> Iterator[str]:
    """The pins that an advisory names, each with its advisories.

    Raises:
        OSError, ValueError, KeyError, zipfile.BadZipFile: The advisories cannot be read.
    """
    known = ask(pins, advisories) if "://" in advisories else look_up(pins, Path(advisories))
    for name, found in sorted(known.items()):
        yield f"{name} {pins[name]} is vulnerable: {', '.join(sorted(found))}"


def ask(pins: Pins, service: str) -> dict[str, set[str]]:
    """The advisories that an OSV service knows for each pin."""
    known = {}
    names = sorted(pins)
    for start in range(0, len(names), AT_A_TIME):
        asked = names[start : start + AT_A_TIME]
        queries = [
            {"package": {"ecosystem": "PyPI", "name": name}, "version": str(pins[name])} for name in asked
        ]
        request = Request(  # ruff: ignore[suspicious-url-open-usage] - the address is whoever starts this gives
            f"{service.rstrip('/')}/v1/querybatch",
            json.dumps({"queries": queries}).encode(),
            {"Content-Type": "application/json"},
        )
        with urlopen(request, timeout=SECONDS) as response:  # ruff: ignore[suspicious-url-open-usage]
            results = json.load(response)["results"]
        if len(results) != len(asked):
            raise ValueError(f"{len(results)} answers to {len(asked)} questions")
        known |= {
            name: {advisory["id"] for advisory in result["vulns"]}
            for name, result in zip(asked, results, strict=True)
            if result.get("vulns")
        }
    return known


def look_up(pins: Pins, export: Path) -> dict[str, set[str]]:
    """The advisories in OSV's export that name a pin."""
    known: dict[str, set[str]] = {}
    with zipfile.ZipFile(export) as archive:
        for member in archive.namelist():
            advisory = json.loads(archive.read(member))
            for affected in [] if "withdrawn" in advisory else advisory.get("affected", []):
                name = canonicalize_name(affected.get("package", {}).get("name", ""))
                if name in pins and affects(affected, pins[name]):
                    known.setdefault(name, set()).add(advisory["id"])
    return known


def affects(affected: Mapping[str, Any], version: Version) -> bool:
    """Whether an advisory's `affected` lists the version, or has it in a range (OSV schema, evaluation)."""
    if str(version) in affected.get("versions", []):
        return True
    return any(
        in_range([dict(event) for event in found["events"]], version)
        for found in affected.get("ranges", [])
        if found["type"] == "ECOSYSTEM"
    )


def in_range(events: list[dict[str, str]], version: Version) -> bool:
    """Whether the events, in the order of their versions, leave the version vulnerable."""
    inside = False
    for event in sorted(events, key=lambda event: Version(next(iter(event.values())))):
        (kind, text), *_ = event.items()
        bound = Version(text)
        if kind == "introduced" and version >= bound:
            inside = True
        elif (kind == "fixed" and version >= bound) or (kind == "last_affected" and version > bound):
            inside = False
    return inside


if __name__ == "__main__":
    sys.exit(main())
