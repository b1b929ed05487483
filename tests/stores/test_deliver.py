"""The warehouse in a bucket: whole or not there, and switched by a pointer."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from stores.server import KEY, SECRET, Bucket, access_to
from wirehouse.config import Config, Delivery
from wirehouse.errors import SourceError
from wirehouse.home import Home
from wirehouse.pipeline import run
from wirehouse.stages.deliver import deliver
from wirehouse.stores.access import Access

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    found = Home(tmp_path / "home")
    found.warehouse.parent.mkdir(parents=True)
    return found


@pytest.fixture
def access(bucket: Bucket) -> Access:
    return access_to(bucket)


def publish(home: Home, number: int, mebibytes: int = 0) -> None:
    """Publish something that is told from what was published before, by a rename as publish does."""
    next_copy = home.warehouse.with_name("next.duckdb")
    with duckdb.connect(next_copy) as connection:
        connection.execute("CREATE TABLE published AS SELECT ? AS number", [number])
        connection.execute(
            f"CREATE TABLE padding AS SELECT md5(i::VARCHAR) FROM range({mebibytes} << 15) AS _(i)"
        )
    next_copy.replace(home.warehouse)


def pointer(bucket: Bucket, folder: str = "site") -> dict[str, Any]:
    return json.loads(bucket.get(f"{folder}/latest.json"))


def fetched(bucket: Bucket, tmp_path: Path) -> int:
    """What a reader finds: the pointer first, then what it names."""
    found = pointer(bucket)
    body = bucket.get(found["url"].removeprefix(f"{bucket.url}/"))
    assert hashlib.sha256(body).hexdigest() == found["sha256"]
    assert len(body) == found["size_bytes"]
    copy = tmp_path / "fetched.duckdb"
    copy.write_bytes(body)
    with duckdb.connect(copy, read_only=True) as connection:
        return connection.execute("SELECT number FROM published").fetchall()[0][0]


def test_a_reader_gets_the_last_one_and_old_ones_stay_a_while(
    bucket: Bucket, home: Home, access: Access, tmp_path: Path
) -> None:
    urls = []
    for number in range(5):
        publish(home, number)
        assert deliver(home, f"{bucket.url}/site/", 2, access)
        assert fetched(bucket, tmp_path) == number
        urls.append(pointer(bucket)["url"].removeprefix(f"{bucket.url}/"))
        assert sorted(bucket.listing()) == sorted(["site/latest.json", *urls[-3:]])
    assert not deliver(home, f"{bucket.url}/site", 2, access), "nothing new: nothing uploaded"
    assert len(bucket.listing()) == 4


def test_a_version_that_somebody_deleted_is_delivered_again(
    bucket: Bucket, home: Home, access: Access, tmp_path: Path
) -> None:
    for number in range(2):
        publish(home, number)
        deliver(home, f"{bucket.url}/site", 1, access)
    before = pointer(bucket)
    bucket.delete(before["url"].removeprefix(f"{bucket.url}/"))

    assert deliver(home, f"{bucket.url}/site", 1, access)

    assert fetched(bucket, tmp_path) == 1
    assert pointer(bucket) == before, "the version before it stays, too"
    assert len(bucket.listing()) == 3


def test_what_is_published_during_the_upload_is_delivered_instead(
    bucket: Bucket, home: Home, access: Access, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(home, 1)
    store = access.filesystem()
    put_file, calls = store.put_file, []

    def overtaken(local: str, remote: str, **transfer: int) -> None:
        put_file(local, remote, **transfer)
        calls.append(remote)
        if len(calls) == 1:
            publish(home, 2)

    monkeypatch.setattr(store, "put_file", overtaken)
    assert deliver(home, f"{bucket.url}/site", 0, access)
    assert fetched(bucket, tmp_path) == 2
    assert len(bucket.listing()) == 2, "the version that was overtaken is gone"


def test_a_delivery_may_be_killed_anywhere(
    bucket: Bucket, home: Home, access: Access, tmp_path: Path
) -> None:
    publish(home, 1)
    deliver(home, f"{bucket.url}/site", 1, access)
    publish(home, 2, mebibytes=120)  # large enough for an upload in parts
    program = (
        "import sys; from pathlib import Path; from wirehouse.home import Home; "
        "from wirehouse.stages.deliver import deliver; deliver(Home(Path(sys.argv[1])), sys.argv[2], 1)"
    )
    env = os.environ | {
        "PYTHONPATH": str(ROOT / "include"), "AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_ENDPOINT_URL_S3": bucket.endpoint, "AWS_DEFAULT_REGION": "us-east-1",
    }  # fmt: skip
    command = [sys.executable, "-c", program, str(home.root), f"{bucket.url}/site"]
    for moment in range(3):
        process = subprocess.Popen(command, env=env)
        bucket.wait_for_upload(process, number=moment + 1)
        time.sleep(0.1 * moment)
        process.send_signal(signal.SIGKILL)
        killed = process.wait() == -signal.SIGKILL
        assert killed or moment, "it was done before it could be killed"
        assert fetched(bucket, tmp_path) in {1, 2}, "never half a warehouse"
        if not killed:
            break

    deliver(home, f"{bucket.url}/site", 1, access)

    assert fetched(bucket, tmp_path) == 2
    assert len(bucket.listing()) == 3


def test_a_run_publishes_to_the_bucket_and_mends_what_failed_before(
    bucket: Bucket, tmp_path: Path, access: Access
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    shutil.copy(ROOT / "include/seeds/cold-store.txt", source)
    delivery = Delivery(f"{bucket.url}/site")
    config = Config(home=Home(tmp_path / "home"), source=str(source), access=access, delivery=delivery)

    assert run(config).published
    first = pointer(bucket)
    bucket.delete("site/latest.json")
    assert not run(config).published, "nothing is new"

    assert pointer(bucket)["sha256"] == first["sha256"]
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(bucket.get(first["url"].removeprefix(f"{bucket.url}/")))
    with duckdb.connect(copy, read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(1,)]


def test_nowhere_to_deliver_to_is_an_error(bucket: Bucket, home: Home, access: Access) -> None:
    assert not deliver(home, f"{bucket.url}/site", 1, access), "nothing is published yet"
    publish(home, 1)
    with pytest.raises(SourceError, match="names no bucket"):
        deliver(home, "/a/folder", 1, access)
    with pytest.raises(FileNotFoundError):
        deliver(home, "s3://no-such-bucket/site", 1, access)
