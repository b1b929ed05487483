"""Reading a sentence as the pipeline does, for tests of the rules."""

from datetime import date

from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose
from wirehouse.time_expressions.find import find_time_expressions
from wirehouse.time_expressions.model import TimeExpression

THURSDAY = date(2019, 3, 14)
"""The day of publication in the tests."""


def find(text: str, anchor: date | None = THURSDAY, language: str = "en") -> list[TimeExpression]:
    passages = [Passage(no, 0, Role.BODY, line, 0, len(line)) for no, line in enumerate(text.split("\n"))]
    return find_time_expressions(Prose(passages), anchor, language)


def read(text: str, anchor: date | None = THURSDAY, language: str = "en") -> list[tuple[str, str | None]]:
    """The words and values found in a text."""
    prose = text.replace("\n", "\n\n")
    return [(prose[found.start : found.end], found.value) for found in find(text, anchor, language)]
