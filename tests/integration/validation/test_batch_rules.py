"""Rules about the batch as a whole, what stops it, and what running the stage twice gives."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from integration.validation.builder import BATCH, Record, Row, file_row, loose_schema, record, rows_of, stage
from wirehouse.errors import BrokenExpectationError, CriticalRuleError, DamagedFileError
from wirehouse.home import Home
from wirehouse.stages.validate import validate
from wirehouse.staging import write_rejects
from wirehouse.tables.articles import DOCUMENTS, PASSAGES, SOURCE_TEXTS
from wirehouse.tables.catalog import RECORD_TABLES
from wirehouse.tables.evidence import MENTIONS
from wirehouse.tables.model import Rule, Table, Unit
from wirehouse.tables.ops import EXPECTATION_RESULTS, FILES, REJECTS
from wirehouse.validation.batch_figures import add_figures
from wirehouse.validation.batch_rules import figure_checks
from wirehouse.validation.check import check_rows, select_failed, verdicts_of
from wirehouse.validation.history import History
from wirehouse.validation.judge import Verdict, judge
from wirehouse.validation.limits import Limits
from wirehouse.validation.rules import VALID, row_checks
from wirehouse.validation.views import add_ledger, open_batch

SHARE, USUAL = "batch.reject_share", "batch.reject_share_is_usual"
PARTS = (*RECORD_TABLES, FILES, REJECTS, EXPECTATION_RESULTS)


def records(number: int) -> list[Record]:
    return [record(f"r{count}") for count in range(number)]


def lake_files(home: Home) -> list[Path]:
    return [path for path in home.root.rglob("*.parquet") if not path.is_relative_to(home.staging)]


def result(home: Home, rule: str) -> Row:
    """The result of a rule as it is kept in staging, whatever became of the batch."""
    rows: list[Row] = pq.read_table(BATCH.table(home, EXPECTATION_RESULTS)).to_pylist()
    (row,) = (row for row in rows if row["rule"] == rule)
    return row


def only(made: Record, table: Table) -> Record:
    """A record with the rows of one table."""
    return Record(
        made.name, {other.name: made.tables[other.name] if other is table else [] for other in RECORD_TABLES}
    )


def orphan(made: Record) -> list[Record]:
    made.row(MENTIONS)["document_id"] = "f" * 32
    return [made]


def without_document_id(made: Record) -> list[Record]:
    made.row(PASSAGES)["document_id"] = None
    return [made]


@pytest.mark.parametrize(
    ("records_of", "rule"),
    [
        (orphan, "mentions.document_id.references_documents"),
        (without_document_id, "passages.document_id.references_documents"),
        (lambda made: [made, only(made, MENTIONS)], "mentions.key_is_unique"),
        (lambda made: [made, only(made, DOCUMENTS)], "documents.key_is_unique"),
    ],
    ids=["orphan", "without_document_id", "two_mentions", "two_documents"],
)
def test_a_critical_batch_rule_stops_the_batch(tmp_path: Path, records_of, rule: str) -> None:  # type: ignore[no-untyped-def]
    home, folder = stage(tmp_path, [record("sound"), *records_of(record("broken"))], schema=loose_schema)
    with pytest.raises(CriticalRuleError, match=rule) as raised:
        validate(home, folder)
    assert "batch 00003 of run run-1" in str(raised.value)
    assert "Nothing of the batch was loaded" in str(raised.value)
    assert lake_files(home) == []
    assert not result(home, rule)["success"]
    assert result(home, rule)["rows_failed"] >= 1


def test_a_ledger_that_miscounts_stops_the_batch(tmp_path: Path) -> None:
    missing = record("missing")
    home, folder = stage(tmp_path, records(1), files=[file_row(missing)])
    with pytest.raises(CriticalRuleError, match=r"ops\.files\.documents_are_counted"):
        validate(home, folder)
    assert lake_files(home) == []


@pytest.mark.parametrize(
    ("rejected", "limits", "failed"),
    [
        ({}, Limits(min_records_for_share=1), set()),
        ({"land": 3, "normalize": 2}, Limits(min_records_for_share=10), {USUAL}),
        ({"land": 3, "normalize": 2}, Limits(min_records_for_share=11), set()),
        ({"land": 3, "normalize": 2}, Limits(max_reject_share=0.5, min_records_for_share=10), {USUAL}),
        ({"land": 3, "normalize": 2}, Limits(0.49, 0.5, min_records_for_share=10), {SHARE}),
        ({"normalize": 5}, Limits(0.49, 0.1, min_records_for_share=10), {SHARE, USUAL}),
    ],
)
def test_the_reject_share_is_judged_against_its_limits(
    tmp_path: Path, rejected: dict[str, int], limits: Limits, failed: set[str]
) -> None:
    home, _ = stage(tmp_path, records(5), rejected=rejected)
    write_rejects(home, BATCH, "validate", [])
    with open_batch(home, BATCH, RECORD_TABLES) as database:
        check_rows(database, (DOCUMENTS,))
        add_ledger(database, home, BATCH)
        add_figures(database, limits, History(), replayed=False)
        verdicts = verdicts_of(judge(database.name, VALID, figure_checks(limits)))
    not_held = {verdict.check.name for verdict in verdicts if not verdict.success}
    assert not_held & {SHARE, USUAL} == failed


def test_too_many_rejects_stop_the_batch(tmp_path: Path) -> None:
    home, folder = stage(tmp_path, records(5), rejected={"land": 3, "normalize": 2})
    with pytest.raises(CriticalRuleError, match=r"batch\.reject_share .*49%.*5 of 10 records") as raised:
        validate(home, folder, Limits(max_reject_share=0.49, min_records_for_share=10))
    assert "WIREHOUSE_MAX_REJECT_SHARE" in str(raised.value)
    assert lake_files(home) == []
    assert result(home, SHARE)["observed"] == "0.5000: 5 of 10 records rejected; limit 0.49"


def test_rejects_of_validation_count_as_records_and_rows_do_not(tmp_path: Path) -> None:
    made = records(4)
    for number in range(2):  # two rows of one record, and the record once
        made[0].row(PASSAGES, number)["role"] = "nonsense"
        made[1].row(MENTIONS, number)["type"] = "nonsense"
    home, folder = stage(tmp_path, made)
    validate(home, folder, Limits(min_records_for_share=1, max_same_body_share=1))
    assert result(home, "batch.reject_share")["observed"] == "0.2500: 1 of 4 records rejected; limit 0.9"
    details = {row["rule"]: row["detail"] for row in rows_of(home, REJECTS)}
    assert details == {
        "passages.role.allowed": "passage_no=0, role=nonsense; passage_no=1, role=nonsense",
        "mentions.type.allowed": "mention_no=0, type=nonsense; mention_no=1, type=nonsense",
    }


def test_many_rows_of_a_record_are_counted_and_not_listed(tmp_path: Path) -> None:
    made = record("many")
    made.tables["mentions"] = [made.row(MENTIONS) | {"mention_no": n, "type": "x"} for n in range(40)]
    home, folder = stage(tmp_path, [made])
    validate(home, folder)
    (reject,) = rows_of(home, REJECTS)
    assert reject["detail"].startswith("mention_no=0, type=x; mention_no=1, type=x")
    assert reject["detail"].endswith("and 30 more rows")
    assert rows_of(home, MENTIONS) == []
    assert len(rows_of(home, DOCUMENTS)) == 1


def test_twice_gives_the_same_parts(tmp_path: Path) -> None:
    made = records(3)
    made[1].row(DOCUMENTS)["title"] = " "
    made[2].row(MENTIONS)["type"] = "nonsense"
    home, folder = stage(tmp_path, made, rejected={"land": 1, "normalize": 1})

    def digests() -> dict[Path, str]:
        return {path: sha256(path.read_bytes()).hexdigest() for path in lake_files(home)}

    validate(home, folder)
    first = digests()
    validate(home, folder)
    assert digests() == first
    assert set(first) == {BATCH.lake_part(home, table) for table in PARTS}
    assert {row["stage"] for row in rows_of(home, REJECTS)} == {"land", "normalize", "validate"}
    assert [path.name for path in home.root.rglob(".*")] == []


def test_a_table_without_rejects_is_published_without_writing_it_again(tmp_path: Path) -> None:
    made = records(2)
    made[0].row(MENTIONS)["type"] = "nonsense"
    home, folder = stage(tmp_path, made)
    validate(home, folder)
    for table in RECORD_TABLES:
        staged, part = BATCH.table(home, table), BATCH.lake_part(home, table)
        assert part.samefile(staged) is (table is not MENTIONS)


def test_a_batch_without_documents(tmp_path: Path) -> None:
    empty = file_row(record("empty")) | {"state": "loaded", "records_read": 0, "records_loaded": 0}
    home, folder = stage(tmp_path, [], files=[empty], rejected={"land": 2})
    validate(home, folder)
    for table in RECORD_TABLES:
        assert rows_of(home, table) == []
    assert [row["state"] for row in rows_of(home, FILES)] == ["loaded"]
    assert len(rows_of(home, REJECTS)) == 2
    results = rows_of(home, EXPECTATION_RESULTS)
    assert all(row["success"] for row in results)
    assert result(home, "batch.reject_share")["observed"] == "not judged: 2 records, 0 documents, 0 past runs"


def test_a_batch_without_anything(tmp_path: Path) -> None:
    home, folder = stage(tmp_path, [])
    validate(home, folder)
    assert result(home, "batch.reject_share")["observed"] == "not judged: 0 records, 0 documents, 0 past runs"


@pytest.mark.parametrize("predicate", ["no_such_column > 1", "text >", "error('no')", "length(text) > 'x'"])
def test_a_rule_that_cannot_be_judged_is_our_error(tmp_path: Path, predicate: str) -> None:
    table = replace(SOURCE_TEXTS, rules=(Rule("broken", predicate, "It never holds."),))
    home, _ = stage(tmp_path, records(1))
    with (
        open_batch(home, BATCH, RECORD_TABLES) as database,
        pytest.raises(BrokenExpectationError, match=r"rule source_texts\.broken could not be judged"),
    ):
        check_rows(database, (table,))


def test_rows_that_great_expectations_does_not_find_are_our_error(tmp_path: Path) -> None:
    made = record("one")
    made.row(PASSAGES)["role"] = "nonsense"
    home, _ = stage(tmp_path, [made])
    (check,) = (check for check in row_checks(PASSAGES) if check.name == "passages.role.allowed")
    with open_batch(home, BATCH, RECORD_TABLES) as database:
        check_rows(database)
        database.execute("DELETE FROM staged.failed")
        verdict = Verdict(check, "expect_column_values_to_be_in_set", success=False, rows_failed=2)
        with pytest.raises(BrokenExpectationError, match="finds 2 rows and its predicate 1"):
            select_failed(database, verdict, Unit.RECORD)


def test_a_missing_staging_file_is_an_error(tmp_path: Path) -> None:
    home, folder = stage(tmp_path, records(1))
    BATCH.table(home, PASSAGES).unlink()
    with pytest.raises(DamagedFileError, match=r"passages.*is missing"):
        validate(home, folder)
    assert lake_files(home) == []


def test_no_database_is_left_in_memory(tmp_path: Path) -> None:
    home, _ = stage(tmp_path, records(1))
    with open_batch(home, BATCH, RECORD_TABLES) as database:
        check_rows(database)
        name = database.name
    with duckdb.connect(name) as connection:
        assert connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone() == (0,)
