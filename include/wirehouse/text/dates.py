"""Dates as they are written in news, and the lines that hold nothing else."""

import re
from datetime import date
from typing import NamedTuple

from wirehouse.text.vocabulary import MONTHS, listed

_YEARS = range(1850, 2100)  # printed news and its near future
_PATTERNS = re.compile(
    r"\b(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})"
    r"|\b(?P<m2>[^\W\d_]{3,10})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?,? (?P<y2>\d{4})(?=\D|\d{1,2}:\d\d|$)"
    r"|\b(?P<d3>\d{1,2})(?:st|nd|rd|th|\.|er|º)?[ -](?:(?:of|de) )?(?P<m3>[^\W\d_]{3,10})\.?,?"
    r"[ -](?:de |del )?(?P<y3>\d{4})(?=\D|\d{1,2}:\d\d|$)"
    r"|\b(?P<a4>\d{1,2})(?P<s4>[/.-])(?P<b4>\d{1,2})[/.-](?P<y4>\d{4})\b"
)
_CLOCK = re.compile(
    r"(?:\b|T)\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?"
    r"|\b\d{1,2} ?(?:min|minute|hour|day)s?\b"
    r"|[+-]\d{2}:?\d{2}\b|\b[A-Z]{1,4}T\b|\b(?:UTC|GMT|BST|IST|PKT|CET|CEST|MSK)\b|(?<=\d)[TZ]\b",
    re.IGNORECASE,
)
_KICKER = re.compile(r"[A-Z][\w &]{2,20} [/|•·] (?= )")  # "Politics / 3 May 2019" leaves its section in front
# What stands beside a date on a line of its own.
_FILLERS = listed(
    """
    a|ago|am|an|article|at|by|central|created|cst|ct|date|day|days|eastern|edition|edt|est|et|first|fri
    friday|gmt|h|hour|hours|hrs|last|local|midnight|min|mins|minute|minutes|modified|mon|monday|new|noon
    of|on|online|originally|pacific|pm|read
    posted|print|pst|pt|publication|published|release|sat|saturday|story|sun|sunday|t|the|thu|thur|thurs
    thursday|time|tue|tues|tuesday|updated|utc|wed|wednesday|z
    veröffentlicht|aktualisiert|erstellt|stand|am|um|uhr|vom|zuletzt|montag|dienstag|mittwoch|donnerstag
    freitag|samstag|sonnabend|sonntag|publié|publiée|mis|mise|jour|à|le|la|modifié|il|y|lundi|mardi
    mercredi|jeudi|vendredi|samedi|dimanche|heure|publicado|publicada|actualizado|actualizada|el|a|las
    los|de|del|em|às|as|atualizado|atualizada|lunes|martes|miércoles|jueves|viernes|sábado|domingo
    horas|segunda|terça|quarta|quinta|sexta|feira|pubblicato|aggiornato|il|alle|ore|del|lunedì|martedì
    mercoledì|giovedì|venerdì|sabato|domenica|gepubliceerd|bijgewerkt|op|om|uur|laatste|maandag|dinsdag
    woensdag|donderdag|vrijdag|zaterdag|zondag|datum|fecha|data|date|ultimo|aggiornamento|aktualisierung
    """
)
_GLUED = re.compile(r"(?<=[A-Za-z])(?=[A-Z][a-z])")  # "10:15 UTCUpdated" were two elements of a page
_WORD = re.compile(r"[^\W_]+")


class Stated(NamedTuple):
    """A date in a line: `day` is None when the writing leaves open which number is the day."""

    day: date | None
    start: int
    end: int


def find_dates(text: str) -> list[Stated]:
    """Return the full dates (day, month and year) written in a line, in order."""
    found = []
    for match in _PATTERNS.finditer(text):
        groups = match.groupdict()
        if groups["y4"]:
            stated = _numeric(int(groups["a4"]), int(groups["b4"]), int(groups["y4"]), groups["s4"])
        else:
            kind = "1" if groups["y1"] else "2" if groups["y2"] else "3"
            month = groups["m" + kind]
            number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
            stated = _dates(int(groups["y" + kind]), number, int(groups["d" + kind]))
        if stated:
            found.append(Stated(stated[0] if len(stated) == 1 else None, match.start(), match.end()))
    return found


def is_date_line(text: str) -> bool:
    """Tell whether a line holds a date and, besides, only clock time and words such as "Published"."""
    if len(text) > 120 or not ("20" in text or "19" in text or "18" in text):
        return False
    found = find_dates(text)
    if not found:
        return False
    rest = text
    for stated in reversed(found):
        rest = rest[: stated.start] + " " + rest[stated.end :]
    rest = _CLOCK.sub(" ", _KICKER.sub("", rest))
    return all(word.lower() in _FILLERS for word in _WORD.findall(_GLUED.sub(" ", rest)))


def _numeric(first: int, second: int, year: int, separator: str) -> list[date]:
    """Read 9/28/2015 and 28/9/2015; both readings of 3/4/2015 when it could be either.

    Where dates are written with dots, the day stands first: 3.4.2015 is in April.
    """
    if separator == "." and second <= 12:
        return _dates(year, second, first)
    readings = {*_dates(year, first, second), *_dates(year, second, first)}
    return sorted(readings)


def _dates(year: int, month: int, day: int) -> list[date]:
    """Return the date in a list, or an empty list when there is no such day or no plausible year."""
    if year not in _YEARS:
        return []
    try:
        return [date(year, month, day)]
    except ValueError:
        return []
