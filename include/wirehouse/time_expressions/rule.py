"""What a rule for expressions of time takes and gives."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from wirehouse.time_expressions.direction import Direction, direction_at
from wirehouse.time_expressions.model import TimexType

_WORD_BEFORE = re.compile(r"([\w'$%]+|[^\w\s])\s?\Z")
_WORD_AFTER = re.compile(r"\s?([\w'$%]+|[^\w\s])")
_SENTENCE_END = re.compile(r"[.!?]['\")]? +[A-Z]|\n")
_REACH = 24  # characters; where a neighbouring word is looked for
_PARAGRAPH = 300  # characters; what lies farther apart is not related


class Reading(NamedTuple):
    """What a rule reads at a place: `type`, `value`, `start` and `end` are those of `TimeExpression`.

    `reckoned_from` is the day that gave the value what the words leave out. A reading `without_days` names a
    period whose days are not those of the calendar, such as a fiscal year.
    """

    start: int
    end: int
    type: TimexType
    value: str | None
    reckoned_from: date | None = None
    without_days: bool = False


class Context:
    """What surrounds an expression: the text, the day of publication, and what was named before it."""

    def __init__(self, text: str, anchor: date | None) -> None:
        self.text = text
        self.anchor = anchor
        self._named: tuple[date, date] | None = None
        self._named_end = 0
        self._named_day: date | None = None

    def name(self, days: tuple[date, date], end: int) -> None:
        """Remember the days of an expression that ends at a place: "the same day" starts from them."""
        self._named, self._named_end = days, end
        if days[0] == days[1]:
            self._named_day = days[0]

    @property
    def has_named(self) -> bool:
        """Whether a date was named before."""
        return self._named is not None

    @property
    def named(self) -> date | None:
        """The first day of the last date named; before there is one, the day of publication."""
        return self._named[0] if self._named else self.anchor

    def named_within(self, unit_days: int) -> date | None:
        """The first day of the last date named, if that is not longer than a unit of so many days.

        What a month is later than "in 2011" nobody can tell. Before a date is named it is the publication.
        """
        if self._named and (self._named[1] - self._named[0]).days >= unit_days:
            return None
        return self.named

    def named_as(self, unit_days: int) -> date | None:
        """The first day of the last date named, if that is as long as a unit of so many days."""
        if self._named and 0.9 * unit_days <= (self._named[1] - self._named[0]).days + 1 <= unit_days:
            return self._named[0]
        return None

    @property
    def named_day(self) -> date | None:
        """The last day named; before there is one, the day of publication."""
        return self._named_day or self.anchor

    def day_of_sentence(self, start: int) -> date | None:
        """The day that the sentence of a place has named before it; otherwise the day of publication."""
        if self._named and self._named[0] == self._named[1] and self._names_in_sentence(start):
            return self._named[0]
        return self.anchor

    def year_of_sentence(self, start: int) -> int | None:
        """The year that the sentence of a place has named before it."""
        if self._named and (self._named[1] - self._named[0]).days in {364, 365}:
            return self._named[0].year if self._names_in_sentence(start) else None
        return None

    def weekday_named(self, weekday: int, start: int) -> date | None:
        """The day of the calendar named before a place in its paragraph, if it is such a day of the week."""
        if (
            self._named
            and start - self._named_end < _PARAGRAPH
            and "\n" not in self.text[self._named_end : start]
        ):
            first, last = self._named
            return first if first == last and first.weekday() == weekday else None
        return None

    def _names_in_sentence(self, start: int) -> bool:
        """Tell whether the last date named stands in the sentence of a place."""
        near = self._named is not None and start - self._named_end < _PARAGRAPH
        return near and not _SENTENCE_END.search(self.text, self._named_end, start)

    def word_before(self, start: int) -> str:
        """The word or sign that stands before a place in its line, in lower case."""
        found = _WORD_BEFORE.search(self.text[max(0, start - _REACH) : start])
        return found[1].lower() if found else ""

    def word_after(self, end: int) -> str:
        """The word or sign that stands after a place in its line, as it is written."""
        found = _WORD_AFTER.match(self.text[end : end + _REACH])
        return found[1] if found else ""

    def direction(self, start: int, end: int) -> Direction:
        """Tell whether the clause around an expression speaks of the past or of the future."""
        return direction_at(self.text, start, end)


Reader = Callable[[re.Match[str], Context], Iterable[Reading]]


class Rule(NamedTuple):
    """A pattern, in the syntax that RE2 and Python share, and the reader of what it matches.

    A reader that gives nothing found no expression of time. A pattern begins at a word, unless it is not
    `at_word`, and is matched regardless of case.
    """

    name: str
    pattern: str
    read: Reader
    at_word: bool = True
