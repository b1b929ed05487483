"""The day of publication of an article that states none, where the evidence leaves no choice."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from wirehouse.text.datelines import is_place
from wirehouse.text.dates import find_dates
from wirehouse.text.model import Passage, Role
from wirehouse.text.vocabulary import MONTHS

_WEB = range(1991, 2100)  # years that the address of an article can name
_IN_PATH = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<sign>[/_.-])(?P<month>\d{1,2}|[a-z]{3,9})(?P=sign)(?P<day>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<year8>\d{4})(?P<month8>\d\d)(?P<day8>\d\d)(?!\d)",
    re.IGNORECASE,
)
_TODAY_OR_MARK = re.compile(
    r"(?P<mark>[“„«”»\"])|\b(?:today|heute|aujourd['’]hui|hoy|oggi|hoje|vandaag)\b,? ?\(?", re.IGNORECASE
)
_WEEKDAY = 16  # characters that may stand between "today" and its date, such as a day of the week
_DATE = 40  # characters that a written date takes at most
_DATELINE = 75  # characters from the beginning that a dateline takes at most
_DATELINE_END = re.compile(r"(?: ?\([^()]{2,30}\)| ?/[^/]{2,30}/)? ?(?:--?|—|–|:) ")
_DELAY = 7  # days between the writing of a report and its publication


class Inferred(NamedTuple):
    """A day of publication that nothing states: `rule` is "url", "dateline" or "today", its evidence."""

    day: date
    rule: str


def infer_published_on(url: str | None, passages: Sequence[Passage]) -> Inferred | None:
    """Return the day of publication as the evidence gives it, None where it is missing or contradictory.

    Evidence is a full date in the path of the address, one in the dateline of the text, and one that the
    text calls today. A date that only occurs in the text is none: it may be that of anything. Never raises.
    """
    by_rule = {
        "url": _days_in_path(url or ""),
        "dateline": _days_of_dateline(passages),
        "today": _days_called_today(passages),
    }
    given = {rule: days for rule, days in by_rule.items() if days}
    found = sorted(set().union(*given.values())) if given else []
    if not found or (found[-1] - found[0]).days > _DELAY or any(len(days) > 1 for days in given.values()):
        return None
    rule = next(iter(given))
    return Inferred(given[rule].pop(), rule)


def _days_in_path(url: str) -> set[date]:
    """The dates in the path of an address: /2016/09/12/, /2016/sep/12/, 2016-09-12, 20160912."""
    try:
        path = urlsplit(url).path
    except ValueError:  # a broken host
        return set()
    found: set[date] = set()
    for match in _IN_PATH.finditer(path):
        year, month, day = (match[name] or match[name + "8"] for name in ("year", "month", "day"))
        number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
        found.update(_day(int(year), number, int(day)))
    return found


def _day(year: int, month: int, day: int) -> Iterable[date]:
    """The day, or nothing when there is no such day or no such year of the web."""
    if year in _WEB:
        try:
            yield date(year, month, day)
        except ValueError:
            return


def _days_of_dateline(passages: Sequence[Passage]) -> set[date]:
    """The full date in the dateline of the text: LISBON, 14 May 2024 (AFP) - Text."""
    text = next((p.text for p in passages if p.role is Role.BODY), "")
    for stated in find_dates(text[:_DATELINE])[:1]:
        place, comma, rest = text[: stated.start].rpartition(", ")
        is_head = comma and not rest and (place.isupper() or is_place(place))
        if stated.day and is_head and _DATELINE_END.match(text, stated.end):
            return {stated.day}
    return set()


def _days_called_today(passages: Sequence[Passage]) -> set[date]:
    """The full dates that the text, not somebody quoted in it, calls today: today, 12 March 2019."""
    found: set[date] = set()
    for passage in passages:
        quoted = False
        for match in _TODAY_OR_MARK.finditer(passage.text) if passage.role is Role.BODY else ():
            if match["mark"]:
                quoted = match["mark"] in "„«" or (match["mark"] in '“"' and not quoted)
            elif not quoted:
                stated = find_dates(passage.text[match.end() : match.end() + _DATE])[:1]
                found.update(s.day for s in stated if s.day and s.start <= _WEEKDAY)
    return found
