"""Landed bytes stay for ever, or as long as something needs them."""

import shutil
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from wirehouse.maintenance import landed_bytes
from wirehouse.maintenance.landed_bytes import remove_landed

DAYS = 30
FIRST = "Ferry strike ends\n\nThe crews went back to work on Monday, said Ines Duarte.\n"


def later(days: float) -> datetime:
    return datetime.now(UTC).replace(tzinfo=None) + timedelta(days=days)


@pytest.fixture
def first(published):
    """Where the bytes of the version of a.txt are that was replaced."""
    path = published.home.landed(sha256(FIRST.encode()).hexdigest())
    assert path.exists()
    shutil.rmtree(published.home.staging)
    return path


def landed(stages) -> set[str]:
    return {path.name for path in stages.home.landing.rglob("*") if path.is_file()}


def test_by_default_landing_is_kept_for_ever(published, first):
    assert remove_landed(published.home, 0, later(10_000)).files == 0
    assert first.exists()


def test_bytes_of_replaced_versions_go_when_they_are_old(published, first):
    before = landed(published)
    assert remove_landed(published.home, DAYS, later(DAYS - 1)).files == 0
    removed = remove_landed(published.home, DAYS, later(DAYS + 1))
    assert (removed.files, removed.freed_bytes) == (1, len(FIRST.encode()))
    assert before - landed(published) == {first.name}
    assert remove_landed(published.home, DAYS, later(DAYS + 1)).files == 0


def test_bytes_that_another_file_has_stay(published, first):
    published.write("copy.txt", first.read_bytes())
    published.run()
    assert remove_landed(published.home, DAYS, later(DAYS + 1)).files == 0


def test_bytes_of_rejects_stay_until_they_were_tried_again(published):
    published.write("bad.jsonl", "{no json\n")
    published.run()
    bad = published.home.landed(sha256(b"{no json\n").hexdigest())
    published.write("bad.jsonl", '{"title": "Tide table", "text": "High water at six in the old harbour."}\n')
    published.run()
    shutil.rmtree(published.home.staging)
    remove_landed(published.home, DAYS, later(DAYS + 1))
    assert bad.exists()
    batches = published.replay(rule="malformed_json")
    published.stage(batches)
    published.publish(batches)
    shutil.rmtree(published.home.staging)
    remove_landed(published.home, DAYS, later(DAYS + 1))
    assert not bad.exists()


def test_bytes_of_a_commit_stay_whose_run_was_killed_before_it_was_published(published, first):
    published.write("e.txt", "Lift stuck\n\nNine guests waited an hour above the square, said Mia Roth.\n")
    batches = published.discover()
    published.stage(batches)
    published.commit_loaded(batches)
    shutil.rmtree(published.home.staging)
    before = landed(published)
    remove_landed(published.home, DAYS, later(DAYS + 1))
    assert before - landed(published) == {first.name}


def test_what_a_kill_left_aside_has_its_name_again_and_goes_when_nothing_needs_it(published, first):
    needed = published.home.landed(sha256((published.source / "d.txt").read_bytes()).hexdigest())
    for path in (first, needed):
        path.rename(path.with_name(f".removed-{path.name}"))
    before = {name.removeprefix(".removed-") for name in landed(published)}
    assert remove_landed(published.home, DAYS, later(DAYS + 1)).files == 1
    assert landed(published) == before - {first.name}


@pytest.mark.usefixtures("first")
def test_bytes_of_a_run_that_is_not_published_yet_stay(published):
    published.write("e.txt", "Lift stuck\n\nNine guests waited an hour above the square, said Mia Roth.\n")
    batches = published.discover()
    published.land(batches[0])
    before = landed(published)
    remove_landed(published.home, DAYS, later(DAYS + 1))
    assert len(before - landed(published)) == 1, "the replaced version alone"
    published.normalize(batches[0])
    published.admit(batches[0])
    published.publish(batches)
    assert published.query("SELECT count(*) FROM documents WHERE run_id = 'run-4'") == [(1,)]


def test_bytes_that_are_landed_anew_at_the_same_moment_stay(published, first, monkeypatch):
    """Between the look at a file and its removal, land puts the same bytes there again."""
    look = landed_bytes.newest

    def look_and_land(paths):
        found = look(paths)
        if not first.with_name(f".removed-{first.name}").exists():
            published.write("back.txt", FIRST)
            published.land(published.discover()[0])
            return found - DAYS * 86_400
        return found

    monkeypatch.setattr(landed_bytes, "newest", look_and_land)
    assert remove_landed(published.home, DAYS, later(DAYS / 2)).files == 0
    assert first.read_text() == FIRST
