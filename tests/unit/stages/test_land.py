"""What is landed, and what is rejected before."""

import os
import shutil
from hashlib import sha256

import pyarrow.parquet as pq
import pytest

from unit.at_work import workers_at_work
from wirehouse.formats.sizes import Sizes
from wirehouse.stages import land as module
from wirehouse.staging import DETAIL_CHARACTERS
from wirehouse.workers import stop_workers

TEXT = b"Harbour reopens after storm"


def landed(stages) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in stages.home.landing.rglob("*") if path.is_file()}


def test_bytes_are_kept_under_their_hash_once(stages):
    for name, content in {"a.txt": TEXT, "b.html": TEXT, "c.jsonl": b"\r\n\0\xff"}.items():
        stages.write(name, content)
    [batch] = stages.discover()
    rows = stages.land(batch)
    assert landed(stages) == {sha256(content).hexdigest(): content for content in (TEXT, b"\r\n\0\xff")}
    assert [row["source_format"] for row in rows] == ["text", "html", "jsonl"]
    for row, content in zip(rows, (TEXT, TEXT, b"\r\n\0\xff"), strict=True):
        assert (stages.home.root / row["landing_path"]).read_bytes() == content
        assert (row["content_sha256"], row["size_bytes"]) == (sha256(content).hexdigest(), len(content))
        assert (row["state"], row["run_id"]) == ("loaded", batch.run_id)
    assert stages.rejects(batch, "land") == []


@pytest.mark.parametrize(
    ("size", "rule"), [(0, "empty_file"), (1, None), (99, None), (100, None), (101, "file_too_large")]
)
def test_the_limit_is_the_largest_file_that_is_landed(stages, size, rule):
    stages.sizes = Sizes(file_bytes=100)
    stages.write("a.txt", b"x" * size)
    [batch] = stages.discover()
    [row] = stages.land(batch)
    assert row["state"] == ("rejected" if rule else "loaded")
    assert [reject["rule"] for reject in stages.rejects(batch, "land")] == ([rule] if rule else [])
    assert len(landed(stages)) == (rule is None)


def test_a_file_longer_than_one_read_is_landed_whole(stages, monkeypatch):
    monkeypatch.setattr(module, "CHUNK_BYTES", 7)
    stages.write("a.txt", TEXT * 5)
    [batch] = stages.discover()
    stages.land(batch)
    assert landed(stages) == {sha256(TEXT * 5).hexdigest(): TEXT * 5}


def test_a_file_that_does_not_hold_still_is_rejected(stages, monkeypatch):
    path = stages.write("a.txt", TEXT)
    copy = module.copy_to_landing

    def copy_while_it_grows(*arguments):
        with path.open("ab") as file:
            file.write(b".")
        return copy(*arguments)

    monkeypatch.setattr(module, "copy_to_landing", copy_while_it_grows)
    [batch] = stages.discover()
    [row] = stages.land(batch)
    assert row["state"] == "rejected"
    assert [reject["rule"] for reject in stages.rejects(batch, "land")] == ["not_at_rest"]
    assert stages.discover()[0].files, "it is read again by the next run"


def test_a_file_that_grows_once_is_landed_as_it_is_afterwards(stages, monkeypatch):
    path = stages.write("a.txt", TEXT)
    copy = module.copy_to_landing
    growths = iter([b"."])

    def copy_while_it_grows(*arguments):
        with path.open("ab") as file:
            file.writelines(b for b in [next(growths, b"")] if b)
        return copy(*arguments)

    monkeypatch.setattr(module, "copy_to_landing", copy_while_it_grows)
    [batch] = stages.discover()
    [row] = stages.land(batch)
    assert (stages.home.root / row["landing_path"]).read_bytes() == path.read_bytes() == TEXT + b"."
    [(file,)] = [batch.files]
    assert row["version_token"] != file.version_token, "the ledger knows the version that was landed"


@pytest.mark.parametrize("damage", [b"X" * len(TEXT), b"half", b""])
def test_landed_bytes_that_are_damaged_are_mended(stages, damage):
    stages.write("a.txt", TEXT)
    [batch] = stages.discover()
    [row] = stages.land(batch)
    (stages.home.root / row["landing_path"]).write_bytes(damage)
    stages.land(batch)
    assert (stages.home.root / row["landing_path"]).read_bytes() == TEXT


def test_an_error_of_ours_stops_the_run_and_leaves_no_leftover(stages):
    stages.write("a.txt", TEXT)
    [batch] = stages.discover()
    stages.home.landing.mkdir(parents=True)
    (stages.home.landing / sha256(TEXT).hexdigest()[:2]).touch()  # a file where a folder must be
    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        stages.land(batch)
    assert [path.name for path in stages.home.landing.iterdir()] == [sha256(TEXT).hexdigest()[:2]]
    assert not batch.landed(stages.home).exists()


def test_what_a_killed_try_left_is_gone_after_the_next(stages):
    stages.write("a.txt", TEXT)
    batch, other = (*stages.discover(), *stages.discover())
    for left in (batch, other):
        folder = stages.home.landing / f"{module.unfinished_prefix(left)}1f.tmp"
        folder.mkdir(parents=True)
        (folder / "2f").write_bytes(b"half")
    stages.land(batch)
    names = {path.name for path in stages.home.landing.iterdir()}
    assert names == {sha256(TEXT).hexdigest()[:2], f"{module.unfinished_prefix(other)}1f.tmp"}


def test_a_reject_with_odd_bytes_in_its_detail_is_written(stages, tmp_path, odd_name):
    outside = tmp_path / odd_name
    outside.write_text("x")
    (stages.source / "a.txt").symlink_to(outside)
    (stages.source / os.fsdecode(b"b.\xff\xfe")).write_text("x")
    [batch] = stages.discover()
    stages.land(batch)
    rejects = stages.rejects(batch, "land")
    assert [reject["rule"] for reject in rejects] == ["outside_source", "unsupported_format"]
    assert rejects[0]["detail"].endswith("/odd-\\udcff.txt")


def test_rejects_are_the_same_each_time(stages):
    stages.write("a.txt", "")
    stages.write("b." + "x" * 200, TEXT)
    [batch] = stages.discover()
    stages.land(batch)
    once = stages.rejects(batch, "land")
    stages.land(batch)
    assert stages.rejects(batch, "land") == once
    assert len({reject["reject_id"] for reject in once}) == 2
    assert all(len(reject["detail"] or "") <= DETAIL_CHARACTERS for reject in once)


def test_rows_and_bytes_are_the_same_from_any_number_of_processes(stages, monkeypatch):
    monkeypatch.setattr(module, "FILES_OF_A_PIECE", 3)
    for number in range(10):
        stages.write(f"{number}.txt", TEXT * (number // 2))
    (stages.source / os.fsdecode(b"b.\xff\xfe")).write_text("x")
    [batch] = stages.discover()
    rows, rejects, kept = stages.land(batch), stages.rejects(batch, "land"), landed(stages)
    assert (len(rows), len(rejects), len(kept)) == (11, 3, 4)
    shutil.rmtree(stages.home.landing)
    try:
        module.land(stages.home, stages.folder(batch), stages.sizes, workers=2)
        assert len(workers_at_work()) == 2
    finally:
        stop_workers()
    ledger = pq.read_table(batch.landed(stages.home)).to_pylist()
    assert (ledger, stages.rejects(batch, "land"), landed(stages)) == (rows, rejects, kept)
