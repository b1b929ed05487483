"""A source in a bucket gives what the same files in a folder give; only what changed is read again."""

import gzip
import logging
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from stores.server import KEY, SECRET, Bucket, access_to
from wirehouse.config import Config
from wirehouse.dated import source_of_date
from wirehouse.errors import SourceError, StoreError, WirehouseError
from wirehouse.home import Home
from wirehouse.opening import open_source
from wirehouse.pipeline import begin, process, run
from wirehouse.sources import list_files, source_uri
from wirehouse.stages.discover import discover
from wirehouse.stores.access import Access

SEEDS = Path(__file__).parents[2] / "include" / "seeds"
TEXT = b"The ferry stays in port\n\nGDANSK (Reuters) - The ferry stays in port until the wind drops.\n"


def listed(bucket: Bucket, source: str) -> list[str]:
    return [file.source_uri for file in list_files(source, access=access_to(bucket))]


def rows(home: Home, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(home.warehouse, read_only=True) as connection:
        return connection.execute(query).fetchall()


CONTENT = """SELECT content_sha256, record_no, title, body, published_on, flags, source_format
             FROM documents ORDER BY ALL"""
LEDGER = """SELECT content_sha256, size_bytes, state, records_read, records_loaded, records_rejected
            FROM ops.files ORDER BY ALL"""


def test_the_seeds_in_a_bucket_are_the_seeds(
    bucket: Bucket, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for path in SEEDS.iterdir():
        bucket.put(f"daily/{path.name}", path.read_bytes())
    stored, local = Home(tmp_path / "stored"), Home(tmp_path / "local")
    caplog.set_level(logging.DEBUG)

    run(Config(home=stored, source=f"{bucket.url}/daily", access=access_to(bucket)))
    run(Config(home=local, source=str(SEEDS)))

    assert rows(stored, CONTENT) == rows(local, CONTENT)
    assert rows(stored, LEDGER) == rows(local, LEDGER)
    uris = [uri for (uri,) in rows(stored, "SELECT DISTINCT source_uri FROM ops.files ORDER BY 1")]
    assert f"{bucket.url}/daily/caf%C3%A9%20prices.txt" in uris
    assert all(uri.startswith(f"{bucket.url}/daily/") for uri in uris)
    assert SECRET not in caplog.text
    assert SECRET not in str(access_to(bucket))


@pytest.mark.usefixtures("aws_environment")
def test_only_what_changed_is_read_again(bucket: Bucket, tmp_path: Path) -> None:
    config = Config(home=Home(tmp_path / "home"), source=f"{bucket.url}/")
    for name in ("a.txt", "b.txt", "c.txt"):
        bucket.put(name, TEXT + name.encode())
    assert run(config).published
    assert not run(config).published

    bucket.put("a.txt", TEXT + b"a.txt")  # the same bytes at another time
    assert not run(config).published

    bucket.put("b.txt", TEXT + b"Another line, so that it is another text.\n")
    bucket.put("new/d.txt", TEXT + b"d.txt")
    bucket.delete("c.txt")
    assert run(config).published

    ledger = rows(
        config.home, "SELECT parse_filename(source_uri), state, count(*) FROM ops.files GROUP BY ALL"
    )
    assert sorted(ledger) == [
        ("a.txt", "loaded", 1), ("b.txt", "loaded", 1), ("b.txt", "superseded", 1), ("c.txt", "loaded", 1),
        ("d.txt", "loaded", 1),
    ]  # fmt: skip
    assert len(rows(config.home, "FROM documents")) == 4
    assert not run(config).published


def test_archives_and_compressed_objects_are_read(bucket: Bucket, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "one.txt").write_bytes(TEXT + b"one")
    bucket.put("pack.zip", Path(shutil.make_archive(str(tmp_path / "pack"), "zip", folder)).read_bytes())
    bucket.put("two.txt.gz", gzip.compress(TEXT + b"two"))
    config = Config(home=Home(tmp_path / "home"), source=bucket.url, access=access_to(bucket))

    run(config)

    found = rows(config.home, "SELECT source_uri FROM documents ORDER BY 1")
    assert found == [(f"{bucket.url}/pack.zip!/one.txt",), (f"{bucket.url}/two.txt.gz",)]


def test_globs_are_those_of_folders(bucket: Bucket, tmp_path: Path) -> None:
    keys = (
        "2025/01/a.txt",
        "2025/01/b.html",
        "2025/02/a.txt",
        "2026/a.txt",
        "2025/.hidden/x.txt",
        "2025/[1].txt",
    )
    for key in keys:
        bucket.put(key, TEXT)
        (tmp_path / key).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / key).write_bytes(TEXT)
    bucket.put("2025/marker/", b"")  # what consoles put where they show a folder

    for glob in (
        "2025",
        "2025/*/a.txt",
        "**/a.txt",
        "2025/**",
        "*/[0-9]*/*.html",
        "2025/[1].txt",
        "2026/a.txt",
    ):
        stored = listed(bucket, f"{bucket.url}/{glob}")
        local = [file.source_uri for file in list_files(str(tmp_path / glob))]
        expected = [uri.replace(tmp_path.as_uri(), bucket.url) for uri in local]
        assert stored == expected, glob
        assert stored, glob


def test_a_source_that_is_not_there_is_an_error(bucket: Bucket) -> None:
    assert listed(bucket, bucket.url) == []  # an empty bucket is a source without files
    for source in (
        f"{bucket.url}/none",
        f"{bucket.url}/none/*.txt",
        "s3://no-such-bucket",
        "s3://no-such-bucket/a",
    ):
        with pytest.raises(SourceError, match="does not exist"):
            listed(bucket, source)
    with pytest.raises(SourceError, match="names no bucket"):
        listed(bucket, "s3://*/a.txt")
    with pytest.raises(SourceError, match="no glob"):
        listed(bucket, f"{bucket.url}/a**b.txt")


def test_a_password_in_the_url_is_refused_and_not_shown(bucket: Bucket) -> None:
    with pytest.raises(SourceError, match="AWS_ACCESS_KEY_ID") as refused:
        listed(bucket, f"s3://me:{SECRET}@{bucket.name}/a")
    assert SECRET not in str(refused.value)


def test_a_store_that_is_down_is_no_fault_of_the_files(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")  # so that the test does not wait for the tries
    access = Access(KEY, SECRET, endpoint_url="http://127.0.0.1:9", region="us-east-1")
    with pytest.raises(StoreError, match="does not answer"):
        list(list_files(bucket.url, access=access))
    with (
        pytest.raises(StoreError, match="does not answer"),
        open_source(f"{bucket.url}/a.txt", bucket.url, access),
    ):
        pass


@pytest.mark.usefixtures("aws_environment")
def test_without_credentials_the_error_says_what_to_set(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(WirehouseError, match="WIREHOUSE_CONNECTION"):
        list(list_files(bucket.url))


def test_what_changes_while_it_is_read_is_read_again(bucket: Bucket) -> None:
    bucket.put("a.txt", b"x" * (20 << 20))
    with open_source(f"{bucket.url}/a.txt", bucket.url, access_to(bucket)) as source:
        assert source.read(4) == b"xxxx"
        bucket.put("a.txt", b"y" * (20 << 20))
        found = b"".join(iter(lambda: source.read(1 << 20), b""))
        assert b"y" not in found, "all that is read is of one version"
        assert not source.is_at_rest()


def test_an_object_that_is_gone_is_rejected_and_the_run_goes_on(bucket: Bucket, tmp_path: Path) -> None:
    bucket.put("a.txt", TEXT)
    bucket.put("b.txt", TEXT + b"b")
    config = Config(home=Home(tmp_path / "home"), source=bucket.url, access=access_to(bucket))
    run_id, started_at = begin("cli")
    batches = discover(config.home, config.source, run_id, 10, started_at, config.access)
    bucket.delete("b.txt")

    process(config, run_id, batches)

    assert rows(config.home, "SELECT rule FROM ops.rejects") == [("vanished",)]
    assert len(rows(config.home, "FROM documents")) == 1


def test_a_connection_gives_what_its_fields_say() -> None:
    extra = {"endpoint_url": "http://store:9000", "region_name": "eu-west-1", "aws_session_token": "t"}
    assert Access.of_connection("k", "s", extra) == Access("k", "s", "t", "http://store:9000", "eu-west-1")
    assert Access.of_connection("", None, {}) == Access()
    with pytest.raises(WirehouseError, match="role"):
        Access.of_connection(None, None, {"role_arn": "arn:aws:iam::1:role/reader"})


def test_the_url_of_a_source_is_that_of_what_it_searches() -> None:
    assert source_uri("s3://bucket/2025/*/a.txt") == "s3://bucket/2025"
    assert source_uri("s3://bucket/2025/") == "s3://bucket/2025"


def test_a_day_of_an_archive_that_is_not_there_is_no_source(bucket: Bucket) -> None:
    bucket.put("2025/03/01/a.txt", TEXT)
    source, access = f"{bucket.url}/2025/%m/%d/*.txt", access_to(bucket)
    assert (
        source_of_date(source, datetime(2025, 3, 1, tzinfo=UTC), access) == f"{bucket.url}/2025/03/01/*.txt"
    )
    assert source_of_date(source, datetime(2025, 3, 2, tzinfo=UTC), access) is None
