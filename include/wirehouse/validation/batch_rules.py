"""What must hold for a batch as a whole, after the row rules took out what they reject."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.model import Column, Severity, Table
from wirehouse.tables.ops import FILES, REJECTS
from wirehouse.validation.limits import Limits
from wirehouse.validation.rules import BATCH_VIEW, VALID, Check, Scope, holds, row_checks


def batch_checks(tables: Iterable[Table], limits: Limits) -> Iterator[Check]:
    """Every batch rule: keys and references of the tables, the ledger, and the figures of the batch."""
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
    yield from figure_checks(limits)


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


NOT_JUDGED = (
    "printf('not judged: %d records, %d documents, %d past runs', records_read, documents, past_runs)"
)


def figure_checks(limits: Limits) -> Iterator[Check]:
    """Every figure of the batch, against the limit that stops it and against the one that warns."""
    yield from bounded(
        limits,
        "reject_share",
        "Of the records at most {limit:.0%} are rejected",
        "printf('%.4f: %d of %d records rejected', reject_share, records_rejected, records_read)",
    )
    yield from bounded(
        limits,
        "reject_rise",
        "The share of rejected records is at most {limit:g} above the usual one of the source",
        "printf('%.4f: a share of %.4f, usual is %.4f', reject_rise, reject_rise + usual_reject_share, "
        "usual_reject_share)",
    )
    yield from bounded(
        limits,
        "length_ratio",
        "The median document is at most {limit:g} times as long or as short as is usual for the source",
        "printf('%.4f: %.0f words, usual are %.0f', length_ratio, median_words, usual_words)",
        both_ways=True,
    )
    yield from bounded(
        limits,
        "language_shift",
        "At most {limit:.0%} of the documents are in another language than is usual for the source",
        "printf('%.4f of %d documents', language_shift, documents)",
    )
    yield from bounded(
        limits,
        "same_body_share",
        "At most {limit:.0%} of the documents have one and the same body",
        "printf('%.4f: %d of %d documents', same_body_share, most_frequent, documents)",
    )


def bounded(limits: Limits, name: str, doc: str, found: str, *, both_ways: bool = False) -> Iterator[Check]:
    """The two checks of a column of the batch: `batch.<name>` stops the run, `batch.<name>_is_usual` warns.

    `found` is SQL that says the figure. The limit of a ratio holds both ways.
    """
    for kind, suffix, severity in (("max", "", Severity.CRITICAL), ("warn", "_is_usual", Severity.WARNING)):
        limit = getattr(limits, f"{kind}_{name}")
        bounds = {"min_value": 1 / limit} if both_ways else {}
        yield Check(
            name=f"batch.{name}{suffix}",
            table=FILES.full_name if name.startswith("reject") else DOCUMENTS.full_name,
            view=BATCH_VIEW,
            scope=Scope.BATCH,
            severity=severity,
            doc=f"{doc.format(limit=limit)} (WIREHOUSE_{kind.upper()}_{name.upper()}).",
            expectation="ExpectColumnValuesToBeBetween",
            arguments={"column": name, "max_value": limit, **bounds},
            observed=f"CASE WHEN {name} IS NULL THEN {NOT_JUDGED} ELSE {found} || '; limit {limit:g}' END",
        )
