"""Land: keep the bytes of every file of a batch, under the name of their SHA-256."""

import logging
import os
from collections.abc import Callable
from hashlib import sha256
from typing import Any, BinaryIO
from uuid import uuid4

from wirehouse.errors import RecordError
from wirehouse.formats.read import file_name, format_of
from wirehouse.formats.sizes import Sizes
from wirehouse.home import Home
from wirehouse.parquet import write_rows
from wirehouse.sources import open_regular, version_token
from wirehouse.staging import Batch, SourceFile, read_batch, reject_row, write_rejects
from wirehouse.tables.ops import FILES

log = logging.getLogger(__name__)

CHUNK_BYTES = 1 << 20
READS = 3  # a file that is being written is read again this often before it is rejected


def land(home: Home, batch_folder: str, sizes: Sizes) -> str:
    """Land the files of a batch and stage a ledger row for each; returns the batch folder.

    A file that cannot be landed has its ledger row too, in state `rejected`, and a row in the rejects.
    """
    batch = read_batch(home, batch_folder)
    ledger, rejects = [], []
    for file in batch.files:
        try:
            ledger.append(land_file(home, batch, file, sizes))
        except RecordError as error:
            log.warning("rejected %s: %s", file.source_uri, error)
            ledger.append(ledger_row(batch, file, state="rejected", records_read=1, records_rejected=1))
            rejects.append(reject_row(batch, error, stage="land", source_uri=file.source_uri))
    write_rows(batch.landed(home), FILES, ledger)
    write_rejects(home, batch, "land", rejects)
    log.info(
        "batch %05d: landed %d files, rejected %d", batch.batch_no, len(ledger) - len(rejects), len(rejects)
    )
    return batch_folder


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


def land_file(home: Home, batch: Batch, file: SourceFile, sizes: Sizes) -> dict[str, Any]:
    """Land one file; returns its ledger row.

    Raises:
        RecordError: It is gone, unreadable, empty, too large, of no known format, or does not hold still.
    """
    source_format = format_of(file_name(file.source_uri))
    for _ in range(READS):
        with os.fdopen(open_regular(file.source_uri, batch.source), "rb") as source:
            before = os.fstat(source.fileno())
            check_size(before.st_size, sizes.file_bytes)
            content_sha256, size = copy_to_landing(home, source)
            if version_token(os.fstat(source.fileno())) == version_token(before):
                break
    else:
        raise RecordError("not_at_rest", f"The file changed while it was read, {READS} times.")
    return ledger_row(
        batch,
        file,
        content_sha256=content_sha256,
        size_bytes=size,
        state="unchanged" if content_sha256 == file.loaded_sha256 else "loaded",
        version_token=version_token(before),
        source_format=source_format,
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


def copy_to_landing(home: Home, source: BinaryIO) -> tuple[str, int]:
    """Copy what is left of a file into landing; returns its SHA-256 (hex) and size.

    Bytes that are landed already are replaced by the same, which mends them where they were damaged. They are
    not flushed to disk one by one, which would cost more than all the rest: whoever reads them checks their
    hash.

    Raises:
        RecordError: The file cannot be read to its end (`unreadable`).
    """
    home.landing.mkdir(parents=True, exist_ok=True)
    temporary = home.landing / f".{uuid4().hex}.tmp"
    digest = sha256()
    try:
        with temporary.open("wb") as target:
            for chunk in iter(reader_of(source), b""):
                digest.update(chunk)
                target.write(chunk)
            size = target.tell()
        landed = home.landed(digest.hexdigest())
        landed.parent.mkdir(exist_ok=True)
        temporary.replace(landed)
    finally:
        temporary.unlink(missing_ok=True)
    return digest.hexdigest(), size


def reader_of(source: BinaryIO) -> Callable[[], bytes]:
    """A function that gives the next chunk of a file.

    Its errors are those of the source; an error while writing is ours and stops the run.
    """

    def read() -> bytes:
        try:
            return source.read(CHUNK_BYTES)
        except OSError as error:
            raise RecordError("unreadable", "The file cannot be read to its end.", str(error)) from error

    return read
