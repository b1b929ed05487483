"""The dateline: where a report was written and which agency sent it."""

import re
from functools import cache
from typing import NamedTuple

from wirehouse.gazetteer.load import gazetteer
from wirehouse.text.vocabulary import AGENCIES, MONTHS, listed

_SEPARATOR = re.compile(r"\s*(?:--|—|–)\s*|\s+-\s+|\s*:\s+")
_PAREN = re.compile(r"\(([^()]{2,40})\)|/([^/]{2,30})/")
_MAX_HEAD = 70
# Acronyms and cries that open a report and name no agency.
_SHOUTS = listed(
    """
    A|AM|BREAKING|CEO|CIA|CLAIM|EU|FACT|FACTS|FBI|FILE|GOP|HOW|IMF|IN|JUST|LIVE|MORE|NASA|NATO|NEW|NEWS
    NOTE|OPEC|PHOTO|PHOTOS|PM|Q|READ|TV|UAE|UK|UN|UPDATE|UPDATED|US|USA|VIDEO|WATCH|WHAT|WHEN|WHO|WHY
    WTO
    """
)


class Dateline(NamedTuple):
    """What stands before the text proper: the place as it stands, and the agency by its usual name."""

    place: str | None = None
    agency: str | None = None


def dateline_of(text: str) -> Dateline:
    """Read the dateline at the beginning of a report; empty when there is none.

    "PARIS (AFP) - Text" gives both, "NEW YORK: Text" the place, "XYZ - Text" an agency when XYZ is an
    acronym and no place. A head that is neither (a kicker, "UPDATE:") gives nothing.
    """
    found = _SEPARATOR.search(text, 1, _MAX_HEAD + 5)
    if found is None or found.end() >= len(text):
        return Dateline()
    head = text[: found.start()]
    paren = _PAREN.search(head)
    if paren:
        agency = known_agency(paren.group(1) or paren.group(2))
        place = _without_date(head[: paren.start()].strip(" ,"))
        return Dateline(place if agency and _written_as_place(place) else None, agency)
    return _unsigned(_without_date(head.strip(" ,")), dash=":" not in found.group())


def _unsigned(head: str, *, dash: bool) -> Dateline:
    """Read a dateline without brackets: a place, or an agency, which before a dash may be any acronym."""
    agency = known_agency(head)
    if agency or (dash and _is_acronym(head) and not is_place(head)):
        return Dateline(agency=agency or head)
    return Dateline(head) if is_place(head) else Dateline()


def known_agency(text: str) -> str | None:
    """Return the usual name of the agency that `text` names, or None."""
    for part in re.split(r"[/,]", text):
        known = AGENCIES.get(part.strip(" .").lower())
        if known:
            return known
    return None


def is_place(text: str) -> bool:
    """Tell whether a text is written as a place and its first part is a known city, country or state."""
    return _written_as_place(text) and all(
        part.strip().lower().replace("’", "'") in _places()
        for part in text.split(",", maxsplit=1)[0].split("/")
    )


def _written_as_place(text: str) -> bool:
    words = text.replace("/", " ").split()
    return 0 < len(words) <= 6 and words[0][0].isupper() and not any(map(str.isdigit, text))


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 6 and text.isalpha() and text.isupper() and text not in _SHOUTS


def _without_date(head: str) -> str:
    """Cut "LONDON, Sept 3" before its date."""
    parts = head.split(",")
    for number, part in enumerate(parts[1:], start=1):
        words = part.lower().replace(".", "").split()
        if any(word in MONTHS for word in words) or any(map(str.isdigit, part)):
            return ",".join(parts[:number]).strip()
    return head


@cache
def _places() -> frozenset[str]:
    """Return the names of places, in lower case, but for abbreviations, which may be agencies."""
    return frozenset(name.lower() for name in gazetteer().entries if not name.isupper()) | {"united nations"}
