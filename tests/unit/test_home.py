"""Where things are kept."""

from itertools import product, starmap
from pathlib import Path

import pytest

from wirehouse.errors import WirehouseError
from wirehouse.home import Home, run_key
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.ops import FILES, REJECTS

HOME = Home(Path("/srv/home"))


@pytest.mark.parametrize(
    "run_id", ["cli-20240514T103000-a1b2c3", "a", "A.b_c-9", "a" * 80, "scheduled__2024-05-14"]
)
def test_a_plain_run_id_is_its_own_name(run_id):
    assert run_key(run_id) == run_id


def test_another_run_id_stays_readable_and_keeps_its_name_from_day_to_day():
    assert run_key("manual__2024-05-14T10:30:00+00:00") == "manual__2024-05-14T10-30-00-00-00~54e6a5e46ef2"


def test_every_part_of_the_lake_has_a_place_of_its_own():
    places = set(starmap(HOME.lake_part, product((DOCUMENTS, FILES, REJECTS), "ab", ("00000", "run"))))
    assert len(places) == 12
    assert HOME.lake_part(DOCUMENTS, "a", "00000") == Path("/srv/home/lake/documents/a/00000.parquet")
    assert HOME.lake_part(REJECTS, "a", "run") == Path("/srv/home/rejects/a/run.parquet")


def test_everything_that_is_written_is_under_one_of_the_folders():
    written = (
        HOME.landed("ab" * 32),
        HOME.batch_folder("a", 0),
        HOME.lake_part(DOCUMENTS, "a", "run"),
        HOME.lake_part(REJECTS, "a", "run"),
        HOME.commits,
        HOME.data_docs,
        HOME.warehouse,
        HOME.next_warehouse("a"),
    )
    for path in written:
        assert any(path.is_relative_to(folder) for folder in HOME.folders), path


def test_paths_are_recorded_so_that_the_home_can_be_moved():
    assert HOME.relative(HOME.landed("ab" * 32)) == "landing/ab/" + "ab" * 32
    with pytest.raises(ValueError, match="is not in the subpath"):
        HOME.relative(Path("/srv/elsewhere"))


def test_a_home_whose_path_duckdb_would_misread_is_refused():
    with pytest.raises(WirehouseError, match=r"/srv/what\?/home has a \?"):
        Home(Path("/srv/what?/home"))
