"""What a table is: the one declaration from which schemas, DDL, expectations and docs are made."""

from dataclasses import dataclass, field
from enum import StrEnum


class Type(StrEnum):
    """The column types of the warehouse, by their DuckDB names."""

    TEXT = "VARCHAR"
    TEXT_LIST = "VARCHAR[]"
    INTEGER = "BIGINT"
    INTEGER_LIST = "BIGINT[]"
    REAL = "DOUBLE"
    BOOLEAN = "BOOLEAN"
    DATE = "DATE"
    TIMESTAMP = "TIMESTAMP"


class Severity(StrEnum):
    """What a broken rule does: `critical` stops what it judges, `warning` is recorded and shown."""

    CRITICAL = "critical"
    WARNING = "warning"


class Unit(StrEnum):
    """What a failed row of a table takes with it into `ops.rejects`."""

    RECORD = "record"
    """The whole source record: its document would be wrong without the row."""
    ROW = "row"
    """The row alone: the document is right without it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column and everything that must be true of each of its values.

    `doc` is one sentence, with the unit where there is one. `references` names the `table.column`
    that holds every value of this one. `pattern` is an RE2 expression found in every value.
    """

    name: str
    type: Type
    doc: str
    nullable: bool = False
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    references: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that must hold for each row: `predicate` is SQL over the row's columns.

    A predicate that is neither true nor false (null) holds, as a CHECK does in SQL.
    """

    name: str
    predicate: str
    doc: str
    severity: Severity = Severity.CRITICAL


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the data contract. `doc` starts with its grain."""

    name: str
    doc: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    schema: str = "main"
    rules: tuple[Rule, ...] = field(default=())
    reject_unit: Unit = Unit.ROW

    def __post_init__(self) -> None:
        """Refuse a declaration that contradicts itself, where it is written and not at run time.

        Raises:
            ValueError: A column is declared twice, or the key names a column that is missing or nullable.
        """
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names):
            raise ValueError(f"table {self.full_name}: a column is declared twice")
        for name in self.key:
            if name not in names or self.column(name).nullable:
                raise ValueError(f"table {self.full_name}: key column {name} is missing or nullable")

    @property
    def full_name(self) -> str:
        """The name to use in SQL: with its schema unless that is `main`."""
        return self.name if self.schema == "main" else f"{self.schema}.{self.name}"

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises:
            KeyError: The table has no such column.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.full_name} has no column {name}")
