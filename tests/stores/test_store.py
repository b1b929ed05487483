"""Landing, staging and lake in a bucket: what a home on disk gives, and no disk is shared by machines."""

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crash.state import contents, difference
from maintenance.contents import lake_rows
from stores.machines import STARTED_AT, Machines, names_below
from stores.server import KEY, SECRET, Bucket, access_to
from wirehouse.commits import commit_files
from wirehouse.config import Config
from wirehouse.errors import SourceError, StoreError, WirehouseError
from wirehouse.formats.sizes import Sizes
from wirehouse.home import Home
from wirehouse.maintenance.leftovers import remove_leftovers
from wirehouse.maintenance.packing import pack_lake
from wirehouse.pipeline import now
from wirehouse.stages.land import land
from wirehouse.stages.normalize import normalize
from wirehouse.stages.replay import Selection, replay
from wirehouse.staging import read_batch
from wirehouse.stores.access import Access
from wirehouse.stores.path import StoredPath
from wirehouse.stores.scratch import fetching

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "include" / "seeds"
ARTICLE = b"The ferry stays in port\n\nGDANSK (Reuters) - The ferry stays in port until the wind drops.\n"
LONG = b"The longest letter\n\n" + b"It went on about the harbour and its gulls for pages.\n" * 200
OF_RUNS = ("landing", "staging", "lake", "rejects", "data_docs/results")


@pytest.fixture(scope="module")
def day(endpoint: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Machines, Machines, Bucket]:
    """The same run of two batches, with landing, staging and lake in a bucket, and on one disk."""
    bucket = Bucket(endpoint)
    for path in sorted(SEEDS.glob("*.txt"))[:4]:
        bucket.put(f"articles/{path.name}", path.read_bytes())
    bucket.put("articles/long.txt", LONG)
    bucket.put("articles/empty.txt", b"")
    folder = tmp_path_factory.mktemp("day")
    config = Config(
        home=Home(folder / "stored", f"{bucket.url}/wire", access_to(bucket)),
        source=f"{bucket.url}/articles",
        access=access_to(bucket),
        batch_size=3,
        sizes=Sizes(record_bytes=len(LONG) - 1),
    )
    stored, local = Machines(config), Machines(replace(config, home=Home(folder / "local")))
    for machines in (stored, local):
        assert len(machines.run("first")) == 2
    return stored, local, bucket


@pytest.fixture
def stored(day: tuple[Machines, Machines, Bucket], tmp_path: Path) -> Machines:
    """A copy of the run in the bucket, in another prefix, and of the machine with the warehouse."""
    machines, _, bucket = day
    prefix = f"copies/{tmp_path.name}"
    for key in bucket.listing():
        if key.startswith("wire/"):
            source = {"Bucket": bucket.name, "Key": key}
            bucket.client.copy_object(
                Bucket=bucket.name, Key=f"{prefix}/{key.removeprefix('wire/')}", CopySource=source
            )
    shutil.copytree(machines.home.root, tmp_path / "home")
    home = replace(machines.home, root=tmp_path / "home", store=f"{bucket.url}/{prefix}")
    return Machines(replace(machines.config, home=home))


def test_a_bucket_gives_the_tables_that_a_disk_gives(day: tuple[Machines, Machines, Bucket]) -> None:
    stored, local, bucket = day
    found, expected = contents(stored.home), contents(local.home)
    assert not difference(found, expected)
    assert len(expected["documents"]) == 4
    assert sorted(row[4] for row in expected["ops.rejects"]) == ["empty_file", "record_too_large"]

    in_bucket = {key.removeprefix("wire/") for key in bucket.listing() if key.startswith("wire/")}
    on_disk = {name for name in names_below(local.home.root) if name.startswith(OF_RUNS)}
    on_disk -= {name for name in on_disk if name.startswith("lake/fingerprints") or name.endswith(".lock")}
    assert in_bucket == on_disk
    pages = stored.home.data_docs / "index.html"
    assert pages.read_text().count("batch-0000") == (local.home.data_docs / "index.html").read_text().count(
        "batch-0000"
    )


def test_no_disk_holds_what_is_in_the_bucket(day: tuple[Machines, Machines, Bucket]) -> None:
    stored, _, _ = day
    here = stored.home.root
    assert {path.name for path in here.iterdir()} == {"warehouse", "index", "scratch", "data_docs"}
    assert names_below(here / "scratch") == {".lock", "data-docs.lock"}
    workers = list(here.parent.glob("worker-*"))
    assert len(workers) == 6
    for worker in workers:
        assert names_below(worker) == {"scratch/.lock"}


def test_the_next_run_finds_what_is_new_and_leaves_its_history_to_the_workers(
    stored: Machines, day: tuple[Machines, Machines, Bucket]
) -> None:
    _, _, bucket = day
    assert stored.discover("second") == []
    bucket.put("articles/new.txt", ARTICLE)
    (batch,) = stored.discover("third")
    bucket.delete("articles/new.txt")
    assert [file.source_uri for file in read_batch(stored.worker(), batch).files] == [
        f"{stored.config.source}/new.txt"
    ]
    history = json.loads((stored.worker().run_folder("third") / "history.json").read_text(encoding="utf-8"))
    assert history["runs"] == 1


def test_rejects_are_replayed_and_all_of_it_is_maintained_and_rebuilt(
    stored: Machines, tmp_path: Path
) -> None:
    more = Machines(replace(stored.config, sizes=Sizes(), source="s3://not-asked-for"))
    home = more.home
    batches = replay(home, Selection(rule="record_too_large"), "replay", 5, STARTED_AT + timedelta(days=1))
    more.process(batches)
    before, rows = contents(home), lake_rows(home)
    assert len(before["documents"]) == 5
    assert "loaded" in before["ops.replays"][0]

    times = {path.key: path.stat().st_mtime for path in home.lake.glob("*/first/*.parquet")}
    packed = pack_lake(home, min_entries=2)
    for path in home.lake.glob("*/first/*.parquet"):
        assert path.stat().st_mtime > times[path.key], "it says since when nothing names the part"
    assert packed.commits == 2
    assert packed.parts_after < packed.parts_before
    assert len(commit_files(home)) == 1
    assert lake_rows(home) == rows

    assert remove_leftovers(home, 7, now() + timedelta(days=1)).lake_parts == 0, "they may be in use"
    removed = remove_leftovers(home, 7, now() + timedelta(days=3))
    assert (removed.staging, removed.lake_parts) == (2, packed.parts_before)
    assert removed.freed_bytes > 0
    assert not home.staging.exists()
    assert lake_rows(home) == rows

    machine = Machines(replace(stored.config, home=replace(home, root=tmp_path / "another machine")))
    (batch,) = machine.run("rebuilt")
    assert read_batch(machine.home, batch).files == ()
    assert not difference(contents(machine.home, without_run="rebuilt"), before)


def unreachable(_: StoredPath) -> None:
    raise StoreError("The object store does not answer as it should: 503 Slow Down")


def test_staging_of_a_run_that_is_given_up_goes_batches_first(
    stored: Machines, empty: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    machines = Machines(replace(stored.config, home=empty))
    folder, *_ = machines.discover("dead")
    land(empty, folder, stored.config.sizes, stored.config.access)
    assert remove_leftovers(empty, 7, now() + timedelta(days=6)).staging == 0
    with monkeypatch.context() as patch:
        patch.setattr(StoredPath, "remove_tree", unreachable)
        with pytest.raises(StoreError):
            remove_leftovers(empty, 7, now() + timedelta(days=8))
    assert empty.staging.exists(), "it was interrupted"
    with pytest.raises(WirehouseError, match=r"was removed.*start a new run"):
        normalize(machines.worker(), folder, stored.config.sizes)
    assert remove_leftovers(empty, 7, now() + timedelta(days=8)).staging == 1
    assert not empty.staging.exists()
    assert list(empty.landing.glob("*/*")), "landed bytes stay"


def test_a_stage_that_fails_half_way_is_run_again(
    stored: Machines, empty: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    machines = Machines(replace(stored.config, home=empty))
    folder, *_ = machines.discover("first")
    land(machines.worker(), folder, stored.config.sizes, stored.config.access)
    upload, uploaded = StoredPath.upload, []

    def upload_some(path: StoredPath, source: Path, *, new: bool = False) -> None:
        if len(uploaded) == 3:
            unreachable(path)
        uploaded.append(path)
        upload(path, source, new=new)

    monkeypatch.setattr(StoredPath, "upload", upload_some)
    with pytest.raises(StoreError, match="503"):
        normalize(machines.worker(), folder, stored.config.sizes)
    monkeypatch.undo()
    batch = read_batch(empty, folder)
    assert not (batch.folder(empty) / "ops.files.parquet").exists(), "the ledger comes last"

    normalize(machines.worker(), folder, stored.config.sizes)

    whole = batch.folder(stored.home)
    with fetching() as local:
        for path in batch.folder(empty).glob("*.parquet"):
            assert local(path).read_bytes() == local(whole / path.name).read_bytes(), path


def test_a_store_within_the_source_does_not_ingest_itself(
    stored: Machines, bucket: Bucket, tmp_path: Path
) -> None:
    bucket.put("a.txt", ARTICLE)
    home = Home(tmp_path / "empty", f"{bucket.url}/é wire", access_to(bucket))
    machines = Machines(replace(stored.config, home=home, source=bucket.url))
    (folder,) = machines.discover("one")
    land(home, folder, stored.config.sizes, home.access)
    (folder,) = machines.discover("two")
    assert len(read_batch(home, folder).files) == 1
    for source in (home.landing, home.staging / "one"):
        with pytest.raises(SourceError, match="what the pipeline itself writes"):
            Machines(replace(machines.config, source=str(source))).discover("three")


def test_a_store_that_is_not_there_is_an_error(
    stored: Machines, bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def discover(home: Home) -> None:
        Machines(replace(stored.config, home=home)).discover("lost")

    with pytest.raises(WirehouseError, match=r"There is no bucket no-such-bucket for .*WIREHOUSE_STORE"):
        discover(Home(tmp_path / "empty", "s3://no-such-bucket/wire", access_to(bucket)))
    for url, said in (("s3://", "names no bucket"), ("s3://b/2*", "glob"), ("/data", "names no bucket"),
                      ("s3://key:secret@b/x", "holds a user or password")):  # fmt: skip
        with pytest.raises(WirehouseError, match=f"WIREHOUSE_STORE.*{said}") as error:
            Home(tmp_path, url)
        assert "secret" not in str(error.value)
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    nobody = Access(KEY, SECRET, endpoint_url="http://127.0.0.1:9", region="us-east-1")
    with pytest.raises(StoreError, match="does not answer"):
        discover(Home(tmp_path / "empty", "s3://bucket/wire", nobody))
