"""Land: keep the bytes of every file of a batch, under the name of their SHA-256."""

import logging
import shutil
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from wirehouse.errors import RecordError
from wirehouse.formats.read import file_name, format_of
from wirehouse.formats.sizes import Sizes
from wirehouse.home import Home, run_key
from wirehouse.opening import OpenSource, open_source
from wirehouse.parquet import remove_unfinished, write_rows
from wirehouse.progress import Progress
from wirehouse.staging import Batch, SourceFile, read_batch, reject_row, write_rejects
from wirehouse.stores.access import Access
from wirehouse.stores.objects import is_stored
from wirehouse.stores.path import StoredPath
from wirehouse.stores.scratch import scratch_folder
from wirehouse.tables.ops import FILES
from wirehouse.workers import map_in_workers

log = logging.getLogger(__name__)

CHUNK_BYTES = 1 << 20
# Files at a time that are read from a store or written to one; most of the time of each is waiting.
STORE_READERS = 8
FILES_OF_A_PIECE = 500  # which a worker process lands at a time
READS = 3  # a file that is being written is read again this often before it is rejected


Outcome = dict[str, Any] | RecordError
"""What became of a file: its ledger row, or why it cannot be landed."""


@dataclass(frozen=True, slots=True)
class Landing:
    """What landing a file takes besides the file. The batch is without its files: it travels to workers."""

    home: Home
    batch: Batch
    sizes: Sizes
    access: Access


def land(
    home: Home, batch_folder: str, sizes: Sizes, access: Access = Access(), workers: int | None = 1
) -> str:
    """Land the files of a batch and stage a ledger row for each; returns the batch folder.

    A file that cannot be landed has its ledger row too, in state `rejected`, and a row in the rejects.
    `workers` is the number of processes (None: as many as cores are free). It makes no difference to the
    rows, and starting processes for this alone is not worth it.

    Raises:
        ChildProcessError: A worker process was killed; the batch is not complete.
    """
    batch = read_batch(home, batch_folder)
    if isinstance(home.landing, Path):
        home.landing.mkdir(parents=True, exist_ok=True)
        remove_unfinished(home.landing, unfinished_prefix(batch))
    ledger, rejects = [], []
    progress = Progress(log, f"files of batch {batch.batch_no:05d} landed", len(batch.files))
    landing = Landing(home, replace(batch, files=()), sizes, access)
    for file, outcome in zip(batch.files, outcomes(landing, batch.files, workers), strict=True):
        progress.advance()
        if isinstance(outcome, RecordError):
            log.warning("rejected %s: %s", file.source_uri, outcome)
            ledger.append(ledger_row(batch, file, state="rejected", records_read=1, records_rejected=1))
            rejects.append(reject_row(batch, outcome, stage="land", source_uri=file.source_uri))
        else:
            ledger.append(outcome)
    write_rows(batch.landed(home), FILES, ledger)
    write_rejects(home, batch, "land", rejects)
    log.info(
        "batch %05d: landed %d files, rejected %d", batch.batch_no, len(ledger) - len(rejects), len(rejects)
    )
    return batch_folder


def outcomes(landing: Landing, files: Sequence[SourceFile], workers: int | None) -> Iterator[Outcome]:
    """What becomes of files, in their order."""
    if landing.home.store or is_stored(landing.batch.source):
        with unfinished_folder(landing) as folder, ThreadPoolExecutor(STORE_READERS) as readers:
            yield from readers.map(partial(outcome_of, landing, folder), files)
        return
    pieces = (files[first : first + FILES_OF_A_PIECE] for first in range(0, len(files), FILES_OF_A_PIECE))
    for found in map_in_workers(partial(outcomes_of, landing), pieces, workers):
        yield from found


def outcomes_of(landing: Landing, files: Sequence[SourceFile]) -> list[Outcome]:
    """What becomes of some files."""
    with unfinished_folder(landing) as folder:
        return [outcome_of(landing, folder, file) for file in files]


def outcome_of(landing: Landing, folder: Path, file: SourceFile) -> Outcome:
    """The ledger row of a file that is landed now, by way of a folder, or why it cannot be."""
    try:
        if file.landed_sha256:
            return landed_before(landing, file, file.landed_sha256)
        return land_file(landing, folder, file)
    except RecordError as error:
        return error


@contextmanager
def unfinished_folder(landing: Landing) -> Generator[Path]:
    """A folder of this machine for bytes until it is known what they are; gone when the context ends.

    Each process has its own: in one and the same they would wait for each other at every file.
    """
    parent = landing.home.landing
    if isinstance(parent, StoredPath):
        with scratch_folder(parent.store.scratch) as folder:
            yield folder
        return
    folder = parent / f"{unfinished_prefix(landing.batch)}{uuid4().hex}.tmp"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # the next try removes what is left


def unfinished_prefix(batch: Batch) -> str:
    """How the names of folders begin that the batch lands by, so that its next try can remove them."""
    return f".{run_key(batch.run_id)}-{batch.batch_no:05d}."


def ledger_row(batch: Batch, file: SourceFile, **known: object) -> dict[str, Any]:
    """A row of ops.files for a file of the batch, with what else is known of it."""
    return {
        "source_uri": file.source_uri,
        "content_sha256": None,
        "size_bytes": file.size_bytes,
        "version_token": file.version_token,
        "source_format": None,
        "state": "loaded",
        "records_read": 0,
        "records_loaded": 0,
        "records_rejected": 0,
        "landing_path": None,
        "landed_at": batch.started_at,
        "run_id": batch.run_id,
    } | known


def land_file(landing: Landing, folder: Path, file: SourceFile) -> dict[str, Any]:
    """Land one file, by way of a folder; returns its ledger row.

    Raises:
        RecordError: It is gone, unreadable, empty, too large, of no known format, or does not hold still.
    """
    home, batch = landing.home, landing.batch
    source_format = format_of(file_name(file.source_uri))
    for _ in range(READS):
        with open_source(file.source_uri, batch.source, landing.access) as source:
            check_size(source.size_bytes, landing.sizes.file_bytes)
            content_sha256, size = copy_to_landing(home, source, folder)
            if source.is_at_rest():
                break
    else:
        raise RecordError("not_at_rest", f"The file changed while it was read, {READS} times.")
    return ledger_row(
        batch,
        file,
        content_sha256=content_sha256,
        size_bytes=size,
        state="unchanged" if content_sha256 == file.loaded_sha256 else "loaded",
        version_token=source.version_token,
        source_format=source_format,
        landing_path=home.relative(home.landed(content_sha256)),
    )


def landed_before(landing: Landing, file: SourceFile, content_sha256: str) -> dict[str, Any]:
    """The ledger row of a file whose bytes are landed already; the source is not asked for it.

    Raises:
        RecordError: It is of no known format.
    """
    home = landing.home
    return ledger_row(
        landing.batch,
        file,
        content_sha256=content_sha256,
        source_format=format_of(file_name(file.source_uri)),
        landing_path=home.relative(home.landed(content_sha256)),
    )


def check_size(size: int, limit: int) -> None:
    """Refuse a file by its size, before it is read.

    Raises:
        RecordError: It is empty (`empty_file`) or over the limit (`file_too_large`).
    """
    if size == 0:
        raise RecordError("empty_file", "The file has no bytes.")
    if size > limit:
        raise RecordError(
            "file_too_large", f"The file has {size:,} bytes; the limit is {limit:,} (WIREHOUSE_MAX_FILE_MB)."
        )


def copy_to_landing(home: Home, source: OpenSource, folder: Path) -> tuple[str, int]:
    """Copy what is left of a file into landing; returns its SHA-256 (hex) and size.

    Until it is whole it is in the folder.

    Bytes that are landed already are replaced by the same, which mends them where they were damaged. They are
    not flushed to disk one by one, which would cost more than all the rest: whoever reads them checks their
    hash.

    Raises:
        RecordError: The file cannot be read to its end (`unreadable`).
    """
    digest = sha256()
    unfinished = folder / uuid4().hex
    try:
        with unfinished.open("wb") as target:
            for chunk in iter(partial(source.read, CHUNK_BYTES), b""):
                digest.update(chunk)
                target.write(chunk)
            size = target.tell()
        landed = home.landed(digest.hexdigest())
        if isinstance(landed, StoredPath):
            landed.upload(unfinished)
        else:
            landed.parent.mkdir(exist_ok=True)
            unfinished.replace(landed)
    finally:
        unfinished.unlink(missing_ok=True)
    return digest.hexdigest(), size
