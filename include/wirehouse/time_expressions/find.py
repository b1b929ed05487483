"""The expressions of time in an article."""

import re
from collections.abc import Iterable
from datetime import date

from wirehouse.steps import Steps, in_steps
from wirehouse.text.model import Role
from wirehouse.text.prose import Prose
from wirehouse.time_expressions.matching import matches
from wirehouse.time_expressions.model import TimeExpression, TimexType
from wirehouse.time_expressions.periods import days_of, year_value
from wirehouse.time_expressions.rule import Context, Reading, Rule

_IN_ASCII = (("’", "'"), ("‘", "'"), ("–", "-"), ("“", '"'), ("”", '"'))
_BESIDE = re.compile(r"(?:,? on|,)? ")
_TO = re.compile(r" ?- ?| (?:to|and|or|through|until|till) ")
_DATELINE_END = re.compile(r"(?: ?\([^()\n]{2,30}\))? ?(?:--?|—|:) ")
_EVENT = "attacks"  # the rule of a date that names an event: no text goes on from it to "the next day"
_HEAD = 60  # characters; a dateline is at most so far into the first paragraph
_DELAY = 7  # days between the writing of a report and its publication


@in_steps
def find_time_expressions(
    prose: Prose, anchor: date | None, language: str | None
) -> Steps[list[TimeExpression]]:
    """Return the expressions of time in order of their places; they do not overlap. Never raises.

    `anchor` is the day of publication. Without one, an expression that needs it has no value: the clock of
    the machine is never asked. A `language` that is none of English, German, French, Spanish, Italian,
    Portuguese and Dutch is read as English. Types and values follow the TimeML annotation guidelines 1.2.1.
    """
    text = _in_ascii(prose.text)
    context = Context(text, anchor)
    found: list[TimeExpression] = []
    matched = list(matches(text, language))
    yield
    for rule, match in matched:
        for reading in _readings(rule, match, context):
            if found and reading.start < found[-1].end:
                continue
            expression = _expression(rule, reading)
            if found:
                found[-1] = _settled_by_next(found[-1], expression, text)
            found.append(expression)
            if expression.starts_on and expression.ends_on and rule.name != _EVENT:
                context.name((expression.starts_on, expression.ends_on), expression.end)
                context.anchor = _day_of_dateline(expression, prose, text, anchor) or context.anchor
    return found


def _in_ascii(text: str) -> str:
    """The text with its quote marks and hyphens in ASCII. An em dash stays: it parts clauses, not words."""
    if not text.isascii():
        for character, plain in _IN_ASCII:
            text = text.replace(character, plain)
    return text


def _readings(rule: Rule, match: re.Match[str], context: Context) -> Iterable[Reading]:
    """What a rule reads at a place; nothing where the calendar has no such day."""
    try:
        return list(rule.read(match, context))
    except (ValueError, OverflowError):  # 31 February, 500 centuries ago
        return ()


def _expression(rule: Rule, reading: Reading) -> TimeExpression:
    """The expression that a rule has read, with the days it covers."""
    days = None
    if reading.value and not reading.without_days and reading.type in {TimexType.DATE, TimexType.TIME}:
        days = days_of(reading.value)
    return TimeExpression(
        start=reading.start,
        end=reading.end,
        type=reading.type,
        value=reading.value,
        starts_on=days[0] if days else None,
        ends_on=days[1] if days else None,
        anchor_on=reading.reckoned_from,
        rule=rule.name,
    )


def _settled_by_next(expression: TimeExpression, following: TimeExpression, text: str) -> TimeExpression:
    """The expression with what the one beside it says of both: 16:15 UTC, 1 June; 5 May to 7 June 2011."""
    if not (expression.value and following.value and following.starts_on):
        return expression
    between = text[expression.end : following.start]
    value = None
    if expression.rule == "clock" and following.rule == "day" and _BESIDE.fullmatch(between):
        value = f"{following.value}T{expression.value.partition('T')[2]}"
    elif _lacks_year(expression, following) and _TO.fullmatch(between):
        over_new_year = expression.value[5:] > following.value[5:]
        value = year_value(following.starts_on.year - over_new_year) + expression.value[4:]
    days = days_of(value) if value else None
    if not days:
        return expression
    return expression._replace(value=value, starts_on=days[0], ends_on=days[1], anchor_on=following.anchor_on)


def _lacks_year(expression: TimeExpression, following: TimeExpression) -> bool:
    """Tell whether of two days, or of two months, the first needs the year of the following.

    It does where only the following has one beside it, or where it would come after the following.
    """
    if expression.rule != following.rule or expression.rule not in {"day", "month"}:
        return False
    if expression.anchor_on is None or expression.starts_on is None or following.starts_on is None:
        return False
    return following.anchor_on is None or expression.starts_on > following.starts_on


def _day_of_dateline(day: TimeExpression, prose: Prose, text: str, anchor: date | None) -> date | None:
    """The day the report was written, where the expression is that of its dateline: ROME, May 14 (AFP) -."""
    if day.rule != "day" or anchor is None or day.starts_on is None or not _DATELINE_END.match(text, day.end):
        return None
    within = day.start - prose.starts[prose.index_at(day.start)]
    is_head = within < _HEAD and prose.role_at(day.start) is Role.BODY
    return day.starts_on if is_head and 0 <= (anchor - day.starts_on).days <= _DELAY else None
