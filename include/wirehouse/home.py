"""Where things are kept, under WIREHOUSE_HOME and in WIREHOUSE_STORE. Every path is made here."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any, cast

from wirehouse.errors import WirehouseError
from wirehouse.stores.access import Access
from wirehouse.stores.objects import path_in_store
from wirehouse.stores.path import Place, Store, StoredPath
from wirehouse.tables.model import Table
from wirehouse.tables.ops import REJECTS
from wirehouse.visible import without_secrets

PACKED = "packed~"  # no run key is like that
GLOB = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one warehouse: landing, staging, lake, rejects, warehouse and data_docs.

    With `store`, the URL of a prefix in an object store, the first four are there, for every machine to see;
    what one process writes in place, the warehouse above all, stays under `root`.
    """

    root: Path
    store: str = ""
    access: Access = Access()
    shared: Place = field(init=False, repr=False, compare=False)
    """What landing, staging, lake and rejects are in."""

    def __post_init__(self) -> None:
        if "?" in str(self.root):
            raise WirehouseError(
                f"The home {self.root} has a ? in its path, where DuckDB expects options to begin. "
                "Use another folder."
            )
        if GLOB.search(self.store):
            raise WirehouseError(
                f"WIREHOUSE_STORE is {without_secrets(self.store)}, which has one of *?[ in it, as "
                "a glob has. Use another prefix."
            )
        shared: Place = self.root
        if self.store:
            key = path_in_store(self.store, "WIREHOUSE_STORE")
            shared = StoredPath(Store(self.access, self.root / "scratch"), key)
        object.__setattr__(self, "shared", shared)  # which is how a frozen class sets what it derives

    @property
    def landing(self) -> Place:
        """Raw bytes, content-addressed, never changed."""
        return self.shared / "landing"

    @property
    def staging(self) -> Place:
        """Parquet of batches that are not yet judged."""
        return self.shared / "staging"

    @property
    def lake(self) -> Place:
        """Validated Parquet: the durable truth the warehouse can be rebuilt from."""
        return self.shared / "lake"

    @property
    def commits(self) -> Place:
        """The log of the lake: one file per published run, naming the parts it added, in order."""
        return self.lake / "commits"

    @property
    def data_docs(self) -> Path:
        """The Data Docs of Great Expectations: index.html is the page to open."""
        return self.root / "data_docs"

    @property
    def results(self) -> Place:
        """What Data Docs are made of: each batch leaves its results here, whichever machine judges it."""
        return self.shared / self.data_docs.name / "results"

    @property
    def index(self) -> Path:
        """What is made from the warehouse, can be made again, and so is on the same disk as it."""
        return self.root / ("index" if self.store else "lake")

    @property
    def notes(self) -> Path:
        """Where the processes of this machine leave each other notes."""
        return self.root / ("scratch" if self.store else "staging")

    @property
    def folders(self) -> tuple[Place, ...]:
        """The folders that the pipeline writes: no source may be in them, or it would ingest itself."""
        stored = ("data_docs",) if self.store else ()
        here = ("warehouse", "data_docs", *(("index", "scratch") if self.store else ()))
        return (
            *(self.shared / name for name in ("landing", "staging", "lake", "rejects", *stored)),
            *(self.root / name for name in here),
        )

    @property
    def warehouse(self) -> Path:
        """The published warehouse: the one file analysts open."""
        return self.root / "warehouse" / "warehouse.duckdb"

    def next_warehouse(self, run_id: str) -> Path:
        """The private copy that a run loads into before it is published."""
        return self.warehouse.parent / f"next-{run_key(run_id)}.duckdb"

    def run_folder(self, run_id: str) -> Place:
        """Staging of one run."""
        return self.staging / run_key(run_id)

    def batch_folder(self, run_id: str, batch_no: int) -> Place:
        """Staging of one batch."""
        return self.run_folder(run_id) / f"{batch_no:05d}"

    def lake_part(self, table: Table, run_id: str, part: str) -> Place:
        """The Parquet file of a table that a run adds for one batch (`part` is its number, or a stage)."""
        return self.parts_of(table) / run_key(run_id) / f"{part}.parquet"

    def packed_part(self, table: Table, first: int, last: int) -> Place:
        """The Parquet file of a table with the rows of several commits, from the first to the last number."""
        return self.parts_of(table) / PACKED / f"{first:08d}-{last:08d}.parquet"

    def parts_of(self, table: Table) -> Place:
        """The folder of a table's lake parts, with a folder for each run."""
        return self.shared / "rejects" if table is REJECTS else self.lake / table.full_name

    def landed(self, content_sha256: str) -> Place:
        """Where bytes with that SHA-256 are landed."""
        return self.landing / content_sha256[:2] / content_sha256

    def relative(self, path: Place) -> str:
        """The path as it is recorded: relative to the home, or to the store, so that they can be moved."""
        below: PurePath = cast("Any", path).relative_to(self.shared)  # both are of one kind
        return below.as_posix()

    def at(self, relative: str) -> Place:
        """The path that is recorded so."""
        return self.shared / relative


def run_key(run_id: str) -> str:
    """The run id as a file name: as it is where it can be, else readable with a digest to keep it unique.

    The `~` before a digest is in no run id that is used as it is.
    """
    plain = re.sub(r"[^A-Za-z0-9._-]", "-", run_id)[:80]
    if plain == run_id and plain and not plain.startswith("."):
        return plain
    return f"{plain.lstrip('.')}~{sha256(run_id.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
