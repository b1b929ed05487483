"""Audit: check the next copy of the warehouse as a whole before anybody sees it."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from wirehouse.commits import AUDIT_PART, Commit, commit_of
from wirehouse.errors import CriticalRuleError
from wirehouse.home import Home
from wirehouse.parquet import write_rows
from wirehouse.staging import Batch, read_batch
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.catalog import RECORD_TABLES, TABLES, table
from wirehouse.tables.model import Severity, Table
from wirehouse.tables.ops import EXPECTATION_RESULTS, FILES
from wirehouse.warehouse import published_runs, writing

log = logging.getLogger(__name__)

WAREHOUSE = "warehouse"


@dataclass(frozen=True, slots=True)
class AuditRule:
    """A rule about the warehouse: `query` counts what breaks it."""

    name: str
    table: Table
    query: str
    parameters: dict[str, Any]
    severity: Severity = Severity.CRITICAL


def audit(home: Home, batch_folders: list[str]) -> str:
    """Judge the next copy of the run, and write the results into it and into the lake; returns the run id.

    Raises:
        CriticalRuleError: A critical rule failed. The published warehouse stays as it is.
    """
    batches = [read_batch(home, folder) for folder in batch_folders]
    run_id = batches[0].run_id
    if run_id in published_runs(home.warehouse):
        log.info("run %s is published already", run_id)
        return run_id
    commit = commit_of(home, batches, run_id)
    part = home.lake_part(EXPECTATION_RESULTS, run_id, AUDIT_PART)
    with writing(home.next_warehouse(run_id)) as connection:
        results = [result_row(connection, batches[0], rule) for rule in rules(home, commit)]
        write_rows(part, EXPECTATION_RESULTS, results)
        connection.begin()
        connection.execute(
            f"DELETE FROM {EXPECTATION_RESULTS.full_name} WHERE run_id = $run_id AND checked_on = $warehouse",
            {"run_id": run_id, "warehouse": WAREHOUSE},
        )
        connection.execute(
            f"""INSERT INTO {EXPECTATION_RESULTS.full_name} BY NAME
                FROM read_parquet($part, hive_partitioning = false)""",
            {"part": str(part)},
        )
        connection.commit()
    failed = [result for result in results if not result["success"]]
    for result in failed:
        log.warning("audit: %s failed for %d rows", result["rule"], result["rows_failed"])
    if any(result["severity"] == Severity.CRITICAL for result in failed):
        worst = ", ".join(f"{result['rule']} ({result['rows_failed']} rows, limit 0)" for result in failed)
        raise CriticalRuleError(
            f"The audit of run {run_id} failed: {worst}. Nothing was published; the warehouse is as it was. "
            f"The refused copy is {home.next_warehouse(run_id)}: query it for the rows, mend, rerun."
        )
    log.info("audit: all %d rules hold", len(results))
    return run_id


def result_row(connection: duckdb.DuckDBPyConnection, batch: Batch, rule: AuditRule) -> dict[str, Any]:
    """Judge one rule; returns its row of ops.expectation_results."""
    ((failed,),) = connection.execute(rule.query, rule.parameters or None).fetchall()
    return {
        "run_id": batch.run_id,
        "checked_on": WAREHOUSE,
        "table_name": rule.table.full_name,
        "rule": rule.name,
        "expectation": "sql",
        "severity": rule.severity,
        "success": failed == 0,
        "rows_checked": None,
        "rows_failed": failed,
        "observed": None,
        "checked_at": batch.started_at,
    }


def rules(home: Home, commit: Commit) -> Iterator[AuditRule]:
    """Every rule about the warehouse after a commit."""
    for declared in TABLES:
        yield key_is_unique(declared, commit.run_id)
        yield from references_are_whole(declared)
    for declared in RECORD_TABLES:
        yield loaded_as_in_lake(home, declared, commit)
    yield ledger_agrees()
    yield story_has_one_representative()


def key_is_unique(declared: Table, run_id: str) -> AuditRule:
    """No two rows have the same key. Only keys that the run wrote are looked at: the others were audited."""
    key = ", ".join(declared.key)
    if "run_id" in declared.column_names:
        written = "WHERE run_id = $run_id"
    else:
        written = (
            f"WHERE document_id IN (SELECT document_id FROM {DOCUMENTS.full_name} WHERE run_id = $run_id)"
        )
    query = f"""
        SELECT count(*) FROM (
            SELECT {key} FROM {declared.full_name}
            WHERE ({key}) IN (SELECT ({key}) FROM {declared.full_name} {written})
            GROUP BY ALL HAVING count(*) > 1)"""
    return AuditRule(f"{declared.full_name}.key_is_unique", declared, query, {"run_id": run_id})


def references_are_whole(declared: Table) -> Iterator[AuditRule]:
    """Every value of a referring column is in the column it refers to."""
    for column in declared.columns:
        if column.references:
            target, target_column = column.references.rsplit(".", 1)
            yield AuditRule(
                f"{declared.full_name}.{column.name}.reference_is_whole",
                declared,
                f"""SELECT count(*) FROM {declared.full_name} WHERE {column.name} NOT IN
                    (SELECT {target_column} FROM {table(target).full_name})""",
                {},
            )


def loaded_as_in_lake(home: Home, declared: Table, commit: Commit) -> AuditRule:
    """The warehouse has as many rows from the run as the run's lake parts."""
    query = f"""
        SELECT abs(
            (SELECT count(*) FROM read_parquet($parts, hive_partitioning = false)) -
            (SELECT count(*) FROM {declared.full_name} WHERE document_id IN
                (SELECT document_id FROM {DOCUMENTS.full_name} WHERE run_id = $run_id)))"""
    parameters = {"parts": commit.files(home, declared), "run_id": commit.run_id}
    return AuditRule(f"{declared.full_name}.loaded_as_in_lake", declared, query, parameters)


def ledger_agrees() -> AuditRule:
    """Every record that the ledger calls loaded is a document, and every document is in the ledger."""
    query = f"""
        SELECT count(*) FROM
            (SELECT source_uri, sum(records_loaded) AS records FROM {FILES.full_name}
             WHERE state = 'loaded' GROUP BY source_uri HAVING sum(records_loaded) > 0) AS ledger
            FULL JOIN
            (SELECT source_uri, count(*) AS records FROM {DOCUMENTS.full_name} GROUP BY source_uri) AS loaded
            USING (source_uri)
        WHERE ledger.records IS DISTINCT FROM loaded.records"""
    return AuditRule("ops.files.ledger_agrees_with_documents", FILES, query, {})


def story_has_one_representative() -> AuditRule:
    """Every document is of a story, and one document of each stands for it."""
    query = f"""
        SELECT count(*) FROM (
            SELECT story_id FROM {DOCUMENTS.full_name} GROUP BY story_id
            HAVING story_id IS NULL OR sum(is_representative::INTEGER) IS DISTINCT FROM 1)"""
    return AuditRule("documents.story_has_one_representative", DOCUMENTS, query, {})
