"""The staging folder of a batch: what the stages of one batch hand to each other.

batch.json                   what discover assigned: run, source, files
landed.parquet               land: a ledger row per file that has its bytes in landing
ops.files.parquet            normalize: the same rows with their records counted
documents.parquet, …         normalize: one file per record table, not yet judged
rejects-<stage>.parquet      what each stage rejected
replayed.parquet             replay: the rejects that the batch tries again
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from wirehouse.errors import RecordError, WirehouseError
from wirehouse.home import Home
from wirehouse.parquet import replacing, write_rows
from wirehouse.stores.path import Place
from wirehouse.tables.model import Table
from wirehouse.tables.ops import REJECTS

DETAIL_CHARACTERS = 500  # enough to recognize a value by; the landed bytes hold the rest


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the source as discover saw it.

    `version_token` changes when the file does. `loaded_sha256` is the SHA-256 of the version that is loaded,
    where one is: a file with other tokens and the same bytes has only been touched. `landed_sha256` is set
    for a file that is not to be read from the source, but from the bytes that were landed before.
    """

    source_uri: str
    size_bytes: int
    version_token: str
    loaded_sha256: str | None = None
    landed_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """A group of source files that one mapped task of each stage works on.

    `started_at` is the start of the run in UTC without zone: the one clock reading that every row of the run
    is stamped with, so that a task that is run twice writes the same rows. `files_found` counts the files of
    the whole source, those without change included.
    """

    run_id: str
    batch_no: int
    source: str
    started_at: datetime
    files_found: int
    files: tuple[SourceFile, ...]

    def folder(self, home: Home) -> Place:
        """Where the batch is staged."""
        return home.batch_folder(self.run_id, self.batch_no)

    def landed(self, home: Home) -> Place:
        """Ledger rows of the files whose bytes are landed."""
        return self.folder(home) / "landed.parquet"

    def table(self, home: Home, table: Table) -> Place:
        """The staged, not yet judged rows of a table."""
        return self.folder(home) / f"{table.full_name}.parquet"

    def rejects(self, home: Home, stage: str) -> Place:
        """What a stage rejected."""
        return self.folder(home) / f"rejects-{stage}.parquet"

    def replayed(self, home: Home) -> Place:
        """The rejects that the batch tries again; not there in a batch of a run that ingests."""
        return self.folder(home) / "replayed.parquet"

    def lake_part(self, home: Home, table: Table) -> Place:
        """The validated rows of a table."""
        return home.lake_part(table, self.run_id, f"{self.batch_no:05d}")

    def write(self, home: Home) -> str:
        """Write batch.json; returns the folder relative to the home, which is what tasks pass on."""
        data = asdict(self) | {"started_at": self.started_at.isoformat()}
        with replacing(self.folder(home) / "batch.json") as path:
            path.write_text(json.dumps(data, indent=1), encoding="utf-8")  # ASCII, for the odd bytes of paths
        return home.relative(self.folder(home))


def read_batch(home: Home, folder: str) -> Batch:
    """The batch staged in a folder (relative to the home).

    Raises:
        WirehouseError: It is not there any more, as after the run was given up by maintenance.
    """
    try:
        data = json.loads((home.at(folder) / "batch.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise WirehouseError(
            f"{home.at(folder)} was removed, with all that is staged of its run (WIREHOUSE_STAGING_DAYS): "
            "start a new run, which reads what this one did not publish."
        ) from error
    data["started_at"] = datetime.fromisoformat(data["started_at"])
    data["files"] = tuple(SourceFile(**file) for file in data["files"])
    return Batch(**data)


def reject_row(  # ruff: ignore[too-many-arguments] - one per fact, all named at the call
    batch: Batch,
    error: RecordError,
    *,
    stage: str,
    source_uri: str,
    record_no: int | None = None,
    content_sha256: str | None = None,
    landing_path: str | None = None,
) -> dict[str, Any]:
    """A row of ops.rejects; its id is made of what failed, where and why, so it is the same each time."""
    identity = (batch.run_id, stage, source_uri, str(record_no), error.rule, content_sha256 or "")
    return {
        "reject_id": sha256("\0".join(identity).encode("utf-8", "surrogateescape")).hexdigest()[:32],
        "source_uri": source_uri,
        "record_no": record_no,
        "stage": stage,
        "rule": error.rule,
        "reason": printable(error.reason),
        "detail": printable(error.detail[:DETAIL_CHARACTERS]) if error.detail else None,
        "content_sha256": content_sha256,
        "landing_path": landing_path,
        "rejected_at": batch.started_at,
        "run_id": batch.run_id,
        "replayed_at": None,
        "replay_outcome": None,
    }


def printable(text: str) -> str:
    """The text with what no encoding can hold (odd bytes of a path, half a surrogate pair) as an escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def write_rejects(home: Home, batch: Batch, stage: str, rows: Iterable[dict[str, Any]]) -> int:
    """Write what a stage rejected, also when that is nothing; returns the number."""
    return write_rows(batch.rejects(home, stage), REJECTS, rows)
