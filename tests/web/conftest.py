"""A really running Airflow API server with the page in it, over a warehouse that the pipeline published."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from ports import free_port

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "deploy"), str(ROOT / "plugins")]

USERS = {"admin": "admin", "viewer": "viewer", "nobody": ""}  # nobody is logged in and may do nothing
SEEDS = ("harbour-strike.txt", "harbour-strike-reprint.txt", "ports-analysis.txt", "png-image-renamed.txt")
# Text is whatever somebody published: here it tries to run, to load and to break out of where it is put.
HOSTILE = """Ferry <b>cancelled</b></title><script>document.title = "owned"</script>

By Mallory "><img src=http://evil.example/byline>

12 March 2024

VALPARAISO (Reuters) - The ferry was cancelled on Tuesday </p><script src="http://evil.example/x.js"></script>
and passengers were told to wait until Friday while the harbour office looked for another vessel.

"Nobody <img src=x onerror=alert(1)> told us anything," said Rosa Quintana, who sells fish at the pier. "We
waited four hours in the rain, and then they closed the ticket window," she said.

The company said that it would run two crossings a day from April, ' OR 1=1; --, and tickets remain valid.
"""
# Prepares Airflow and, while it is imported anyway, asks the app which routes it has.
PREPARE = """
import json, sys
*folders, target = sys.argv[1:]
sys.path[:0] = folders
import prepare
prepare.COMMANDS = (*prepare.COMMANDS, ("dags", "reserialize"))
prepare.prepare()
from wirehouse_web.app import routes
listed = [[route.path, sorted(route.methods)] for route in routes().routes]
open(target, "w").write(json.dumps(listed))
"""
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass
class Web:
    """The running server, and how to ask it."""

    base_url: str
    home: Path
    routes: list[tuple[str, str]]
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        return f"{self.base_url}/wirehouse"

    @property
    def warehouse(self) -> Path:
        return self.home / "warehouse" / "warehouse.duckdb"

    def token(self, user: str) -> str:
        login = json.dumps({"username": user, "password": user}).encode()
        request = urllib.request.Request(  # ruff: ignore[suspicious-url-open-usage]
            f"{self.base_url}/auth/token", login, {"Content-Type": "application/json"}
        )
        with OPENER.open(request, timeout=60) as answer:
            return json.load(answer)["access_token"]

    def ask(
        self,
        path: str,
        method: str = "GET",
        form: dict[str, str] | None = None,
        **headers: str,
    ) -> tuple[int, str, dict[str, str]]:
        """Status, body and headers of an answer; `path` is below the page, or of the server with `//`."""
        url = f"{self.base_url}{path[1:]}" if path.startswith("//") else f"{self.url}{path}"
        data = urlencode(form or {}).encode() if method == "POST" else None
        request = urllib.request.Request(url, data, headers, method=method)  # ruff: ignore[suspicious-url-open-usage]
        try:
            answer = OPENER.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.read().decode(), dict(answer.headers)

    def query(self, sql: str) -> list[tuple]:
        import duckdb

        with duckdb.connect(self.warehouse, read_only=True) as connection:
            return connection.execute(sql).fetchall()


def write_source(folder: Path) -> None:
    folder.mkdir()
    for name in SEEDS:
        shutil.copy(ROOT / "include" / "seeds" / name, folder)
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    import session
    from airflow_env import airflow_env

    folder = tmp_path_factory.mktemp("web")
    home, port = folder / "home", free_port()
    passwords = folder / "passwords.json"
    passwords.write_text(json.dumps({user: user for user in USERS}), encoding="utf-8")
    settings = os.environ | airflow_env(folder / "airflow", port) | {
        "WIREHOUSE_HOME": str(home),
        "WIREHOUSE_SCHEDULE": "none",
        "WIREHOUSE_MAINTENANCE_SCHEDULE": "none",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": ",".join(map(":".join, USERS.items())),
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(passwords),
    }  # fmt: skip
    write_source(folder / "source")
    publishing = subprocess.Popen(
        [sys.executable, "-m", "wirehouse", "run", "--source", folder / "source", "--home", home],
        cwd=ROOT, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    routes, log = folder / "routes.json", folder / "server.log"
    with log.open("wb") as output:
        preparing = subprocess.run(
            [sys.executable, "-c", PREPARE, ROOT / "deploy", ROOT / "plugins", routes],
            cwd=ROOT, env=settings, stdout=output, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        assert preparing.returncode == 0, log.read_text(encoding="utf-8")[-3000:]
        command = [sys.executable, "-m", "airflow", "api-server", "--port", str(port)]
        process = session.start(command, settings, output, ROOT)
        try:
            server = Web(
                f"http://127.0.0.1:{port}",
                home,
                [
                    (path, method)
                    for path, methods in json.loads(routes.read_text(encoding="utf-8"))
                    for method in methods
                ],
                process,
                log,
            )
            wait_for(server)
            _, errors = publishing.communicate(timeout=120)
            assert publishing.returncode == 0, errors.decode()
            yield server
        finally:
            publishing.kill()
            process.kill()  # nothing of it is to be kept, and asked to stop it takes its time
            session.end(process)


def wait_for(server: Web) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        assert server.process.poll() is None, server.log.read_text(encoding="utf-8")[-3000:]
        try:
            server.ask("//api/v2/version")
        except OSError:
            time.sleep(0.3)
        else:
            return
    pytest.fail("the API server did not answer within two minutes")


@pytest.fixture(scope="session")
def documents(web: Web) -> dict[str, str]:
    """The id of each document by the name of its file."""
    return {
        uri.rpartition("/")[2]: key for uri, key in web.query("SELECT source_uri, document_id FROM documents")
    }
