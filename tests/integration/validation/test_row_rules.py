"""One batch in which each record but some breaks one row rule: that rule rejects it, and the rest goes on."""

from collections import defaultdict
from datetime import date
from itertools import starmap
from typing import Any, NamedTuple

import pyarrow.parquet as pq
import pytest

from integration.validation.builder import (
    BATCH,
    STARTED_AT,
    Record,
    Row,
    loose_schema,
    record,
    rows_of,
    stage,
)
from wirehouse.home import Home
from wirehouse.stages.validate import validate
from wirehouse.tables.arrow import arrow_schema
from wirehouse.tables.articles import DOCUMENTS
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.tables.model import Column, Severity, Table, Unit
from wirehouse.tables.ops import EXPECTATION_RESULTS, FILES, REJECTS
from wirehouse.validation.check import record_checks
from wirehouse.validation.limits import Limits
from wirehouse.validation.rules import Check

BROKEN_RULES: dict[str, Row] = {
    "documents.date_has_basis": {"published_on_basis": None},
    "documents.published_in_plausible_time": {"published_on": date(1599, 12, 31)},
    "documents.title_is_not_blank": {"title": "  "},
    "documents.title_is_a_line": {"title": "x" * 1001},
    "documents.body_is_not_empty": {"body": ""},
    "source_texts.text_is_not_blank": {"text": " \n"},
    "passages.span_is_ordered": {"start_char": 13},
    "passages.repeats_point_back": {"repeats_passage_no": 0},
    "quotations.span_is_ordered": {"end_char": 16},
    "quotations.quotation_has_a_letter": {"text": "... 12"},
    "quotations.quotation_has_plausible_length": {"text": "x" * 5001},
    "quotations.speaker_is_a_name": {"speaker": "2026"},
    "quotations.speaker_is_no_date": {"speaker": "Tuesday evening"},
    "quotations.speaker_is_no_furniture": {"speaker": "Read more"},
    "quotations.speaker_has_its_place": {"speaker_end_char": None},
    "quotations.speaker_has_evidence": {
        "speaker": None,
        "speaker_text": None,
        "speaker_start_char": None,
        "speaker_end_char": None,
    },
    "quotations.text_is_at_span": {"speaker_text": "Anna Lee"},
    "mentions.span_is_ordered": {"end_char": 15},
    "mentions.mention_has_a_letter": {"entity": " "},
    "mentions.mention_has_plausible_length": {"text": "x" * 201},
    "mentions.coordinates_have_their_place": {"latitude": 1.0},
    "mentions.text_is_at_span": {"passage_no": 0},
    "time_expressions.days_have_a_value": {"value": None},
    "time_expressions.expression_has_plausible_length": {"text": "x" * 101},
    "time_expressions.text_is_at_span": {"start_char": 17},
    "time_expressions.span_is_ordered": {"start_char": 30},
    "time_expressions.days_are_ordered": {"ends_on": date(2026, 2, 22)},
    "passages.cover_text": {"end_char": 12},
}
"""For each rule that is a predicate, values that break it in the first row of its table."""


def may_follow(name: str) -> bool:
    """Whether a rule may fail besides the broken one: what has a wrong span is not where it should be."""
    return name in {"passages.cover_text", "documents.date_has_basis"} or name.endswith(FOLLOWING)


FOLLOWING = (
    ".span_is_ordered",
    ".text_is_at_span",
    ".coordinates_have_their_place",
    ".speaker_has_its_place",
    ".days_have_a_value",
)
TABLES = {table.full_name: table for table in RECORD_TABLES}
CHECKS = [(TABLES[check.table], check) for check in record_checks()]
CASES = [
    (table, check)
    for table, check in CHECKS
    # a row without its document is of no record: it stops the batch, see test_batch_rules
    if table is DOCUMENTS or not check.name.endswith(".document_id.not_null")
]
REJECTING = [(table, check) for table, check in CASES if check.severity is Severity.CRITICAL]
SOUND = [f"sound-{number}" for number in range(3)]

for_each_rule = pytest.mark.parametrize(
    ("table", "check"), [pytest.param(*case, id=case[1].name) for case in CASES]
)
for_each_rejecting_rule = pytest.mark.parametrize(
    ("table", "check"), [pytest.param(*case, id=case[1].name) for case in REJECTING]
)


def broken_value(column: Column, kind: str) -> Any:
    """A value that breaks a constraint of a column."""
    match kind:
        case "not_null":
            return None
        case "elements_not_null":
            return [None, "Ann Lee"]
        case "allowed":
            return "nonsense"
        case "pattern":
            return "Not this!"
        case "in_range":
            return column.minimum - 1 if column.minimum is not None else (column.maximum or 0) + 1
    raise AssertionError(kind)


def broken(table: Table, check: Check) -> Record:
    """A record that breaks one rule, in the first row of its table."""
    made = record(check.name)
    row = made.row(table)
    if check.name in BROKEN_RULES:
        row |= BROKEN_RULES[check.name]
        return made
    _, column, kind = check.name.rsplit(".", 2)
    row[column] = broken_value(table.column(column), kind)
    if check.name == "documents.document_id.pattern":
        for rows in made.tables.values():
            for child in rows:
                child["document_id"] = row["document_id"]
    if check.name == "documents.document_id.not_null":
        made.tables = {name: rows if name == "documents" else [] for name, rows in made.tables.items()}
    return made


class Validated(NamedTuple):
    home: Home
    rejects: dict[str, dict[str, Row]]  # by record and rule
    parts: dict[str, list[Row]]
    results: dict[str, Row]

    def kept(self, table: Table, name: str) -> list[Row]:
        return [row for row in self.parts[table.name] if row["document_id"] == record(name).document_id]


@pytest.fixture(scope="module")
def validated(tmp_path_factory: pytest.TempPathFactory) -> Validated:
    records = [*map(record, SOUND), *starmap(broken, CASES)]
    home, folder = stage(tmp_path_factory.mktemp("home"), records, schema=loose_schema)
    assert validate(home, folder, Limits(max_reject_share=0.95)) == folder
    rejects: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows_of(home, REJECTS):
        name = row["source_uri"].removeprefix("file:///in/").removesuffix(".txt")
        rejects[name][row["rule"]] = row
    parts = {table.name: rows_of(home, table) for table in RECORD_TABLES}
    return Validated(home, rejects, parts, {row["rule"]: row for row in rows_of(home, EXPECTATION_RESULTS)})


@for_each_rejecting_rule
def test_a_broken_rule_rejects_its_record_by_name(validated: Validated, table: Table, check: Check) -> None:
    rejects = validated.rejects[check.name]
    assert check.name in rejects
    assert all(may_follow(name) for name in rejects if name != check.name)
    row = rejects[check.name]
    made = record(check.name)
    assert row["stage"] == "validate"
    assert row["reason"] == check.doc
    assert (row["content_sha256"], row["run_id"]) == (made.sha, BATCH.run_id)
    assert row["landing_path"] == f"landing/{made.sha[:2]}/{made.sha}"
    assert row["rejected_at"] == STARTED_AT
    assert row["record_no"] == (None if "record_no" in check.name else 0)
    assert row["detail"]
    assert table.reject_unit is not Unit.ROW or "_no=" in row["detail"]


@for_each_rejecting_rule
def test_only_the_unit_of_the_table_leaves(validated: Validated, table: Table, check: Check) -> None:
    kept = {other.name: len(validated.kept(other, check.name)) for other in RECORD_TABLES}
    everything = {other.name: len(record(check.name).tables[other.name]) for other in RECORD_TABLES}
    if table.reject_unit is Unit.RECORD:
        assert kept == dict.fromkeys(kept, 0)
    else:
        assert kept == everything | {table.name: 1}


@for_each_rule
def test_the_result_counts_the_rows(validated: Validated, table: Table, check: Check) -> None:
    result = validated.results[check.name]
    assert not result["success"]
    assert result["rows_failed"] == 1 or may_follow(check.name)
    assert result["table_name"] == table.full_name
    assert result["severity"] == check.severity
    assert result["checked_on"] == "00003"
    assert result["rows_checked"] >= len(CASES)


def test_sound_records_stay_whole(validated: Validated) -> None:
    for name in SOUND:
        assert name not in validated.rejects
        for table in RECORD_TABLES:
            assert len(validated.kept(table, name)) == len(record(name).tables[table.name])


def test_a_warning_is_recorded_and_rejects_nothing(validated: Validated) -> None:
    name = "documents.body_is_not_empty"
    assert name not in validated.rejects
    assert len(validated.kept(DOCUMENTS, name)) == 1
    assert validated.results[name]["rows_failed"] == 1


def test_the_ledger_counts_what_validation_rejected(validated: Validated) -> None:
    ledger = {row["source_uri"]: row for row in rows_of(validated.home, FILES)}
    for table, check in CASES:
        row = ledger[record(check.name).uri]
        gone = check.severity is Severity.CRITICAL and table.reject_unit is Unit.RECORD
        assert row["state"] == ("rejected" if gone else "loaded"), check.name
        assert (row["records_loaded"], row["records_rejected"]) == ((0, 1) if gone else (1, 0)), check.name


def test_parts_have_the_declared_schema_and_the_order_of_their_key(validated: Validated) -> None:
    for table in (*RECORD_TABLES, FILES, REJECTS, EXPECTATION_RESULTS):
        schema = pq.read_schema(BATCH.lake_part(validated.home, table))
        assert schema.equals(arrow_schema(table))
        keys = [tuple(row[name] for name in table.key) for row in rows_of(validated.home, table)]
        assert keys == sorted(keys)


def test_details_are_short_and_name_the_value(validated: Validated) -> None:
    def detail(rule: str) -> str:
        return str(validated.rejects[rule][rule]["detail"])

    assert detail("passages.role.allowed") == "passage_no=0, role=nonsense"
    assert detail("mentions.latitude.in_range") == "mention_no=0, latitude=-91.0"
    assert detail("documents.title_is_a_line") == "title=" + "x" * 80
    assert detail("quotations.kind.not_null") == "quotation_no=0, kind=null"
    assert detail("passages.cover_text") == "no passage holds the text at 12: s"


def test_every_rule_of_the_batch_has_a_result(validated: Validated) -> None:
    assert {check.name for _, check in CHECKS} < set(validated.results)
    warnings = {name for name, row in validated.results.items() if row["severity"] == Severity.WARNING}
    assert {name for name in warnings if not name.endswith("_is_usual")} == {"documents.body_is_not_empty"}
    assert "batch.reject_share_is_usual" in warnings
