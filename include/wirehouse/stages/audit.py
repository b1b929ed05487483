"""Audit: check the next copy of the warehouse as a whole before anybody sees it."""

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any

import duckdb

from wirehouse.commits import AUDIT_PART, commit_of
from wirehouse.damage import on_whole_copy
from wirehouse.errors import CriticalRuleError, DamagedFileError
from wirehouse.home import Home
from wirehouse.linking.story_rows import stories_to_tell
from wirehouse.parquet import write_rows
from wirehouse.stages.link import link
from wirehouse.stages.load import load
from wirehouse.staging import Batch, read_batch
from wirehouse.stores.scratch import fetching
from wirehouse.tables.model import Severity
from wirehouse.tables.ops import EXPECTATION_RESULTS
from wirehouse.validation.history import history_of
from wirehouse.validation.limits import Limits
from wirehouse.validation.warehouse_rules import WAREHOUSE, WarehouseRule, volume_rules, warehouse_rules
from wirehouse.warehouse import published_runs, writing

log = logging.getLogger(__name__)


def audit(home: Home, batch_folders: list[str], limits: Limits = Limits()) -> str:
    """Judge the next copy of the run, and write the results into it and into the lake; returns the run id.

    A copy that a killed try has damaged is made anew.

    Raises:
        CriticalRuleError: A critical rule failed. The published warehouse stays as it is.
    """
    batches = [read_batch(home, folder) for folder in batch_folders]
    run_id = batches[0].run_id
    if run_id in published_runs(home.warehouse):
        log.info("run %s is published already", run_id)
        return run_id
    next_copy = home.next_warehouse(run_id)

    def make_anew() -> None:
        load(home, batch_folders)
        link(home, batch_folders)

    with fetching() as local:
        commit = commit_of(home, batches, run_id)
        rules = list(warehouse_rules(commit, commit.local_files(home, local)))
        is_replay = any(batch.replayed(home).exists() for batch in batches)
        if not is_replay:  # which tells nothing of its source
            rules += volume_rules(run_id, limits, history_of(home, batches[0], limits))
        results = on_whole_copy(next_copy, run_id, partial(judge, home, batches[0], rules), make_anew)
    stop_if_critical(home, batches[0], rules, results)
    log.info("audit: %d of %d rules hold", sum(result["success"] for result in results), len(results))
    return run_id


def judge(home: Home, batch: Batch, rules: Sequence[WarehouseRule]) -> list[dict[str, Any]]:
    """Judge the next copy by the rules; returns the results, which are in it and in the lake then."""
    part = home.lake_part(EXPECTATION_RESULTS, batch.run_id, AUDIT_PART)
    with writing(home.next_warehouse(batch.run_id)) as connection:
        if stories_to_tell(connection):
            raise DamagedFileError(f"The next copy of run {batch.run_id} was loaded again and is not linked.")
        results = [result_row(connection, batch, rule) for rule in rules]
        write_rows(part, EXPECTATION_RESULTS, results)
        connection.begin()
        connection.execute(
            f"DELETE FROM {EXPECTATION_RESULTS.full_name} WHERE run_id = $run_id AND checked_on = $warehouse",
            {"run_id": batch.run_id, "warehouse": WAREHOUSE},
        )
        with fetching() as local:
            connection.execute(
                f"""INSERT INTO {EXPECTATION_RESULTS.full_name} BY NAME
                    FROM read_parquet($part, hive_partitioning = false)""",
                {"part": str(local(part))},
            )
        connection.commit()
    return results


def result_row(connection: duckdb.DuckDBPyConnection, batch: Batch, rule: WarehouseRule) -> dict[str, Any]:
    """Judge one rule; returns its row of ops.expectation_results."""
    ((failed, *figure),) = connection.execute(rule.query, dict(rule.parameters) or None).fetchall()
    return {
        "run_id": batch.run_id,
        "checked_on": WAREHOUSE,
        "table_name": rule.table.full_name,
        "rule": rule.name,
        "expectation": "sql",
        "severity": rule.severity,
        "success": failed == 0,
        "rows_checked": None,
        "rows_failed": None if figure else failed,
        "observed": figure[0] if figure else None,
        "checked_at": batch.started_at,
    }


def stop_if_critical(
    home: Home, batch: Batch, rules: Sequence[WarehouseRule], results: Sequence[dict[str, Any]]
) -> None:
    """Log what failed, and stop when a rule of severity critical did.

    Raises:
        CriticalRuleError: One failed.
    """
    stopping = []
    for rule, result in zip(rules, results, strict=True):
        if result["success"]:
            continue
        found = result["observed"] or f"{result['rows_failed']} rows, limit 0"
        log.warning("audit: %s %s failed: %s", rule.severity, rule.name, found)
        if rule.severity is Severity.CRITICAL:
            stopping.append(
                f"{rule.name} ({rule.doc} Found: {found})" if rule.doc else f"{rule.name} ({found})"
            )
    if stopping:
        raise CriticalRuleError(
            f"The audit of run {batch.run_id} failed: {'; '.join(stopping)}. Nothing was published; the "
            f"warehouse is as it was. Next: if the rule names a limit, mend the source, or raise the limit "
            "by the variable named if the run is as it should be, and run again. If it does not, the fault "
            f"is ours: the refused copy is {home.next_warehouse(batch.run_id)}; query it for the rows and "
            "report it."
        )
