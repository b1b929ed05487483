# ruff: file-ignore[banned-module-level-imports] - the subject of these tests

from collections import Counter
from dataclasses import fields

import great_expectations.expectations as gxe
import pytest

from wirehouse.tables.articles import DOCUMENTS, PASSAGES
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.tables.evidence import MENTIONS, QUOTATIONS
from wirehouse.tables.model import Column, Rule, Severity, Table, Type
from wirehouse.validation.batch_rules import batch_checks
from wirehouse.validation.check import record_checks
from wirehouse.validation.history import History
from wirehouse.validation.limits import Limits
from wirehouse.validation.rules import Check, Scope, row_checks
from wirehouse.validation.suite import expectation, suite
from wirehouse.validation.warehouse_rules import volume_rules

ROW_CHECKS = list(record_checks())
BATCH_CHECKS = list(batch_checks(RECORD_TABLES, Limits()))
CHECKS = {check.name: check for check in (*ROW_CHECKS, *BATCH_CHECKS)}


def test_names_are_unique_and_start_with_their_table() -> None:
    assert len(CHECKS) == len(ROW_CHECKS) + len(BATCH_CHECKS)
    assert all(name.startswith((f"{check.table}.", "batch.")) for name, check in CHECKS.items())


@pytest.mark.parametrize(
    ("name", "made_by"),
    [
        ("passages.role.allowed", gxe.ExpectColumnValuesToBeInSet),
        ("documents.body.not_null", gxe.ExpectColumnValuesToNotBeNull),
        ("documents.authors.elements_not_null", gxe.UnexpectedRowsExpectation),
        ("documents.language.pattern", gxe.ExpectColumnValuesToMatchRegex),
        ("mentions.latitude.in_range", gxe.ExpectColumnValuesToBeBetween),
        ("passages.span_is_ordered", gxe.UnexpectedRowsExpectation),
        ("documents.key_is_unique", gxe.ExpectColumnValuesToBeUnique),
        ("passages.key_is_unique", gxe.ExpectCompoundColumnsToBeUnique),
        ("passages.document_id.references_documents", gxe.UnexpectedRowsExpectation),
        ("batch.reject_share", gxe.ExpectColumnValuesToBeBetween),
    ],
)
def test_each_kind_of_rule_has_its_expectation(name: str, made_by: type) -> None:
    assert isinstance(expectation(CHECKS[name]), made_by)


@pytest.mark.parametrize("table", RECORD_TABLES, ids=lambda table: table.name)
def test_every_constraint_of_a_declaration_becomes_a_check(table: Table) -> None:
    declared = Counter(
        kind
        for column in table.columns
        for kind, is_set in {
            "not_null": not column.nullable,
            "allowed": bool(column.allowed),
            "in_range": column.minimum is not None or column.maximum is not None,
            "pattern": column.pattern is not None,
            "elements_not_null": column.type is Type.TEXT_LIST,
        }.items()
        if is_set
    ) + Counter(rule.name for rule in table.rules)
    made = Counter(check.name.rpartition(".")[2] for check in row_checks(table))
    assert made == declared


def test_an_expectation_carries_its_rule_and_severity() -> None:
    made = expectation(CHECKS["documents.body_is_not_empty"])
    assert made.meta == {
        "rule": "documents.body_is_not_empty",
        "table": "documents",
        "severity": "warning",
        "scope": "row",
    }
    assert made.severity == "warning"
    assert made.description == f"documents.body_is_not_empty: {DOCUMENTS.rules[-1].doc}"


def test_row_rules_judge_rows_and_batch_rules_the_batch() -> None:
    assert {check.scope for check in ROW_CHECKS} == {Scope.ROW}
    assert {check.scope for check in BATCH_CHECKS} == {Scope.BATCH}
    warnings = {check.name for check in BATCH_CHECKS if check.severity is Severity.WARNING}
    assert warnings == {name for name in CHECKS if name.endswith("_is_usual")}


def test_every_figure_warns_before_it_stops_and_names_the_variables_of_its_limits() -> None:
    names = {name.removeprefix("max_") for field in fields(Limits) if (name := field.name).startswith("max_")}
    volume = {rule.name: rule for rule in volume_rules("run", Limits(), History())}
    assert {name for name in CHECKS if name.startswith("batch.")} | set(volume) == {
        f"{'run' if name == 'volume_ratio' else 'batch'}.{name}{suffix}"
        for name in names
        for suffix in ("", "_is_usual")
    }
    for name, rule in (CHECKS | volume).items():
        figure = name.removeprefix("batch.").removeprefix("run.").removesuffix("_is_usual")
        if figure in names:
            assert getattr(Limits(), f"warn_{figure}") < getattr(Limits(), f"max_{figure}")
            kind = "MAX" if rule.severity is Severity.CRITICAL else "WARN"
            assert rule.doc.endswith(f"(WIREHOUSE_{kind}_{figure.upper()}).")


def test_every_record_table_has_a_key_rule_and_a_reference_to_its_document() -> None:
    for table in RECORD_TABLES:
        assert f"{table.name}.key_is_unique" in CHECKS
        assert table is DOCUMENTS or f"{table.name}.document_id.references_documents" in CHECKS


def test_references_outside_the_batch_are_not_checked_in_it() -> None:
    assert not [name for name in CHECKS if "ops.runs" in name]


def test_braces_of_a_predicate_are_not_places_to_fill_in() -> None:
    rule = Rule("has_digits", "regexp_matches(text, '[0-9]{2}')", "It has digits.")
    table = Table("t", "One row per test.", ("text",), (Column("text", Type.TEXT, "Text."),), rules=(rule,))
    check = [*row_checks(table)][-1]
    query = check.arguments["unexpected_rows_query"]
    assert query.format(batch="t") == "SELECT \"text\" FROM t WHERE NOT (regexp_matches(text, '[0-9]{2}'))"


def test_a_failed_row_shows_where_it_is_and_the_values_that_its_rule_names() -> None:
    def shows(table: Table, name: str) -> list[str]:
        (check,) = (check for check in row_checks(table) if check.name == name)
        return [column for column in table.column_names if f"'{column}='" in check.detail]

    assert shows(PASSAGES, "passages.span_is_ordered") == ["passage_no", "start_char", "end_char"]
    assert shows(MENTIONS, "mentions.type.allowed") == ["mention_no", "type"]
    assert shows(QUOTATIONS, "quotations.confidence.in_range") == ["quotation_no", "confidence"]


def test_a_suite_holds_all_checks_of_a_view() -> None:
    checks: list[Check] = list(row_checks(PASSAGES))
    made = suite("passages", checks)
    assert {item.meta["rule"] for item in made.expectations} == {check.name for check in checks}
