"""PostgreSQL as its image starts it: with a database and a user, and not as root."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

LOOPBACK = "127.0.0.1"


def make_files(folder: Path, user: str, password: str) -> None:
    """Make PostgreSQL's files with its first user, as the image does at its first start."""
    folder.mkdir(mode=0o700)
    secret = folder.with_name("postgres-password")
    secret.write_text(password, encoding="utf-8")
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        shutil.chown(secret, "postgres", "postgres")
    subprocess.run(
        [
            *as_postgres("keep"), program("initdb"), "--pgdata", str(folder), "--auth", "scram-sha-256",
            "--username", user, "--pwfile", str(secret), "--no-sync", "--encoding", "UTF8",
            "--locale", "C.UTF-8",
        ],
        cwd="/", check=True, capture_output=True,
    )  # fmt: skip
    secret.unlink()


def server_command(folder: Path, port: int) -> list[str]:
    """What starts the server: on this machine only, and without a socket in the file system."""
    listen = ["-h", LOOPBACK, "-p", str(port), "-k", ""]
    return [*as_postgres("INT"), program("postgres"), "-D", str(folder), *listen]


def make_database(name: str, user: str, password: str, port: int) -> None:
    """Make an empty database, once the server listens."""
    wait_for_port(port)
    subprocess.run(
        [program("createdb"), "--host", LOOPBACK, "--port", str(port), "--username", user, name],
        env=os.environ | {"PGPASSWORD": password}, check=True, capture_output=True,
    )  # fmt: skip


def as_postgres(parent_death: str) -> list[str]:
    """What starts a program as the user of PostgreSQL, which refuses to run as root."""
    if os.geteuid() != 0:
        return []
    return [
        "setpriv",
        "--reuid",
        "postgres",
        "--regid",
        "postgres",
        "--init-groups",
        "--pdeathsig",
        parent_death,
    ]


def program(name: str) -> str:
    """A program of PostgreSQL; Debian has most of them in a folder of their own.

    Raises:
        AssertionError: PostgreSQL is not installed.
    """
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(debian[-1]) if debian else shutil.which(name)
    assert found, f"{name} is missing: sh tests/production/install.sh"
    return found


def wait_for_port(port: int) -> None:
    """Wait until something listens.

    Raises:
        AssertionError: Nothing does.
    """
    deadline = time.monotonic() + 30
    while True:
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        assert time.monotonic() < deadline, f"nothing listens on port {port}"
        time.sleep(0.2)
