"""Which files are read, and in which batches."""

import os
from itertools import chain
from math import ceil

import pytest

from wirehouse.errors import SourceError
from wirehouse.sources import path_of
from wirehouse.stages import discover as module

TEXT = "Harbour reopens after storm\n\nThe harbour reopened on Monday, its master said in a note.\n"


def all_names(batches) -> list[str]:
    return list(chain.from_iterable(names(batches)))


def names(batches) -> list[list[str]]:
    return [[path_of(file.source_uri).name for file in batch.files] for batch in batches]


@pytest.mark.parametrize(
    ("files", "size", "sizes"),
    [(0, 3, [0]), (1, 3, [1]), (3, 3, [3]), (4, 3, [3, 1]), (7, 3, [3, 3, 1]), (3, 1, [1, 1, 1])],
)
def test_batches_are_full_but_for_the_last_and_in_order(stages, files, size, sizes):
    for number in range(files):
        stages.write(f"{number}.txt", TEXT)
    batches = stages.discover(batch_size=size)
    assert list(map(len, names(batches))) == sizes
    assert all_names(batches) == [f"{number}.txt" for number in range(files)]
    assert [batch.batch_no for batch in batches] == list(range(len(batches)))
    assert {batch.files_found for batch in batches} == {files}


@pytest.mark.parametrize("most", [1, 2, 3, 5])
def test_batches_grow_before_there_are_too_many(stages, monkeypatch, most):
    monkeypatch.setattr(module, "MAX_BATCHES", most)
    for number in range(7):
        stages.write(f"{number}.txt", TEXT)
    batches = stages.discover(batch_size=1)
    assert len(batches) <= most
    assert max(map(len, names(batches))) == ceil(7 / most)
    assert len(all_names(batches)) == 7


def test_only_what_is_new_or_changed_is_read_and_all_is_counted(stages):
    for name in ("a", "b", "c"):
        stages.write(f"{name}.txt", TEXT)
    assert stages.run()
    assert not stages.run()
    stages.write("b.txt", TEXT + "More.\n")
    stages.write("d.txt", TEXT)
    [batch] = stages.discover()
    assert names([batch]) == [["b.txt", "d.txt"]]
    assert batch.files_found == 4
    changed, new = batch.files
    assert (
        changed.loaded_sha256
        == stages.query("SELECT content_sha256 FROM ops.files WHERE source_uri = ?", changed.source_uri)[0][0]
    )
    assert new.loaded_sha256 is None


def test_a_rejected_file_is_not_read_again_until_it_changes(stages):
    stages.write("a.txt", "")
    assert stages.run()
    assert not stages.run()
    stages.write("a.txt", TEXT)
    assert stages.run()
    assert stages.query("SELECT count(*) FROM documents") == [(1,)]


def test_a_file_that_comes_back_is_known_by_its_content(stages):
    stages.write("a.txt", TEXT)
    stages.run()
    stages.write("a.txt", "")
    stages.run()
    stages.write("a.txt", TEXT)
    [batch] = stages.discover()
    assert stages.land(batch)[0]["state"] == "unchanged"


def test_what_a_commit_that_was_never_published_read_is_not_read_again(stages):
    stages.write("a.txt", TEXT)
    stages.run()
    stages.write("b.txt", TEXT)
    batches = stages.discover()
    stages.stage(batches)
    stages.load(batches)
    stages.commit(batches)
    [batch] = stages.discover()
    assert batch.files == (), "there is nothing to read and yet something to publish"
    assert stages.run()
    assert stages.query("SELECT count(*) FROM documents") == [(2,)]
    assert not stages.run()


@pytest.mark.parametrize("source", ["{folder}", "{folder}/**/*", "file://{folder}"])
def test_a_home_within_its_source_does_not_ingest_itself(stages, source):
    stages.write("a.txt", TEXT)
    stages.home = type(stages.home)(stages.source / "data")
    source = source.format(folder=stages.source)
    assert stages.run(source=source)
    assert not stages.run(source=source)
    assert stages.query("SELECT parse_filename(source_uri) FROM ops.files") == [("a.txt",)]


def test_a_source_within_its_home_is_read_where_it_is_not_the_pipelines_own(stages):
    inbox = stages.home.root / "inbox"
    inbox.mkdir(parents=True)
    (inbox / "a.txt").write_text(TEXT)
    assert stages.run(source=inbox)
    for folder in stages.home.folders:
        folder.mkdir(exist_ok=True)
        with pytest.raises(SourceError, match="what the pipeline itself writes"):
            stages.discover(source=folder)


def test_a_source_with_odd_bytes_in_its_name_is_recorded(stages):
    folder = stages.source / os.fsdecode(b"\xff")
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    assert stages.run(source=folder)
    assert stages.query("SELECT source FROM ops.runs") == [(f"{stages.source}/\\udcff",)]
    assert stages.query("SELECT source_uri LIKE '%/\\%FF/a.txt' ESCAPE '\\' FROM documents") == [(True,)]


def test_the_same_day_another_source_is_another_matter(stages, tmp_path):
    stages.write("a.txt", TEXT)
    stages.run()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text(TEXT)
    assert stages.run(source=tmp_path / "other")
    assert stages.query("SELECT count(*) FROM documents") == [(2,)]
