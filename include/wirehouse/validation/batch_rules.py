"""What must hold for a batch as a whole, after the row rules took out what they reject."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.model import Column, Severity, Table
from wirehouse.tables.ops import FILES, REJECTS
from wirehouse.validation.limits import Limits
from wirehouse.validation.rules import BATCH_VIEW, VALID, Check, Scope, holds, row_checks


def batch_checks(tables: Iterable[Table], limits: Limits) -> Iterator[Check]:
    """Every batch rule: keys and references of the tables, the ledger, and the share of rejects."""
    tables = (*tables, FILES, REJECTS)
    names = {table.full_name for table in tables}
    for table in tables:
        yield key_check(table)
        for column in table.columns:
            target, _, target_column = (column.references or "").rpartition(".")
            if target in names:
                yield reference_check(table, column, target, target_column)
    for table in (FILES, REJECTS):  # the pipeline wrote these itself: a row that is wrong there is our error
        yield from (replace(check, scope=Scope.BATCH) for check in row_checks(table))
    yield reference_check(DOCUMENTS, DOCUMENTS.column("source_uri"), FILES.full_name, "source_uri")
    yield ledger_check()
    yield from reject_share_checks(limits)


def key_check(table: Table) -> Check:
    """No two rows of the table have the same key."""
    single = len(table.key) == 1
    return Check(
        name=f"{table.full_name}.key_is_unique",
        table=table.full_name,
        view=table.full_name,
        scope=Scope.BATCH,
        doc=f"No two rows of {table.full_name} have the same {', '.join(table.key)}.",
        expectation="ExpectColumnValuesToBeUnique" if single else "ExpectCompoundColumnsToBeUnique",
        arguments={"column": table.key[0]} if single else {"column_list": list(table.key)},
    )


def reference_check(table: Table, column: Column, target: str, target_column: str) -> Check:
    """Every value of the column is in the table it references, which is in the same batch."""
    found = f'"{column.name}" IN (SELECT "{target_column}" FROM {VALID}."{target}")'
    return Check(
        name=f"{table.full_name}.{column.name}.references_{target}",
        table=table.full_name,
        view=table.full_name,
        scope=Scope.BATCH,
        doc=f"Every {table.full_name}.{column.name} is a {target}.{target_column} of the batch.",
        **holds(found if column.nullable else f"coalesce({found}, false)", table.key),
    )


def ledger_check() -> Check:
    """The ledger counts the documents that are there: a record is loaded or rejected, never lost."""
    counted = (
        f'SELECT f.source_uri, count(d.source_uri) FROM {VALID}."{FILES.full_name}" AS f '
        f"LEFT JOIN {VALID}.documents AS d ON d.source_uri = f.source_uri GROUP BY f.source_uri"
    )
    return Check(
        name="ops.files.documents_are_counted",
        table=FILES.full_name,
        view=FILES.full_name,
        scope=Scope.BATCH,
        doc="Of each file as many records are loaded as there are documents.",
        **holds(f"(source_uri, records_loaded) IN ({counted})", ("source_uri", "records_loaded")),
    )


def reject_share_checks(limits: Limits) -> Iterator[Check]:
    """The share of rejected records is one that messy input has, and not one that a broken source has."""
    share = Check(
        name="batch.reject_share",
        table=FILES.full_name,
        view=BATCH_VIEW,
        scope=Scope.BATCH,
        doc=(
            f"At most {limits.max_reject_share:.0%} of the records are rejected "
            f"(WIREHOUSE_MAX_REJECT_SHARE), judged from {limits.min_records_for_share} records on "
            "(WIREHOUSE_MIN_RECORDS_FOR_SHARE)."
        ),
        expectation="ExpectColumnValuesToBeBetween",
        arguments={"column": "reject_share", "max_value": limits.max_reject_share},
        observed=(
            "CASE WHEN records_read = 0 THEN 'no records' ELSE printf('%.4f: %d of %d records rejected', "
            "records_rejected / records_read, records_rejected, records_read) END"
        ),
    )
    yield share
    yield replace(
        share,
        name="batch.reject_share_is_usual",
        severity=Severity.WARNING,
        doc=(
            f"At most {limits.warn_reject_share:.0%} of the records are rejected "
            "(WIREHOUSE_WARN_REJECT_SHARE)."
        ),
        arguments={"column": "reject_share", "max_value": limits.warn_reject_share},
    )
