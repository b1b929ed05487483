"""Single files and folders of a home in a bucket: replaced whole or not at all, listed as those of a disk."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

import pytest

from stores.machines import names_below
from stores.server import KEY, SECRET, Bucket, access_to
from wirehouse import commits
from wirehouse.commits import Commit, append_commit, read_commits
from wirehouse.errors import WirehouseError
from wirehouse.home import Home
from wirehouse.maintenance.landed_bytes import remove_landed
from wirehouse.parquet import replacing
from wirehouse.pipeline import now
from wirehouse.stores.path import StoredPath
from wirehouse.stores.scratch import fetching

ROOT = Path(__file__).parents[2]


KILLED = """
import sys
from pathlib import Path
from wirehouse.home import Home
from wirehouse.parquet import replacing
with replacing(Home(Path(sys.argv[1]), sys.argv[2]).lake / "large.parquet") as path:
    path.write_bytes(b"new" * (64 << 20))
"""


def test_an_upload_that_is_killed_leaves_what_was_there(bucket: Bucket, empty: Home) -> None:
    place = empty.lake / "large.parquet"
    with replacing(place) as path:
        path.write_bytes(b"old")
    env = os.environ | {
        "PYTHONPATH": str(ROOT / "include"), "AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_ENDPOINT_URL_S3": bucket.endpoint, "AWS_DEFAULT_REGION": "us-east-1",
    }  # fmt: skip
    killed = subprocess.Popen([sys.executable, "-c", KILLED, str(empty.root), empty.store], env=env)
    bucket.wait_for_upload(killed)
    killed.send_signal(signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL, "it was done before it could be killed"
    assert bucket.listing() == ["wire/lake/large.parquet"]
    assert place.read_text("utf-8") == "old"
    assert names_below(empty.root / "scratch") != {".lock"}

    with replacing(place) as path:
        path.write_bytes(b"mended")
    assert place.read_text("utf-8") == "mended"
    assert names_below(empty.root / "scratch") == {".lock"}, "what the killed one left is gone too"


def test_of_two_machines_that_take_a_number_in_the_log_one_fails(
    empty: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both, read = Barrier(2), commits.read_commits
    append_commit(empty, Commit("first", {}))

    def read_together(home: Home) -> list[Commit]:
        found = read(home)
        both.wait(30)
        return found

    homes = {run_id: replace(empty, root=tmp_path / run_id) for run_id in ("a", "b")}
    failed = []

    def append(run_id: str) -> None:
        try:
            append_commit(homes[run_id], Commit(run_id, {}))
        except FileExistsError:
            failed.append(run_id)

    monkeypatch.setattr(commits, "read_commits", read_together)
    threads = [Thread(target=append, args=(run_id,)) for run_id in homes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    monkeypatch.undo()

    (loser,) = failed
    (winner,) = homes.keys() - failed
    assert [commit.run_id for commit in read_commits(empty)] == ["first", winner]
    append_commit(homes[loser], Commit(loser, {}))
    append_commit(homes[loser], Commit(loser, {}))
    assert [commit.run_id for commit in read_commits(empty)] == ["first", winner, loser]


PATTERNS = (
    "*",
    "*.json",
    "[!.]*",
    "*/*.json",
    "*/*/landed.parquet",
    "[0-9a-f][0-9a-f]",
    ".removed-*",
    "x*/*",
)


def test_folders_of_a_bucket_are_listed_as_those_of_a_disk(bucket: Bucket, tmp_path: Path) -> None:
    names = (
        "a.json",
        ".hidden.json",
        "0a/b",
        "0a/b.json",
        "x/y/landed.parquet",
        "x/y/z.json",
        ".removed-r/c",
    )
    for name in names:
        bucket.put(f"wire/{name}", name.encode())
        (tmp_path / "wire" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "wire" / name).write_text(name)
    bucket.put("wirehouse/a.json", b"of another prefix")
    bucket.put("wire/", b"")  # what consoles put where they show a folder
    local, stored = tmp_path / "wire", Home(tmp_path, f"{bucket.url}/wire/", access_to(bucket)).shared
    assert isinstance(stored, StoredPath)
    for pattern in PATTERNS:
        expected = sorted(
            path.relative_to(local) for path in local.glob(pattern) if "/" not in pattern or path.is_file()
        )
        assert [path.relative_to(stored) for path in sorted(stored.glob(pattern))] == expected, pattern
    assert {path.name for path in stored.iterdir()} == {path.name for path in local.iterdir()}
    assert {path.name: path.is_dir() for path in stored.iterdir()} == {
        path.name: path.is_dir() for path in local.iterdir()
    }
    for name in ("a.json", "x", "x/y", "none", "x/none"):
        assert (stored / name).exists() == (local / name).exists(), name
        assert (stored / name).is_dir() == (local / name).is_dir(), name
    assert (stored / "a.json").stat().st_size == (local / "a.json").stat().st_size
    for pattern in ("*", "*/*"):
        assert list((stored / "none").glob(pattern)) == []
    with pytest.raises(FileNotFoundError, match=r"wire/none is not there"):
        (stored / "none").stat()
    with fetching() as fetched, pytest.raises(FileNotFoundError, match="wire/none is not there"):
        fetched.all([stored / "a.json", stored / "none"])


def test_landed_bytes_in_a_store_are_never_removed(empty: Home) -> None:
    assert remove_landed(empty, 0, now()).files == 0
    with pytest.raises(WirehouseError, match="WIREHOUSE_LANDING_DAYS to 0"):
        remove_landed(empty, 3, now())
