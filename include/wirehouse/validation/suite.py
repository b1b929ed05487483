"""The expectations of Great Expectations that judge a batch, made from its checks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wirehouse.validation.rules import Check

if TYPE_CHECKING:
    from great_expectations import ExpectationSuite
    from great_expectations.expectations.expectation import Expectation


def expectation(check: Check) -> "Expectation":
    """The check as an expectation; `meta` says which rule it is, as results come in another order."""
    import great_expectations.expectations as catalog

    make: Any = getattr(catalog, check.expectation)
    made: Expectation = make(
        **check.arguments, severity=str(check.severity), description=description(check), meta=meta(check)
    )
    return made


def description(check: Check) -> str:
    """What Data Docs say of the rule."""
    return f"{check.name}: {check.doc}"


def meta(check: Check) -> dict[str, str]:
    """What travels with the expectation into its result."""
    return {
        "rule": check.name,
        "table": check.table,
        "severity": str(check.severity),
        "scope": str(check.scope),
    }


def suite(name: str, checks: Iterable[Check]) -> "ExpectationSuite":
    """A suite of the checks."""
    import great_expectations as gx

    return gx.ExpectationSuite(name=name, expectations=[expectation(check) for check in checks])
