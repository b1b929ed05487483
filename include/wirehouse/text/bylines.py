"""Who wrote it: separate clean names from a line that names its writers."""

import re

from wirehouse.text.dates import find_dates
from wirehouse.text.vocabulary import AGENCIES

_LEAD = re.compile(
    r"(?:(?:written|story|reported|posted|published|words|text|article|report|analysis|opinion)\s+)?by\b[:\s]\s*"
    r"|(?:authors?|reporters?|correspondent|contributor|byline|words)\s*:\s*",
    re.IGNORECASE,
)
_COLLECTIVE = frozenset(
    ["correspondent", "correspondents", "reporter", "reporters", "staff", "desk", "agencies", "agency", "bureau", "newsroom", "team", "editors", "editor", "monitoring", "wire", "wires", "writers", "writer", "contributors", "contributor", "services", "service", "editorial", "board", "admin", "newsdesk", "our", "web", "online", "news"]
)
_PARTICLES = frozenset(
    ["de", "da", "do", "dos", "das", "di", "del", "della", "du", "la", "le", "van", "von", "der", "den", "ten", "ter", "bin", "ibn", "al", "el", "y", "e", "zu", "st", "af", "av", "abu"]
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\bwith\b)\s*")
_CUT = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|\(|\bfor the\b|\bfor\b|\bin [A-Z]|\bat the\b|\bof the\b|\b[Uu]pdated\b|\b[Pp]ublished\b)"
)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*\Z")
_MAX_LINE = 160


def has_lead(text: str) -> bool:
    """Tell whether a line begins as bylines do ("By", "Written by", "Author:")."""
    return len(text) <= _MAX_LINE and _LEAD.match(text) is not None


def authors_of(text: str) -> tuple[str, ...]:
    """Return the names of a byline; a collective one ("By our reporters") is kept whole as it stands.

    Empty when the line names nobody: it is then no byline.
    """
    if len(text) > _MAX_LINE:
        return ()
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text.rstrip(":")
    rest = _CUT.split(_without_dates(rest), maxsplit=1)[0].strip(" ,.;:")
    names = []
    for part in _SPLIT.split(rest):
        name = _name(part)
        if name:
            names.append(name)
        elif names:
            break  # what follows the names is a position or an employer
        elif lead and not _is_agency(part):
            return (text,) if _is_collective(rest) else ()
    return tuple(dict.fromkeys(names))


def agency_of(text: str) -> str | None:
    """Return the agency a byline credits ("By Jane Doe, Reuters"), if any."""
    lead = _LEAD.match(text)
    for part in re.split(r"[,;|(]|\s[-–—]\s|\bfor\b", text[lead.end() if lead else 0 :]):
        known = AGENCIES.get(part.strip(" .):").lower())
        if known:
            return known
    return None


def is_name(text: str) -> bool:
    """Tell whether a text is written as a person's full name: two to five words, all capitalised."""
    return _name(text) is not None and " " in text


def _name(part: str) -> str | None:
    """Return a person's name in a clean form (capitals only where names have them), or None."""
    words = part.strip(" .:").split()
    if not 2 <= len(words) <= 5 or _is_agency(part) or _is_collective(part):
        return None
    for word in words:
        if not _TOKEN.match(word) or not (word[0].isupper() or word.lower() in _PARTICLES):
            return None
    if not words[0][0].isupper() and words[0].lower() not in _PARTICLES:
        return None
    name = " ".join(words)
    return _capitalised(words) if name.isupper() else name


def _capitalised(words: list[str]) -> str:
    """Write a name set in capitals as names are written; initials stay."""
    return " ".join(
        word if "." in word else "-".join(p.capitalize() for p in word.split("-")) for word in words
    )


def _is_agency(part: str) -> bool:
    return part.strip(" .()").lower() in AGENCIES


def _is_collective(part: str) -> bool:
    return not _COLLECTIVE.isdisjoint(part.lower().replace(",", " ").split())


def _without_dates(text: str) -> str:
    """Cut a line at the first date in it."""
    found = find_dates(text)
    return text[: found[0].start] if found else text
