"""A disk that is full, or cannot be written to: nothing half done is seen, and afterwards all is right."""

import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from crash.day import succeed
from crash.machine import Life, Trouble
from crash.state import contents, copy, difference, files
from crash.victim import STAGES, from_stage, take
from ledger import check_ledger

FULL = "No space left on device"
READ_ONLY = "Read-only file system"


def recovers(day, home, stage):
    succeed(Life(take, day.run.moved(home.root), from_stage(stage)).ended())
    assert not difference(contents(home), day.after)
    assert files(home) == day.files
    check_ledger(home, day.seen)


@pytest.mark.parametrize("stage", [pytest.param("normalize", marks=pytest.mark.long), "load"])
def test_the_disk_is_full_wherever_it_is_and_then_has_room_again(day, stage, tmp_path):
    home = copy(day.before_stage(stage), tmp_path / "home")
    run = day.run.moved(home.root)
    written = day.written[stage]
    for share in (0, 0.1, 0.4, 0.7, 0.9, 0.99):
        outcome = Life(take, run, [stage], trouble=Trouble(home.root, "f", int(share * written))).ended()
        assert FULL in (outcome.error or ""), share
        assert contents(home) == day.before
        assert not [name for name in files(home) if name.endswith(".tmp")]
    recovers(day, home, stage)


@contextmanager
def small_disk(folder: Path, size: int):
    """A file system of so many bytes; where none may be mounted, the folder as it is."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", folder], check=True)


def remount(folder: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", folder], check=True)


def test_a_real_disk_that_is_full_and_is_made_larger(day, tmp_path):
    saved = day.before_stage("load")
    size = sum(path.stat().st_size for path in saved.root.rglob("*") if path.is_file())
    disk = tmp_path / "disk"
    with small_disk(disk, size + (3 << 20)) as mounted:
        home = copy(saved, disk / "home")
        run = day.run.moved(home.root)
        trouble = None if mounted else Trouble(home.root, "f", 3 << 20)
        outcome = Life(take, run, ["load"], trouble=trouble).ended()
        assert FULL in (outcome.error or ""), outcome
        assert contents(home) == day.before
        if mounted:
            remount(disk, "size=256m")
        recovers(day, home, "load")
        shutil.rmtree(home.root)


@pytest.mark.long
def test_a_home_that_cannot_be_written_to_stops_every_stage_and_stays_as_it_is(day, tmp_path):
    disk = tmp_path / "disk"
    with small_disk(disk, 512 << 20) as mounted:
        for stage in STAGES:
            home = copy(day.before_stage(stage), disk / stage)
            before = files(home)
            if mounted:
                remount(disk, "ro")
            trouble = None if mounted else Trouble(home.root, "r")
            outcome = Life(take, day.run.moved(home.root), [stage], trouble=trouble).ended()
            assert READ_ONLY in (outcome.error or ""), stage
            assert files(home) == before
            assert contents(home) == contents(day.before_stage(stage))
            if mounted:
                remount(disk, "rw")
