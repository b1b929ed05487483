"""Exact pins, and an audit that finds what advisories name and says so when it could not ask."""

import http.server
import json
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from audit_dependencies import ROOT, in_range, not_as_pinned, read_pins, undeclared, vulnerable
from packaging.version import Version

PROJECT = """
[project]
dependencies = ["alpha[extra]==1.0", "beta>=2"]
[dependency-groups]
dev = ["gamma"]
"""
PINS = {"alpha": Version("1.0"), "beta": Version("2.5")}


def project(folder: Path, pins: str, development: str = "gamma==3\n") -> Path:
    (folder / "pyproject.toml").write_text(PROJECT)
    (folder / "requirements.txt").write_text(f"# a comment\n{pins}\n")
    (folder / "requirements-dev.txt").write_text(development)
    return folder


def test_this_project_pins_exactly_what_it_asks_for() -> None:
    pins, problems = read_pins(ROOT)
    assert problems == []
    assert list(undeclared(ROOT, pins)) == []
    assert len(pins) > 100


@pytest.mark.parametrize(
    ("pins", "problem"),
    [
        ("alpha==1.0\nbeta>=2", "'beta>=2' is no exact pin"),
        ("alpha==1.0\nbeta", "'beta' is no exact pin"),
        ("alpha==1.0\nbeta==2.*", "'beta==2.*' is no exact pin"),
        ("alpha==1.0\nbeta @ https://ebb.example/beta.whl", "is no exact pin"),
        ("alpha==1.0\n-e ../beta", "is no exact pin"),
        ("alpha==1.0\n--index-url https://ebb.example", "is no exact pin"),
        ("alpha==1.0\nbeta==2.5\nAlpha==1.0", "Alpha==1.0 is pinned twice"),
    ],
)
def test_what_is_no_exact_pin_is_found(tmp_path: Path, pins: str, problem: str) -> None:
    _, problems = read_pins(project(tmp_path, pins))
    assert len(problems) == 1
    assert problem in problems[0]


def test_what_is_asked_for_and_not_pinned_is_found(tmp_path: Path) -> None:
    root = project(tmp_path, "alpha==1.1", "")
    assert list(undeclared(root, read_pins(root)[0])) == [
        "pyproject.toml: alpha[extra]==1.0 is pinned as 1.1: make lock",
        "pyproject.toml: beta>=2 is pinned as None: make lock",
        "pyproject.toml: gamma is pinned as None: make lock",
    ]


def test_what_is_installed_otherwise_is_found() -> None:
    found = {"alpha": Version("1.0"), "delta": Version("1")}
    assert list(not_as_pinned(PINS, found)) == [
        "beta: pinned 2.5, installed not at all",
        "delta: pinned not at all, installed 1",
    ]


class Service(http.server.BaseHTTPRequestHandler):
    """An OSV service that knows one vulnerable package."""

    answers = True

    def do_POST(self) -> None:
        queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        found: list[dict[str, Any]] = [
            {"vulns": [{"id": "GHSA-made-up", "modified": "2026-01-01"}]}
            if query == {"package": {"ecosystem": "PyPI", "name": "beta"}, "version": "2.5"}
            else {}
            for query in queries
        ]
        self.send_response(200 if self.path == "/v1/querybatch" else 404)
        self.end_headers()
        self.wfile.write(json.dumps({"results": found if self.answers else []}).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_service_names_what_is_vulnerable(service: str) -> None:
    assert list(vulnerable(PINS, service)) == ["beta 2.5 is vulnerable: GHSA-made-up"]


def test_a_service_that_answers_less_than_was_asked_has_not_answered(
    service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Service, "answers", False)
    with pytest.raises(ValueError, match="0 answers to 2 questions"):
        list(vulnerable(PINS, service))


def advisory(number: int, **affected: Any) -> dict[str, Any]:
    package = {"ecosystem": "PyPI", "name": "Beta"}
    return {"id": f"PYSEC-{number}", "affected": [{"package": package, **affected}]}


def span(**events: str) -> dict[str, Any]:
    return {"ranges": [{"type": "ECOSYSTEM", "events": [{kind: at} for kind, at in events.items()]}]}


def test_an_export_names_what_is_vulnerable(tmp_path: Path) -> None:
    export = tmp_path / "all.zip"
    advisories = [
        advisory(1, versions=["2.4", "2.5"]),
        advisory(2, versions=["2.4"]),
        advisory(3, **span(introduced="0", fixed="2.6")),
        advisory(4, **span(introduced="0", fixed="2.5")),
        advisory(5, versions=["2.5"]) | {"withdrawn": "2026-01-01"},
        {
            "id": "PYSEC-6",
            "affected": [{"package": {"ecosystem": "PyPI", "name": "other"}, "versions": ["2.5"]}],
        },
    ]
    with zipfile.ZipFile(export, "w") as archive:
        for one in advisories:
            archive.writestr(f"{one['id']}.json", json.dumps(one))
    assert list(vulnerable(PINS, str(export))) == ["beta 2.5 is vulnerable: PYSEC-1, PYSEC-3"]


@pytest.mark.parametrize(
    ("events", "inside"),
    [
        ([("introduced", "0")], True),
        ([("introduced", "2.10"), ("fixed", "3")], False),  # 2.10 comes after 2.5
        ([("introduced", "1"), ("fixed", "2"), ("introduced", "2.5"), ("fixed", "2.6")], True),
        ([("introduced", "0"), ("last_affected", "2.5")], True),
        ([("introduced", "0"), ("last_affected", "2.4")], False),
    ],
)
def test_ranges_are_read_as_the_schema_says(events: list[tuple[str, str]], *, inside: bool) -> None:
    assert in_range([{kind: at} for kind, at in events], Version("2.5")) is inside


def test_an_audit_that_could_not_ask_says_so() -> None:
    nowhere = "http://127.0.0.1:9"
    program = [sys.executable, str(ROOT / "deploy" / "audit_dependencies.py"), "--advisories", nowhere]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert f"NOT CHECKED for known vulnerabilities: {nowhere} gave no answer" in done.stdout
    assert "0 known vulnerabilities" not in done.stdout
