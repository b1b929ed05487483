"""The commands of the README, as a user types them."""

import os
import subprocess
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parents[2]
GOOD = (
    "Harbour reopens after storm\n\nThe harbour of the town reopened on Monday, its master said in a note.\n"
)

pytestmark = pytest.mark.slow


def make(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_run_publishes_says_so_and_does_nothing_twice(tmp_path):
    source, home = tmp_path / "source", tmp_path / "home"
    source.mkdir()
    (source / "good.txt").write_text(GOOD)
    (source / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    first = make("run", f"SOURCE={source}", f"HOME_DIR={home}")
    assert first.returncode == 0, first.stdout + first.stderr
    warehouse = home / "warehouse" / "warehouse.duckdb"
    assert f"Warehouse {warehouse}" in first.stdout
    assert "documents  1 loaded" in first.stdout
    assert "rejects    1 (not_text 1)" in first.stdout
    with duckdb.connect(warehouse, read_only=True) as connection:
        assert connection.execute("SELECT title FROM documents").fetchall() == [
            ("Harbour reopens after storm",)
        ]

    before = sha256(warehouse.read_bytes()).hexdigest()
    second = make("run", f"SOURCE={source}", f"HOME_DIR={home}")
    assert second.returncode == 0, second.stdout + second.stderr
    assert "nothing new" in second.stdout
    assert sha256(warehouse.read_bytes()).hexdigest() == before


def test_make_run_fails_when_the_run_does_and_leaves_what_is_published(tmp_path):
    source, home = tmp_path / "source", tmp_path / "home"
    source.mkdir()
    (source / "good.txt").write_text(GOOD)
    assert make("run", f"SOURCE={source}", f"HOME_DIR={home}").returncode == 0
    warehouse = home / "warehouse" / "warehouse.duckdb"
    before = sha256(warehouse.read_bytes()).hexdigest()

    (source / "bad.txt").write_text("")
    strict = {"WIREHOUSE_MAX_REJECT_SHARE": "0.5", "WIREHOUSE_MIN_RECORDS_FOR_SHARE": "1"}
    failed = make("run", f"SOURCE={source}", f"HOME_DIR={home}", **strict)
    assert failed.returncode != 0
    for told in ("batch.reject_share", "WIREHOUSE_MAX_REJECT_SHARE", "1 of 1 records rejected"):
        assert told in failed.stdout
    assert sha256(warehouse.read_bytes()).hexdigest() == before

    missing = make("run", f"SOURCE={tmp_path / 'nowhere'}", f"HOME_DIR={home}")
    assert missing.returncode != 0
    assert "does not exist" in missing.stdout
