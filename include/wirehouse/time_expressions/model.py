"""What the search for expressions of time gives: plain values."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class TimexType(StrEnum):
    """The types of TIMEX3. The values are those of `time_expressions.timex_type`."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeExpression(NamedTuple):
    """An expression of time in the prose of an article: `start` and `end` are code points into `Prose.text`.

    `value` is the TIMEX3 value, None when nothing anchors it; `starts_on` and `ends_on` are the first and the
    last day it covers, where it has such; `anchor_on` is the day it was reckoned from, where it was; `rule`
    names the rule that resolved it, or that found it and could not.
    """

    start: int
    end: int
    type: TimexType
    value: str | None
    starts_on: date | None
    ends_on: date | None
    anchor_on: date | None
    rule: str
