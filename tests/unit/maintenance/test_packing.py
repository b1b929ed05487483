"""Packed, the lake is fewer files and the same commits."""

import json
import os
from concurrent.futures import ThreadPoolExecutor

import pyarrow.parquet as pq
import pytest

from maintenance.contents import contents, lake_rows
from wirehouse.commits import commit_files, read_commits
from wirehouse.locks import exclusive
from wirehouse.maintenance.packing import PACK_BYTES, pack_groups, pack_lake
from wirehouse.tables.articles import DOCUMENTS


def rebuild(stages):
    """The warehouse made anew from the lake, without what the run that did so says of itself."""
    stages.home.warehouse.unlink()
    (stages.source.parent / "empty").mkdir()
    assert stages.run(run_id="rebuild", source=stages.source.parent / "empty")
    return contents(stages.home.warehouse, without_run="rebuild")


def test_the_warehouse_is_rebuilt_from_packs_row_for_row_the_same(published):
    before = contents(published.home.warehouse)
    rows = lake_rows(published.home)
    packed = pack_lake(published.home, min_entries=2)
    assert (packed.commits, packed.packs) == (3, 1)
    assert packed.parts_before > 2 * packed.parts_after
    assert lake_rows(published.home) == rows
    assert rebuild(published) == before
    assert len(before["documents"]) == 4


def test_runs_go_on_after_packed_commits_and_packs_are_packed_again(published):
    pack_lake(published.home, min_entries=2)
    published.write("e.txt", "Lift stuck\n\nNine guests waited an hour above the square, said Mia Roth.\n")
    published.run()
    published.write("a.txt", "Ferry strike over\n\nThe crews sail again from Friday on, said Ines Duarte.\n")
    published.run()
    assert [path.name for path in commit_files(published.home)] == [
        "00000000.json",
        "00000003.json",
        "00000004.json",
    ]
    before, rows = contents(published.home.warehouse), lake_rows(published.home)
    assert pack_lake(published.home, min_entries=2).commits == 5
    assert [path.name for path in commit_files(published.home)] == ["00000000.json"]
    assert lake_rows(published.home) == rows
    assert rebuild(published) == before


def test_two_packings_at_once_take_turns(published):
    """The second waits until the first has changed the log, and then packs what is there."""
    with ThreadPoolExecutor(1) as beside, exclusive(published.home.warehouse.parent / "packing.lock"):
        waiting = beside.submit(pack_lake, published.home, min_entries=2)
        with pytest.raises(TimeoutError):
            waiting.result(timeout=0.5)
        assert pack_groups(published.home, PACK_BYTES, min_entries=2).commits == 3
    assert waiting.result().packs == 0
    assert len(read_commits(published.home)) == 3


def test_the_log_is_not_switched_while_a_run_publishes(published):
    """Which adds to its end, and counts what is in it before."""
    with ThreadPoolExecutor(1) as beside, exclusive(published.home.warehouse.parent / "publish.lock"):
        waiting = beside.submit(pack_lake, published.home, min_entries=2)
        with pytest.raises(TimeoutError):
            waiting.result(timeout=1)
        assert len(commit_files(published.home)) == 3
    assert waiting.result().packs == 1


def test_few_commits_are_left_alone_and_large_ones_too(published):
    assert pack_lake(published.home, min_entries=4).packs == 0
    assert pack_lake(published.home, pack_bytes=1, min_entries=2).packs == 0
    assert len(commit_files(published.home)) == 3


def test_a_pack_is_closed_when_it_is_large(published):
    sizes = [
        sum((published.home.root / part).stat().st_size for parts in commit.parts.values() for part in parts)
        for commit in read_commits(published.home)
    ]
    assert pack_lake(published.home, pack_bytes=sizes[0] + sizes[1], min_entries=2).commits == 2
    assert [path.name for path in commit_files(published.home)] == ["00000000.json", "00000002.json"]


def test_a_commit_that_is_not_published_is_not_touched(published):
    published.write("e.txt", "Lift stuck\n\nNine guests waited an hour above the square, said Mia Roth.\n")
    batches = published.discover()
    published.stage(batches)
    published.commit_loaded(batches)
    waiting = commit_files(published.home)[-1]
    text = waiting.read_text()
    assert pack_lake(published.home, min_entries=2).commits == 3
    assert commit_files(published.home)[-1].read_text() == text
    assert published.run(), "the next run brings it in"
    assert ("run-4",) in published.query("SELECT run_id FROM ops.runs")


def test_old_parts_stay_and_say_since_when_nothing_names_them(published):
    parts = [
        published.home.root / part
        for commit in read_commits(published.home)
        for files in commit.parts.values()
        for part in files
    ]
    for part in parts:
        os.utime(part, (0, 0))
    pack_lake(published.home, min_entries=2)
    assert all(part.stat().st_mtime > 1e9 for part in parts)


def test_what_a_killed_packing_left_in_the_log_is_removed(published):
    rows = lake_rows(published.home)
    second = commit_files(published.home)[1]
    text = second.read_text()
    pack_lake(published.home, min_entries=2)
    second.write_text(text)
    assert lake_rows(published.home) == rows
    assert pack_lake(published.home, min_entries=2).packs == 0
    assert not second.exists()


def test_parts_of_an_earlier_version_lack_columns_which_are_null(published):
    commit = read_commits(published.home)[0]
    part = published.home.root / commit.parts["documents"][0]
    table = pq.read_table(part)
    pq.write_table(table.drop_columns(["agency"]), part)
    pack_lake(published.home, min_entries=2)
    packed = pq.read_table(published.home.packed_part(DOCUMENTS, 0, 2))
    assert packed["agency"].null_count == packed.num_rows
    assert packed.num_rows == 5


def test_rows_of_a_commit_are_found_without_reading_the_others(published):
    pack_lake(published.home, min_entries=2)
    with pq.ParquetFile(published.home.packed_part(DOCUMENTS, 0, 2)) as file:
        column = file.schema_arrow.get_field_index("commit_no")
        ranges = [
            (statistics.min, statistics.max)
            for group in range(file.num_row_groups)
            if (statistics := file.metadata.row_group(group).column(column).statistics)
        ]
    assert ranges == [(0, 0), (1, 1), (2, 2)]


def test_without_a_warehouse_there_is_nothing_to_pack(stages):
    assert pack_lake(stages.home).packs == 0


@pytest.mark.parametrize("damage", ["{", json.dumps({"run_ids": ["x"]})])
def test_a_damaged_log_is_not_packed_over(published, damage):
    path = commit_files(published.home)[1]
    path.write_text(damage)
    with pytest.raises((ValueError, KeyError)):
        pack_lake(published.home, min_entries=2)
    assert path.read_text() == damage
