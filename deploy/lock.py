"""Write requirements.txt and requirements-dev.txt anew: the newest versions that pyproject.toml allows.

Each file pins everything that gets installed, so that a machine set up in a year has the same versions. The
development file holds only what the other does not.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# A new pip in each, for resolving; neither it nor the project itself is pinned.
NOT_PINNED = ("pip==", "setuptools==", "wheel==")


def freeze(requirements: list[str], folder: Path) -> set[str]:
    """Install the requirements into an environment of their own; returns what came with them, pinned."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [folder / "bin" / "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", *requirements], check=True)
    listed = subprocess.run([*pip, "freeze", "--all"], check=True, capture_output=True, text=True).stdout
    return {line for line in listed.splitlines() if not line.startswith(NOT_PINNED)}


def main() -> None:
    """Resolve both sets, the development one on top of the other's pins."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        needed = freeze(project["project"]["dependencies"], Path(folder, "needed"))
        pins = sorted(needed, key=str.lower)
        development = freeze([*pins, *project["dependency-groups"]["dev"]], Path(folder, "development"))
    write(
        "requirements.txt",
        "What Wirehouse runs on. Made by `make lock`; docs/dependencies.md says why.",
        needed,
    )
    write(
        "requirements-dev.txt",
        "What tests and checks need besides. Made by `make lock`.",
        development - needed,
    )


def write(name: str, head: str, pins: set[str]) -> None:
    """Write a file of pins."""
    lines = [f"# {head}", *sorted(pins, key=str.lower)]
    (ROOT / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
