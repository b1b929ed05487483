"""What a line is by itself: read once, before its neighbours are looked at."""

from functools import lru_cache
from typing import NamedTuple

from wirehouse.text.bylines import authors_of, has_lead
from wirehouse.text.dates import find_dates, is_date_line
from wirehouse.text.evidence import Evidence, is_sign_off, weigh
from wirehouse.text.furniture import Sign, sign
from wirehouse.text.model import Role
from wirehouse.text.wrapping import ends_sentence

_SHORT = 80  # characters; text proper is longer, and does not recur
_MAX_LINE = 160  # characters of a byline or date line
_ROLE_OF_SIGN = {
    Sign.BUTTON: Role.BOILERPLATE,
    Sign.SYMBOLS: Role.BOILERPLATE,
    Sign.IMAGE: Role.BOILERPLATE,
    Sign.LINKS: Role.RELATED,
    Sign.LINK: Role.RELATED,
    Sign.METADATA: Role.METADATA,
    Sign.BYLINE: Role.BYLINE,
    Sign.DATE: Role.DATE,
    Sign.CAPTION: Role.CAPTION,
}


class Reading(NamedTuple):
    """What a line openly says it is, how it reads, and its role where it needs no neighbours to tell."""

    sign: Sign | None
    evidence: Evidence
    role: Role | None


def read(text: str) -> Reading:
    """Read a line; page furniture recurs from document to document, so short lines are remembered."""
    return _read_short(text) if len(text) < _SHORT else _read(text)


def _read(text: str) -> Reading:
    found = sign(text)
    return Reading(found, weigh(text), _role(text, found))


_read_short = lru_cache(maxsize=8192)(_read)


def _role(text: str, found: Sign | None) -> Role | None:
    """Return the role that a line has by itself: by its sign, or as nothing but a byline or a date."""
    if found is Sign.DATE:
        return Role.DATE if find_dates(text) else None  # "UPDATED: ..." in front of a title
    if len(text) > _MAX_LINE or not (found is None or found is Sign.BYLINE):
        return _ROLE_OF_SIGN[found] if found else None
    if has_lead(text) and not is_sign_off(text):
        return Role.BYLINE if authors_of(text) and not ends_sentence(text) else None
    if is_date_line(text):
        return Role.DATE
    return Role.BYLINE if found else None
