"""Sources by date."""

from datetime import UTC, datetime

import pytest

from wirehouse.dated import source_of_date
from wirehouse.errors import SourceError

DAY = datetime(2026, 3, 9, 4, tzinfo=UTC)


def test_a_source_without_fields_is_what_it_is(tmp_path):
    for source in (str(tmp_path), f"{tmp_path}/100%/*.txt", "/nowhere/50%off"):
        assert source_of_date(source, DAY) == source
        assert source_of_date(source, None) == source


def test_the_fields_are_those_of_the_date(tmp_path):
    (tmp_path / "2026" / "03" / "09").mkdir(parents=True)
    (tmp_path / "2026-068T04.jsonl").write_text("")
    assert source_of_date(f"{tmp_path}/%Y/%m/%d", DAY) == f"{tmp_path}/2026/03/09"
    assert source_of_date(f"{tmp_path}/%Y-%jT%H.jsonl", DAY) == f"{tmp_path}/2026-068T04.jsonl"
    assert source_of_date(f"{tmp_path}/%Y-%m-%d*.jsonl", DAY) == f"{tmp_path}/2026-03-09*.jsonl"
    url = tmp_path.as_uri()
    assert source_of_date(f"{url}/%Y/%m/%d", DAY) == f"{url}/2026/03/09"


def test_a_date_that_the_archive_does_not_have_is_none(tmp_path):
    assert source_of_date(f"{tmp_path}/%Y/%m/%d", DAY) is None
    assert source_of_date(f"{tmp_path}/day-%Y-%m-%d", DAY) is None
    assert source_of_date(f"{tmp_path.as_uri()}/%Y/%m/%d", DAY) is None


def test_an_archive_that_is_not_there_is_an_error_of_discover_and_not_a_gap(tmp_path):
    assert source_of_date(f"{tmp_path}/archiv/%Y/%m/%d", DAY) == f"{tmp_path}/archiv/2026/03/09"


def test_without_a_date_the_error_says_what_to_do(tmp_path):
    with pytest.raises(SourceError, match=r"no logical date.*param `source`.*airflow backfill create"):
        source_of_date(f"{tmp_path}/%Y/%m/%d", None)
