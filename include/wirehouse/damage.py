"""Names the file at fault when a stage fails on what an earlier stage left on disk.

Files are looked into only when something has failed already, so that this costs nothing on good days.
"""

import logging
import os
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from errno import ENOENT
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from wirehouse.errors import BrokenExpectationError, DamagedFileError
from wirehouse.stores.path import Place, statuses
from wirehouse.stores.scratch import fetching
from wirehouse.tables.catalog import TABLES
from wirehouse.warehouse import published_runs, reading

log = logging.getLogger(__name__)

Result = TypeVar("Result")

IN_USE = "Could not set lock"  # what DuckDB says of a file that another process has open


@contextmanager
def naming_damaged_parts(parts: Iterable[Place], stage: str) -> Generator[None]:
    """Where the context fails for a Parquet file that `stage` wrote, say which and what to do.

    Raises:
        DamagedFileError: A part is missing or cannot be read to its end.
    """
    try:
        yield
    except (pa.ArrowException, duckdb.Error, OSError, BrokenExpectationError) as error:
        for part in parts:
            if fault := fault_of_part(part):
                raise DamagedFileError(
                    f"{part}, which the stage {stage} wrote, {fault}. Do {stage} and what follows it again: "
                    "clear them in Airflow; the command line does so in every new run."
                ) from error
        raise


def check_complete(parts: list[Place]) -> None:
    """Make sure that every part is there, before what is missing is taken for nothing.

    Raises:
        FileNotFoundError: One is not.
    """
    there = statuses(parts)
    for part in parts:
        if part not in there:
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(part))


def on_whole_copy(
    path: Path, run_id: str, work: Callable[[], Result], make_anew: Callable[[], object]
) -> Result:
    """Do work on the next copy of a run; where that is damaged or not complete, make it anew before.

    DuckDB writes a block of its catalog over the old one when it checkpoints: a try that was killed in the
    middle of that leaves a copy that cannot be read.

    Raises:
        DamagedFileError: The copy that was made anew is damaged as well.
    """
    try:
        with naming_damaged_copy(path, run_id):
            return work()
    except DamagedFileError as error:
        log.warning("%s It is made anew.", error)
    make_anew()
    with naming_damaged_copy(path, run_id):
        return work()


@contextmanager
def naming_damaged_copy(path: Path, run_id: str) -> Generator[None]:
    """Where the context fails for a damaged next copy of the warehouse, say so.

    Raises:
        DamagedFileError: The copy is missing, lacks the run, or cannot be read to its end.
    """
    advice = "The published warehouse is as it was."
    if not path.exists():
        raise DamagedFileError(f"{path}, the copy that load made of the warehouse, is missing. {advice}")
    try:
        if run_id not in published_runs(path):
            raise DamagedFileError(
                f"{path}, the copy that load makes of the warehouse, lacks the run. {advice}"
            )
        yield
    except duckdb.Error as error:
        if fault := fault_of_warehouse(path):
            raise DamagedFileError(
                f"{path}, the copy that load made of the warehouse, {fault}. {advice}"
            ) from error
        raise


def fault_of_part(path: Place) -> str | None:
    """What is wrong with a Parquet file, read to its end; None when nothing is."""
    if not path.exists():
        return "is missing"
    try:
        with fetching() as local, pq.ParquetFile(local(path)) as file:
            for group in range(file.num_row_groups):
                file.read_row_group(group)
    except (pa.ArrowException, OSError) as error:
        return f"is damaged ({error})"
    return None


def fault_of_warehouse(path: Path) -> str | None:
    """What is wrong with a warehouse file, every table read to its end; None when nothing is."""
    try:
        with reading(path) as connection:
            for table in TABLES:
                connection.execute(f"SELECT sum(hash(t)) FROM {table.full_name} AS t").fetchall()
    except duckdb.Error as error:
        return None if IN_USE in str(error) else f"is damaged ({error})"
    return None
