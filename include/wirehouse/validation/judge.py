"""Runs checks through Great Expectations and reads its verdicts."""

import logging
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from wirehouse.errors import BrokenExpectationError
from wirehouse.validation.context import quiet_context
from wirehouse.validation.rules import SHOWN_CHARACTERS, Check
from wirehouse.validation.suite import suite

log = logging.getLogger(__name__)

RESULT_FORMAT = {"result_format": "BASIC", "partial_unexpected_count": 5}
"""Counts, and a handful of the values that failed; all of them are in ops.rejects."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Great Expectations found for a check: `expectation` is its name for what it ran.

    `rows_failed` counts rows of the check's view.
    """

    check: Check
    expectation: str
    success: bool
    rows_failed: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts on one view, and Great Expectations' own result as JSON, which Data Docs are made of."""

    view: str
    verdicts: tuple[Verdict, ...]
    result: dict[str, Any]


def judge(database: str, schema: str, checks: Iterable[Check]) -> list[Judgement]:
    """Judge checks on the views in a schema of a named in-memory database; one judgement per view.

    Raises:
        BrokenExpectationError: An expectation raised an error, or gave no result, instead of judging.
    """
    ordered = sorted(checks, key=_view)
    with _data_source(database, schema) as source:
        return [_judge_view(source, view, list(group)) for view, group in groupby(ordered, key=_view)]


def _view(check: Check) -> str:
    return check.view


@contextmanager
def _data_source(database: str, schema: str) -> Generator[Any]:
    """A Great Expectations data source on a schema of the database."""
    context = quiet_context()
    from wirehouse.validation.duckdb_dialect import connection_string

    source: Any = context.data_sources.add_sql(schema, connection_string=connection_string(database, schema))
    try:
        yield source
    finally:
        # it has two engines, and an open connection of either would keep the database in memory
        source.get_engine().dispose()
        source.get_execution_engine().engine.dispose()


def _judge_view(source: Any, view: str, checks: list[Check]) -> Judgement:
    asset = source.add_table_asset(view, table_name=f'"{view}"')
    batch = asset.add_batch_definition_whole_table(view).get_batch()
    result = batch.validate(suite(view, checks), result_format=RESULT_FORMAT)
    found = {item.expectation_config.meta["rule"]: item for item in result.results}
    verdicts = tuple(_verdict(check, found.get(check.name)) for check in checks)
    return Judgement(view, verdicts, _shortened(result.to_json_dict()))


def _verdict(check: Check, item: Any) -> Verdict:
    """The verdict in one result.

    Raises:
        BrokenExpectationError: There is none: the expectation raised, or its result does not add up.
    """
    error = "there is no result for it" if item is None else _error(item.exception_info)
    if error:
        raise BrokenExpectationError(
            f"rule {check.name} could not be judged ({check.expectation} on {check.relation}): {error}. "
            "This is an error of the rule, not of the data: correct its declaration and run again."
        )
    failed = item.result.get("unexpected_count", item.result.get("observed_value"))
    if item.result.get("element_count") == 0:
        failed = 0  # SQL's sum over no rows is null
    if not isinstance(failed, int) or item.success != (failed == 0):
        raise BrokenExpectationError(
            f"rule {check.name}: {check.expectation} says success={item.success} with {failed!r} rows failed."
        )
    return Verdict(check, item.expectation_config.type, bool(item.success), failed)


def _error(exception_info: Mapping[str, Any]) -> str | None:
    """What an expectation raised, if it did: its result holds one error, or one for each of its metrics."""
    infos = [exception_info] if "raised_exception" in exception_info else list(exception_info.values())
    for info in infos:
        if info["raised_exception"]:
            log.error("%s", info["exception_traceback"])
            return str(info["exception_message"])
    return None


def _shortened(value: Any) -> Any:
    """The value with every text from the data in it cut short: articles do not belong into Data Docs."""
    if isinstance(value, dict):
        return {
            key: _cut(item) if key.startswith("partial_unexpected") else _shortened(item)
            for key, item in value.items()
        }
    return [_shortened(item) for item in value] if isinstance(value, list) else value


def _cut(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _cut(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_cut(item) for item in value]
    return value[:SHOWN_CHARACTERS] if isinstance(value, str) else value
