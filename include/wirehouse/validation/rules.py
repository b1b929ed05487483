"""What must hold for each row, from the declarations: every rule bound to the view it judges."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from wirehouse.tables.ddl import quoted
from wirehouse.tables.model import Column, Severity, Table, Type

STAGED = "staged"
"""The schema of the views on what normalize wrote. Row rules are judged there."""
VALID = "valid"
"""The schema of the views on what the row rules left. Batch rules are judged there."""
SHOWN_CHARACTERS = 80
"""How much of a value is shown where a rule failed: enough to recognize it by."""
BATCH_VIEW = "batch"
"""The view with one row about the batch as a whole."""


class Scope(StrEnum):
    """What a failure of a rule is about."""

    ROW = "row"
    """Single rows: they, or their records, are rejected and the rest goes on."""
    BATCH = "batch"
    """The batch: when the rule is critical nothing of it is loaded."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule bound to a view.

    `expectation` and `arguments` are the Great Expectations class and what it is made with. `predicate` is
    the same in SQL over the view's columns, true or null for a row that holds; it selects the rows that
    failed, and `detail` is SQL for what is wrong in such a row. `observed` is SQL for the figure behind a
    rule that is not about rows.
    """

    name: str
    table: str
    view: str
    doc: str
    expectation: str
    arguments: dict[str, Any]
    scope: Scope = Scope.ROW
    severity: Severity = Severity.CRITICAL
    predicate: str | None = None
    detail: str = "NULL"
    observed: str | None = None

    @property
    def schema(self) -> str:
        """Where the view is: row rules judge what was staged, batch rules what is left of it."""
        return STAGED if self.scope is Scope.ROW else VALID

    @property
    def relation(self) -> str:
        """The view, as SQL names it."""
        return f'{self.schema}."{self.view}"'


def row_checks(table: Table) -> Iterator[Check]:
    """Everything the declaration says about each single row of the table."""
    for column in table.columns:
        yield from column_checks(table, column)
    for rule in table.rules:
        words = set(re.findall(r"\w+", rule.predicate))
        yield Check(
            name=f"{table.full_name}.{rule.name}",
            table=table.full_name,
            view=table.full_name,
            doc=rule.doc,
            severity=rule.severity,
            detail=shown(table, (name for name in table.column_names if name in words)),
            **holds(rule.predicate, table.key),
        )


def holds(predicate: str, shown: Iterable[str]) -> dict[str, Any]:
    """The parts of a check that a predicate holds for each row; of a row that breaks it `shown` is kept.

    Great Expectations reads braces in the query as places to fill in, so those of the predicate are doubled.
    """
    columns = ", ".join(f'"{name}"' for name in shown)
    condition = predicate.replace("{", "{{").replace("}", "}}")
    return {
        "expectation": "UnexpectedRowsExpectation",
        "arguments": {"unexpected_rows_query": f"SELECT {columns} FROM {{batch}} WHERE NOT ({condition})"},
        "predicate": predicate,
    }


def shown(table: Table, columns: Iterable[str]) -> str:
    """SQL for what stands in some columns of a row, and for where in its document the row is."""
    position = (name for name in table.key if name != "document_id")
    values = (
        f"""'{name}=' || coalesce(left(CAST("{name}" AS VARCHAR), {SHOWN_CHARACTERS}), 'null')"""
        for name in dict.fromkeys((*position, *columns))
    )
    return f"concat_ws(', ', {', '.join(values)})"


def column_checks(table: Table, column: Column) -> Iterator[Check]:
    """Everything the declaration says about each value of a column."""
    name = f"{table.full_name}.{column.name}"
    value = f'"{column.name}"'

    def check(rule: str, doc: str, expectation: str, predicate: str, **arguments: Any) -> Check:
        return Check(
            name=f"{name}.{rule}",
            table=table.full_name,
            view=table.full_name,
            doc=f"{name} {doc}.",
            expectation=expectation,
            arguments={"column": column.name, **arguments},
            predicate=predicate,
            detail=shown(table, (column.name,)),
        )

    if not column.nullable:
        yield check("not_null", "is never null", "ExpectColumnValuesToNotBeNull", f"{value} IS NOT NULL")
    if column.type is Type.TEXT_LIST:
        yield replace(
            check("elements_not_null", "holds no null", "", ""),
            **holds(f"list_count({value}) = len({value})", table.key),
        )
    if column.allowed:
        yield check(
            "allowed",
            f"is one of: {', '.join(column.allowed)}",
            "ExpectColumnValuesToBeInSet",
            f"{value} IN ({', '.join(quoted(allowed) for allowed in column.allowed)})",
            value_set=[str(allowed) for allowed in column.allowed],
        )
    if column.minimum is not None or column.maximum is not None:
        bounds = {">=": column.minimum, "<=": column.maximum}
        known = {sign: bound for sign, bound in bounds.items() if bound is not None}
        yield check(
            "in_range",
            "is " + " and ".join(f"{sign} {bound:g}" for sign, bound in known.items()),
            "ExpectColumnValuesToBeBetween",
            " AND ".join(f"{value} {sign} {bound!r}" for sign, bound in known.items()),
            min_value=column.minimum,
            max_value=column.maximum,
        )
    if column.pattern:
        yield check(
            "pattern",
            f"matches {column.pattern}",
            "ExpectColumnValuesToMatchRegex",
            f"regexp_matches({value}, {quoted(column.pattern)})",
            regex=column.pattern,
        )
