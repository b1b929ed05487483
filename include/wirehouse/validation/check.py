"""Checks a staged batch: row rules, what they reject, then batch rules on what is left."""

import logging
from collections.abc import Iterator, Sequence
from typing import Any

from wirehouse.errors import BrokenExpectationError, CriticalRuleError, RecordError
from wirehouse.home import Home
from wirehouse.staging import Batch, reject_row, write_rejects
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.tables.model import Severity, Table, Unit
from wirehouse.validation import views
from wirehouse.validation.batch_figures import add_figures
from wirehouse.validation.batch_rules import batch_checks
from wirehouse.validation.chunks import cut_texts
from wirehouse.validation.history import History, history_of
from wirehouse.validation.judge import Judgement, Verdict, judge
from wirehouse.validation.limits import Limits
from wirehouse.validation.lossless import COVER_TEXT, find_uncovered
from wirehouse.validation.rules import STAGED, VALID, Check, Scope, row_checks
from wirehouse.validation.spans import EVIDENCE_TABLES, find_misquoted, text_is_at_span
from wirehouse.validation.views import Database

log = logging.getLogger(__name__)

STAGE = "validate"
SHOWN_ROWS = 10  # of the rows of a record that break the same rule


def check_rows(database: Database, tables: Sequence[Table] = RECORD_TABLES) -> list[Judgement]:
    """Judge the row rules on what was staged, and make the views of what is left.

    Raises:
        BrokenExpectationError: A rule could not be judged.
    """
    for statement in (cut_texts(), find_uncovered(), find_misquoted()):
        database.execute(statement)
    judgements = judge(database.name, STAGED, list(record_checks(tables)))
    units = {table.full_name: table.reject_unit for table in (*RECORD_TABLES, *tables)}
    views.locate(database)
    for verdict in verdicts_of(judgements):
        if not verdict.success and verdict.check.severity is Severity.CRITICAL:
            select_failed(database, verdict, units[verdict.check.view])
    views.reject_failed(database, tables)
    return judgements


def record_checks(tables: Sequence[Table] = RECORD_TABLES) -> Iterator[Check]:
    """Every rule about single rows: those of the declarations, and those that look into the source text."""
    for table in tables:
        yield from row_checks(table)
        if table in EVIDENCE_TABLES:
            yield text_is_at_span(table)
    yield COVER_TEXT


def select_failed(database: Database, verdict: Verdict, unit: Unit) -> None:
    """Note the rows that failed a check.

    Raises:
        BrokenExpectationError: They are not as many as Great Expectations found.
    """
    check = verdict.check
    found = views.add_failed(database, check, unit)
    if found != verdict.rows_failed:
        raise BrokenExpectationError(
            f"rule {check.name}: {check.expectation} finds {verdict.rows_failed} rows and its predicate "
            f"{found}; they must say the same, so correct how validation/rules.py makes the check."
        )


def check_batch(
    database: Database, home: Home, batch: Batch, limits: Limits, tables: Sequence[Table] = RECORD_TABLES
) -> list[Judgement]:
    """Judge the batch rules on what the row rules left; writes the rejects of this stage on the way.

    Raises:
        BrokenExpectationError: A rule could not be judged.
    """
    write_rejects(home, batch, STAGE, rejects(database, batch, tables))
    views.add_ledger(database, home, batch)
    replayed = batch.replayed(home).exists()
    history = History() if replayed else history_of(home, batch, limits)
    add_figures(database, limits, history, replayed=replayed)
    return judge(database.name, VALID, batch_checks(tables, limits))


def rejects(database: Database, batch: Batch, tables: Sequence[Table]) -> Iterator[dict[str, Any]]:
    """One row of ops.rejects for each record and rule that it broke."""
    reasons = {check.name: check.doc for check in record_checks(tables)}
    query = f"""
        SELECT rule, source_uri, record_no, content_sha256, landing_path,
            list(detail ORDER BY row_number)[:{SHOWN_ROWS}], count(*)
        FROM {STAGED}.located GROUP BY ALL ORDER BY source_uri, record_no, rule
    """
    for rule, source_uri, record_no, content_sha256, landing_path, details, rows in database.rows(query):
        more = f" and {rows - len(details)} more rows" if rows > len(details) else ""
        error = RecordError(rule, reasons[rule], "; ".join(filter(None, details)) + more)
        log.warning("rejected %s record %s: %s (%s)", source_uri, record_no, rule, error.detail)
        yield reject_row(
            batch,
            error,
            stage=STAGE,
            source_uri=source_uri,
            record_no=record_no,
            content_sha256=content_sha256,
            landing_path=landing_path,
        )


def verdicts_of(judgements: Sequence[Judgement]) -> list[Verdict]:
    """The verdicts of all views."""
    return [verdict for judgement in judgements for verdict in judgement.verdicts]


def result_rows(
    database: Database, batch: Batch, judgements: Sequence[Judgement]
) -> Iterator[dict[str, Any]]:
    """Rows of ops.expectation_results, one per rule, by its name."""
    relations = {verdict.check.relation for verdict in verdicts_of(judgements)}
    rows_checked = {name: database.value(f"SELECT count(*) FROM {name}") for name in relations}
    for verdict in sorted(verdicts_of(judgements), key=lambda verdict: verdict.check.name):
        check = verdict.check
        about_rows = check.observed is None
        yield {
            "run_id": batch.run_id,
            "checked_on": f"{batch.batch_no:05d}",
            "table_name": check.table,
            "rule": check.name,
            "expectation": verdict.expectation,
            "severity": check.severity,
            "success": verdict.success,
            "rows_checked": rows_checked[check.relation] if about_rows else None,
            "rows_failed": verdict.rows_failed if about_rows else None,
            "observed": database.value(f"SELECT {check.observed} FROM {check.relation}")
            if check.observed
            else None,
            "checked_at": batch.started_at,
        }


def stop_if_critical(batch: Batch, rows: Sequence[dict[str, Any]], judgements: Sequence[Judgement]) -> None:
    """Log what failed, and stop when a batch rule of severity critical did.

    Raises:
        CriticalRuleError: One failed.
    """
    failed = {verdict.check.name: verdict.check for verdict in verdicts_of(judgements) if not verdict.success}
    stopping = []
    for row in rows:
        if check := failed.get(row["rule"]):
            figure = row["observed"] or f"{row['rows_failed']} of {row['rows_checked']} rows failed, limit 0"
            log.warning("batch %05d: %s %s failed: %s", batch.batch_no, check.severity, check.name, figure)
            if check.scope is Scope.BATCH and check.severity is Severity.CRITICAL:
                stopping.append(f"{check.name} ({check.doc} Found: {figure})")
    if stopping:
        raise CriticalRuleError(
            f"batch {batch.batch_no:05d} of run {batch.run_id}: {len(stopping)} critical rule(s) failed: "
            f"{'; '.join(stopping)}. Nothing of the batch was loaded, and the published warehouse is as it "
            "was. What was rejected and why is in the batch's staging folder (rejects-*.parquet, "
            "ops.expectation_results.parquet). Next: if the source is broken, mend it; if it is as it should "
            "be, raise the limit by the variable named; then run again."
        )
