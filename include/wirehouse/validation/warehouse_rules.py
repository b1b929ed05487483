"""What must hold for the warehouse as a whole, with a run loaded into it and before anybody sees it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wirehouse.commits import Commit
from wirehouse.tables.articles import DOCUMENTS, PASSAGES, SOURCE_TEXTS
from wirehouse.tables.catalog import OPS_TABLES, RECORD_TABLES, TABLES, table
from wirehouse.tables.ddl import quoted
from wirehouse.tables.model import Severity, Table, Unit
from wirehouse.tables.ops import EXPECTATION_RESULTS, FILES, REJECTS
from wirehouse.validation.history import History
from wirehouse.validation.limits import Limits

WAREHOUSE = "warehouse"
"""What the results of these rules say they were checked on."""

# Of what a run wrote; what earlier runs wrote was audited then.
OF_RUN = f"(SELECT document_id FROM {DOCUMENTS.full_name} WHERE run_id = $run_id)"


@dataclass(frozen=True, slots=True)
class WarehouseRule:
    """A rule about the warehouse: `query` counts what breaks it and, of a figure, says what was found."""

    name: str
    table: Table
    query: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = Severity.CRITICAL
    doc: str = ""


def warehouse_rules(commit: Commit, files: Mapping[str, Sequence[str]]) -> Iterator[WarehouseRule]:
    """Every rule about the warehouse after a commit, but for the figures of the run.

    `files` are the Parquet files of the commit by table.
    """
    for declared in TABLES:
        yield key_is_unique(declared, commit.run_id)
        yield from references_are_whole(declared)
    for declared in (*RECORD_TABLES, *OPS_TABLES):
        yield loaded_as_in_lake(declared, commit, files[declared.full_name])
    for declared in (SOURCE_TEXTS, PASSAGES):
        yield document_has_rows(declared, commit.run_id)
    yield ledger_agrees()
    yield rejects_agree(commit.run_id)
    yield story_has_one_representative()


def key_is_unique(declared: Table, run_id: str) -> WarehouseRule:
    """No two rows have the same key. Only keys that the run wrote are looked at: the others were audited."""
    key = ", ".join(declared.key)
    written = "run_id = $run_id" if "run_id" in declared.column_names else f"document_id IN {OF_RUN}"
    query = f"""
        SELECT count(*) FROM (
            SELECT {key} FROM {declared.full_name}
            WHERE ({key}) IN (SELECT ({key}) FROM {declared.full_name} WHERE {written})
            GROUP BY ALL HAVING count(*) > 1)"""
    return WarehouseRule(f"{declared.full_name}.key_is_unique", declared, query, {"run_id": run_id})


def references_are_whole(declared: Table) -> Iterator[WarehouseRule]:
    """Every value of a referring column is in the column it refers to."""
    for column in declared.columns:
        if column.references:
            target, target_column = column.references.rsplit(".", 1)
            yield WarehouseRule(
                f"{declared.full_name}.{column.name}.reference_is_whole",
                declared,
                f"""SELECT count(*) FROM {declared.full_name} WHERE {column.name} NOT IN
                    (SELECT {target_column} FROM {table(target).full_name})""",
            )


def loaded_as_in_lake(declared: Table, commit: Commit, parts: Sequence[str]) -> WarehouseRule:
    """The warehouse has as many rows from the run as the run's lake parts, the audit's own results aside."""
    own = "run_id = $run_id" if "run_id" in declared.column_names else f"document_id IN {OF_RUN}"
    judged = f"checked_on <> {quoted(WAREHOUSE)}" if declared is EXPECTATION_RESULTS else "true"
    in_lake = f"SELECT count(*) FROM {commit.rows} WHERE {judged}" if parts else "0"
    return WarehouseRule(
        f"{declared.full_name}.loaded_as_in_lake",
        declared,
        f"SELECT abs(({in_lake}) - (SELECT count(*) FROM {declared.full_name} WHERE {own} AND {judged}))",
        {"run_id": commit.run_id} | ({"parts": parts} if parts else {}),
    )


def document_has_rows(declared: Table, run_id: str) -> WarehouseRule:
    """No document of the run is without its text or its passages, which the batch found to cover it."""
    query = f"""
        SELECT count(*) FROM {DOCUMENTS.full_name}
        WHERE run_id = $run_id AND document_id NOT IN (SELECT document_id FROM {declared.full_name})"""
    return WarehouseRule(
        f"{DOCUMENTS.full_name}.has_{declared.full_name}", DOCUMENTS, query, {"run_id": run_id}
    )


def ledger_agrees() -> WarehouseRule:
    """Every record that the ledger calls loaded is a document, and every document is in the ledger."""
    query = f"""
        SELECT count(*) FROM
            (SELECT source_uri, sum(records_loaded) AS records FROM {FILES.full_name}
             WHERE state = 'loaded' GROUP BY source_uri HAVING sum(records_loaded) > 0) AS ledger
            FULL JOIN
            (SELECT source_uri, count(*) AS records FROM {DOCUMENTS.full_name} GROUP BY source_uri) AS loaded
            USING (source_uri)
        WHERE ledger.records IS DISTINCT FROM loaded.records"""
    return WarehouseRule("ops.files.ledger_agrees_with_documents", FILES, query)


def rejects_agree(run_id: str) -> WarehouseRule:
    """Of each file of the run as many records are rejected as ops.rejects has of it; single rows are none."""
    rows = ", ".join(
        quoted(declared.full_name) for declared in RECORD_TABLES if declared.reject_unit is Unit.ROW
    )
    query = f"""
        SELECT count(*) FROM
            (SELECT source_uri, records_rejected AS records FROM {FILES.full_name}
             WHERE run_id = $run_id AND records_rejected > 0) AS ledger
            FULL JOIN
            (SELECT source_uri, count(DISTINCT coalesce(record_no, -1)) AS records FROM {REJECTS.full_name}
             WHERE run_id = $run_id AND NOT (stage = 'validate' AND split_part(rule, '.', 1) IN ({rows}))
             GROUP BY source_uri) AS rejected
            USING (source_uri)
        WHERE ledger.records IS DISTINCT FROM rejected.records"""
    return WarehouseRule("ops.files.ledger_agrees_with_rejects", FILES, query, {"run_id": run_id})


def story_has_one_representative() -> WarehouseRule:
    """Every document is of a story, and one document of each stands for it."""
    query = f"""
        SELECT count(*) FROM (
            SELECT story_id FROM {DOCUMENTS.full_name} GROUP BY story_id
            HAVING story_id IS NULL OR sum(is_representative::INTEGER) IS DISTINCT FROM 1)"""
    return WarehouseRule("documents.story_has_one_representative", DOCUMENTS, query)


def volume_rules(run_id: str, limits: Limits, history: History) -> Iterator[WarehouseRule]:
    """The run brings about as many records as a run of its source usually does (the median of its last ones).

    A run that read none is not judged, nor one where it and the median are of fewer than
    `min_records_for_share` records.
    """
    query = f"""
        WITH run AS (
            SELECT coalesce(sum(records_read), 0)::BIGINT AS records,
                $history AND records > 0 AND greatest(records, $usual) >= $least AS judged
            FROM {FILES.full_name} WHERE run_id = $run_id
        )
        SELECT (judged AND NOT records / $usual BETWEEN 1 / $limit AND $limit)::INTEGER,
            CASE WHEN judged
                THEN printf('%.4f: %d records, usual are %.0f; limit %g',
                    records / $usual, records, $usual, $limit)
                ELSE printf('not judged: %d records, %d past runs', records, $runs) END
        FROM run"""
    parameters = {
        "run_id": run_id,
        "history": history.runs >= limits.min_history_runs,
        "runs": history.runs,
        "usual": float(max(history.records_per_run, 1)),
        "least": limits.min_records_for_share,
    }
    for kind, suffix, severity in (("max", "", Severity.CRITICAL), ("warn", "_is_usual", Severity.WARNING)):
        limit = float(getattr(limits, f"{kind}_volume_ratio"))
        yield WarehouseRule(
            f"run.volume_ratio{suffix}",
            FILES,
            query,
            parameters | {"limit": limit},
            severity,
            doc=f"A run has at most {limit:g} times as many or as few records as is usual for its source "
            f"(WIREHOUSE_{kind.upper()}_VOLUME_RATIO).",
        )
