"""Where things are kept under WIREHOUSE_HOME. Every path of the pipeline is made here."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from wirehouse.errors import WirehouseError
from wirehouse.tables.model import Table
from wirehouse.tables.ops import REJECTS

PACKED = "packed~"  # no run key is like that


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one warehouse: landing, staging, lake, rejects, warehouse and data_docs."""

    root: Path

    def __post_init__(self) -> None:
        if "?" in str(self.root):
            raise WirehouseError(
                f"The home {self.root} has a ? in its path, where DuckDB expects options to begin. "
                "Use another folder."
            )

    @property
    def landing(self) -> Path:
        """Raw bytes, content-addressed, never changed."""
        return self.root / "landing"

    @property
    def staging(self) -> Path:
        """Parquet of batches that are not yet judged."""
        return self.root / "staging"

    @property
    def lake(self) -> Path:
        """Validated Parquet: the durable truth the warehouse can be rebuilt from."""
        return self.root / "lake"

    @property
    def commits(self) -> Path:
        """The log of the lake: one file per published run, naming the parts it added, in order."""
        return self.lake / "commits"

    @property
    def data_docs(self) -> Path:
        """The Data Docs of Great Expectations: index.html is the page to open."""
        return self.root / "data_docs"

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that the pipeline writes: no source may be in them, or it would ingest itself."""
        names = ("landing", "staging", "lake", "rejects", "warehouse", "data_docs")
        return tuple(self.root / name for name in names)

    @property
    def warehouse(self) -> Path:
        """The published warehouse: the one file analysts open."""
        return self.root / "warehouse" / "warehouse.duckdb"

    def next_warehouse(self, run_id: str) -> Path:
        """The private copy that a run loads into before it is published."""
        return self.warehouse.parent / f"next-{run_key(run_id)}.duckdb"

    def run_folder(self, run_id: str) -> Path:
        """Staging of one run."""
        return self.staging / run_key(run_id)

    def batch_folder(self, run_id: str, batch_no: int) -> Path:
        """Staging of one batch."""
        return self.run_folder(run_id) / f"{batch_no:05d}"

    def lake_part(self, table: Table, run_id: str, part: str) -> Path:
        """The Parquet file of a table that a run adds for one batch (`part` is its number, or a stage)."""
        return self.parts_of(table) / run_key(run_id) / f"{part}.parquet"

    def packed_part(self, table: Table, first: int, last: int) -> Path:
        """The Parquet file of a table with the rows of several commits, from the first to the last number."""
        return self.parts_of(table) / PACKED / f"{first:08d}-{last:08d}.parquet"

    def parts_of(self, table: Table) -> Path:
        """The folder of a table's lake parts, with a folder for each run."""
        return self.root / "rejects" if table is REJECTS else self.lake / table.full_name

    def landed(self, content_sha256: str) -> Path:
        """Where bytes with that SHA-256 are landed."""
        return self.landing / content_sha256[:2] / content_sha256

    def relative(self, path: Path) -> str:
        """The path as it is recorded: relative to the home, so that the home can be moved."""
        return path.relative_to(self.root).as_posix()


def run_key(run_id: str) -> str:
    """The run id as a file name: as it is where it can be, else readable with a digest to keep it unique.

    The `~` before a digest is in no run id that is used as it is.
    """
    plain = re.sub(r"[^A-Za-z0-9._-]", "-", run_id)[:80]
    if plain == run_id and plain and not plain.startswith("."):
        return plain
    return f"{plain.lstrip('.')}~{sha256(run_id.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
