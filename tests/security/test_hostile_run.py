"""Hostile names and texts through a whole run, as real processes: in tables, on terminals, in logs."""

import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from ledger import check_ledger
from wirehouse.home import Home

ROOT = Path(__file__).parents[2]
ITEM = "The council met on Monday and agreed on the budget for the new year, its chair said."

NAMES = [
    "esc\x1b]0;owned\x07\x1b[2J.txt",
    "new\n12:00:00 INFO    published by someone else.txt",
    "return\r12:00:00 INFO    nothing to see.txt",
    "one-byte-\x9b31m.txt",
    "\u202etxt.exe.txt",
    "'; DROP TABLE documents; --.txt",
    '"; DELETE FROM ops.files; --.txt',
    "=cmd|' C calc'!A0.txt",
    "@SUM(1+1).txt",
    "<script>alert(1)<\\script>.txt",
    "<img src=x onerror=alert(1)>.html",
    "$(touch pwned).txt",
    "`touch pwned`.txt",
    "-rf.txt",
    "%2e%2e%2fpasswd.txt",
    "{0.__class__}.txt",
    "%s%n.txt",
    "$parts.txt",
]
TITLES = [
    "'; DROP TABLE documents; --",
    "=HYPERLINK(A1)",
    "+1+1",
    "@SUM(1)",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} ${7*7} {batch} %(x)s",
    "Robert'); DELETE FROM ops.runs; --",
]
ACTS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
LOG_LINE = re.compile(r"\d\d:\d\d:\d\d (INFO|WARNING|ERROR) |  ")


class Output(NamedTuple):
    """What a process came to."""

    returncode: int
    stdout: str
    stderr: str


def wirehouse(*arguments: str, cwd: Path) -> Output:
    """`python -m wirehouse` as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "wirehouse", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "include"), "PYTHONUTF8": "1"},
        cwd=cwd,
        capture_output=True,
        check=False,
        timeout=200,
    )
    return Output(done.returncode, done.stdout.decode(), done.stderr.decode())  # carriage returns and all


@dataclass(frozen=True)
class Run:
    """What a run on the hostile source came to."""

    home: Path
    done: Output

    def query(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with duckdb.connect(self.home / "warehouse" / "warehouse.duckdb", read_only=True) as connection:
            return connection.execute(sql, parameters or None).fetchall()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """One run that all tests here look at; the home and the source have odd names too."""
    folder = tmp_path_factory.mktemp("hostile")
    source = folder / "so'urce; DROP TABLE x; -- \x1b[31m"
    source.mkdir()
    for number, name in enumerate(NAMES):
        (source / name).write_text(f"{ITEM} {number}", encoding="utf-8")
    (source / "bad.\x1b[2Jx\n12:00:00 INFO    forged").write_text(ITEM)
    (source / "outside.txt").symlink_to(folder / "secret\x1b[2J.txt")
    (folder / "secret\x1b[2J.txt").write_text("secret")
    records = [{"title": title, "text": f"{title}\n\n{ITEM} {title}", "author": title} for title in TITLES]
    records += [{"title": "A \x1b[31mred\x1b[0m day \x9b2J\u202e", "text": f"\x1b[2J{ITEM}\u202e\x07\x9b2J"}]
    lines = [json.dumps(record) for record in records]
    lines += ['{"text": "\x1b[2J', "\x1b]0;owned\x07", '{"title": "no text \\u001b[2J"}']
    (source / "feed.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with zipfile.ZipFile(source / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("link \x1b[2J\n12:00:00 INFO    forged.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "target")
    home = folder / "ho'me [0-9] * ; -- \x1b[31m"
    done = wirehouse("run", "--source", str(source), "--home", str(home), cwd=folder)
    return Run(home, done)


def test_the_run_publishes(hostile: Run) -> None:
    assert hostile.done.returncode == 0, hostile.done.stderr
    assert hostile.query("SELECT count(*) FROM documents") == [(len(NAMES) + len(TITLES) + 1,)]
    assert hostile.query("SELECT rule, count(*) FROM ops.rejects GROUP BY 1 ORDER BY 1") == [
        ("malformed_json", 2),
        ("no_text", 1),
        ("not_a_file", 1),
        ("outside_source", 1),
        ("unsupported_format", 1),
    ]
    check_ledger(Home(hostile.home))


def test_nothing_that_was_printed_or_logged_acts_on_a_terminal(hostile: Run) -> None:
    for output in (hostile.done.stdout, hostile.done.stderr):
        assert not ACTS.search(output), ascii(output)


def test_no_line_of_the_log_is_forged(hostile: Run) -> None:
    lines = hostile.done.stderr.splitlines()
    assert all(LOG_LINE.match(line) for line in lines), lines
    assert not [line for line in lines if re.match(r"12:00:00 INFO    (published by|forged|nothing)", line)]
    assert sum("rejected file:" in line for line in lines) == 6


def test_rejects_say_what_was_wrong_without_acting(hostile: Run) -> None:
    for row in hostile.query("SELECT source_uri, rule, reason, detail FROM ops.rejects"):
        assert not [value for value in row if value and (ACTS.search(value) or "\n" in value)], row
    (reason,) = hostile.query("SELECT reason FROM ops.rejects WHERE rule = 'unsupported_format'")[0]
    assert r"\x1b[2jx\n12:00:00 info    forged" in reason


def test_names_and_texts_are_data_in_every_table(hostile: Run) -> None:
    found = hostile.query(
        "SELECT title FROM documents WHERE source_uri LIKE '%feed.jsonl' ORDER BY record_no"
    )
    assert [title for (title,) in found][: len(TITLES)] == TITLES
    texts = hostile.query(
        "SELECT text FROM source_texts JOIN documents USING (document_id) WHERE record_no = 8"
    )
    assert texts == [(f"\x1b[2J{ITEM}\u202e\x07\x9b2J",)], "the source text is kept as it was"
    (source,) = hostile.query("SELECT source FROM ops.runs")[0]
    assert source.endswith("so'urce; DROP TABLE x; -- \x1b[31m")
    for (uri,) in hostile.query("SELECT source_uri FROM documents UNION SELECT source_uri FROM ops.files"):
        assert uri.isascii()
        assert uri.isprintable()


def test_nothing_was_run_and_nothing_written_elsewhere(hostile: Run) -> None:
    entries = sorted(path.name for path in hostile.home.parent.iterdir())
    assert entries == sorted([hostile.home.name, "so'urce; DROP TABLE x; -- \x1b[31m", "secret\x1b[2J.txt"])
    assert not [path for path in hostile.home.parent.rglob("*pwned*") if "touch" not in path.name]
    written = {path.name for path in hostile.home.rglob("*") if path.is_file()}
    assert not [name for name in written if ACTS.search(name) or "<" in name]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT text FROM source_texts",
        "SELECT source FROM ops.runs",
        "SELECT title, authors FROM documents",
        'SELECT 1 AS "\x1b[2J\x9b\u202e"',
        "SELECT error('\x1b[2J\x9b\u202e')",
    ],
)
def test_answers_do_not_act_on_a_terminal(hostile: Run, query: str) -> None:
    done = wirehouse("sql", "--home", str(hostile.home), query, cwd=hostile.home.parent)
    assert not ACTS.search(done.stdout + done.stderr)
    assert done.stdout or "sql stopped" in done.stderr


def test_a_stop_does_not_act_on_a_terminal_and_tells_no_secret(tmp_path: Path) -> None:
    for source in (
        "/no\x1b]0;x/such\nfolder",
        "s4://AKIA:wJal/secret@bucket/x?token=secret\x1b[2J",
        "s3://AKIA:wJal/secret@bucket/x\x1b[2J",
        "file://me:secret@host/x",
    ):
        done = wirehouse("run", "--home", str(tmp_path / "home"), "--source", source, cwd=tmp_path)
        assert done.returncode == 1, source
        assert done.stderr.startswith("run stopped: The source "), done.stderr
        assert not ACTS.search(done.stderr)
        assert "secret" not in done.stderr
        assert done.stderr.count("\n") == 1
