"""Prepare Airflow's database: its tables, and the pool that keeps the warehouse to one writer.

Run by everything that starts Airflow (`make run`, `make up`, the init service of docker-compose.yaml) before
it does; running it again changes nothing. Airflow's settings come from the environment.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

# A task whose pool is missing waits for ever, with a line in the scheduler's log as the only sign.
WRITER_POOL = "warehouse_writer"
WRITER_SLOTS = 1

COMMANDS = (
    ("db", "migrate"),
    ("pools", "set", WRITER_POOL, str(WRITER_SLOTS), "DuckDB lets one process write: keep this at one slot."),
)


def prepare() -> None:
    """Run the commands in this process: importing Airflow takes longer than what they do."""
    from airflow.__main__ import main as airflow  # costs seconds, and --help needs none

    for command in COMMANDS:
        sys.argv = ["airflow", *command]
        airflow()


def write_passwords(password: str, path: Path) -> None:
    """Set the administrator's password for Airflow's simple auth manager, readable by its user only."""
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump({"admin": password}, file)
    part.replace(path)


def main() -> None:
    """Prepare the database and, where asked to, the password file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--admin-password",
        action="store_true",
        help="set the administrator's password to the one in AIRFLOW_ADMIN_PASSWORD, in the file that "
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE names",
    )
    if parser.parse_args().admin_password:
        password = os.environ.get("AIRFLOW_ADMIN_PASSWORD", "")
        if not password:
            parser.error("AIRFLOW_ADMIN_PASSWORD is empty: see .env.example")
        write_passwords(password, Path(os.environ["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"]))
    prepare()


if __name__ == "__main__":
    main()
