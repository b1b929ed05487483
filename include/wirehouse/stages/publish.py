"""Publish: put the audited next copy in the place of the warehouse, in one rename."""

import logging

from wirehouse.commits import append_commit, commit_of, pending_commits
from wirehouse.damage import naming_damaged_copy
from wirehouse.errors import DamagedFileError
from wirehouse.home import Home
from wirehouse.locks import exclusive
from wirehouse.parquet import sync
from wirehouse.stages.audit import audit
from wirehouse.stages.link import link
from wirehouse.stages.load import load
from wirehouse.staging import read_batch
from wirehouse.validation import data_docs
from wirehouse.validation.limits import Limits
from wirehouse.warehouse import published_runs

log = logging.getLogger(__name__)


def publish(home: Home, batch_folders: list[str], limits: Limits = Limits()) -> str:
    """Publish the run, once: a run that is published already stays as it is; returns the run id.

    The commit is logged before the rename. A run that is killed between the two is in the lake, and the next
    load brings it into the warehouse; the other way round the warehouse would hold what the lake does not.

    Raises:
        CriticalRuleError: Another run published meanwhile, and on top of it this one fails the audit.
    """
    batches = [read_batch(home, folder) for folder in batch_folders]
    run_id = batches[0].run_id
    with exclusive(home.warehouse.parent / "publish.lock"):
        published = published_runs(home.warehouse)
        if run_id in published:
            log.info("run %s is published already", run_id)
            home.next_warehouse(run_id).unlink(missing_ok=True)
        else:
            catch_up(home, batch_folders, limits, run_id, published)
            append_commit(home, commit_of(home, batches, run_id))
            replace_warehouse(home, run_id)
            log.info("published %s", home.warehouse)
    build_data_docs(home)  # also where an earlier try published, and was killed before it had built them
    return run_id


def catch_up(
    home: Home, batch_folders: list[str], limits: Limits, run_id: str, published: frozenset[str]
) -> None:
    """Make the next copy again where it lacks what others published or committed meanwhile, or is damaged."""
    next_copy = home.next_warehouse(run_id)
    try:
        with naming_damaged_copy(next_copy, run_id):
            behind = any(commit.run_id != run_id for commit in pending_commits(home, next_copy))
            behind = behind or not published <= published_runs(next_copy)
    except DamagedFileError as error:
        log.warning("%s It is made anew.", error)
        behind = True
    if behind:
        log.warning("loading run %s on top of what was published meanwhile", run_id)
        load(home, batch_folders)
        link(home, batch_folders)
        audit(home, batch_folders, limits)


def build_data_docs(home: Home) -> None:
    """Build the pages of the last runs' results. They are a view; what is published stands without them."""
    try:
        data_docs.build(home)
    except Exception:
        log.exception("the Data Docs could not be built; the same results are in ops.expectation_results")


def replace_warehouse(home: Home, run_id: str) -> None:
    """Rename the next copy to the published file; readers that have the old one open keep it.

    Raises:
        RuntimeError: The copy has a write-ahead log beside it, whose rows the rename would lose.
    """
    next_copy = home.next_warehouse(run_id)
    log_file = next_copy.with_name(f"{next_copy.name}.wal")
    if log_file.exists():
        raise RuntimeError(f"{log_file} is left from a killed load: run load again before publish")
    sync(next_copy)
    next_copy.replace(home.warehouse)
    sync(home.warehouse.parent)
