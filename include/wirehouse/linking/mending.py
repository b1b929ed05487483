"""Damaged files of the index are removed: it comes from the warehouse, and the next link makes them anew."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa

from wirehouse.damage import fault_of_part
from wirehouse.errors import DamagedFileError
from wirehouse.home import Home
from wirehouse.linking.index import index_files, lock_path
from wirehouse.linking.word_files import fault_of_words, words_file
from wirehouse.locks import exclusive

log = logging.getLogger(__name__)

Result = TypeVar("Result")


def on_whole_index(home: Home, work: Callable[[], Result]) -> Result:
    """Do work that reads the index; where files of it are damaged, remove them and do it again.

    `work` must not hold the lock of the index when it fails.

    Raises:
        Exception: What the work raised with an index without damage.
    """
    try:
        return work()
    except (duckdb.Error, pa.ArrowException, OSError, DamagedFileError):
        if not remove_damaged(home):
            raise
    return work()


def remove_damaged(home: Home) -> bool:
    """Remove files of the index that cannot be read, with their other halves; returns whether any were."""
    with exclusive(lock_path(home)):
        faults = {file: fault_of_part(Path(file)) or fault_of_words(file) for file in index_files(home)}
        damaged = {file: fault for file, fault in faults.items() if fault}
        for file, fault in damaged.items():
            log.warning("%s, a file of the index, %s. Its documents are indexed again.", file, fault)
            Path(file).unlink()  # first: a file of words alone is no file of the index
            words_file(file).unlink()
    return bool(damaged)
