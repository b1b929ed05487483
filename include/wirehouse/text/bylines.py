"""Who wrote it: separate clean names from a line that names its writers."""

import re
from functools import lru_cache

from wirehouse.text.dates import find_dates
from wirehouse.text.vocabulary import AGENCIES, listed

_LEAD = re.compile(
    r"(?:(?:written|writing|story|reported|reporting|posted|published|words|text|article|report|analysis|opinion)\s+)?by\b[:\s]\s*"
    r"|(?:(?:ein(?:e)? )?(?:analyse|kommentar|interview|text|bericht) )?(?:von|par|por|door)\s+"
    r"|(?:di|a cura di|texte de|texto de|testo di|propos recueillis par)\s+"
    r"|(?:authors?|reporters?|correspondent|contributor|byline|words|autor(?:in|en|es|a)?|auteurs?|autor[ei])\s*:\s*",
    re.IGNORECASE,
)
FIRST_WORDS = listed(
    """
    a|analyse|analysis|article|author|authors|autor|autora|autore|autoren|autores|autori|autorin
    auteur|auteurs|bericht|by|byline|contributor|correspondent|di|door|ein|eine|interview|kommentar
    opinion|par|por|posted|propos|published|report|reported|reporter|reporters|reporting|story|testo
    text|texte|texto|von|words|writing|written
    """
)
_COLLECTIVE = re.compile(
    r"\b(?:correspondents?|reporters?|staff|desk|agenc(?:y|ies)|bureau|newsroom|team|editors?|monitoring|wires?"
    r"|writers?|contributors?|service|editorial|admin|newsdesk|our)\b",
    re.IGNORECASE,
)
# Where a name ends and a position or an employer begins, also when they were glued together on the page.
_POSITION = re.compile(
    r"\s*(?:\b|(?<=[a-z]))(?:Staff|Senior|Chief|Deputy|Political|Associate|Assistant|Contributing|Special|Foreign|Sports"
    r"|National|Science|Health|Business|Technology|White House|Correspondents?|Reporters?|Editors?|Writers?"
    r"|Columnist|Producer|Bureau|Fox News|CNN|BBC|NBC|ABC|CBS)\b"
)
_EMPLOYER = re.compile(
    r"(?:News|Times|Post|Press|Herald|Tribune|Journal|Guardian|Telegraph|Magazine|Review|Online|Network|Media|Wire)\Z"
)
_PARTICLES = listed(
    """
    abu|af|al|av|bin|da|das|de|del|della|den|der|di|do|dos|du|e|el|ibn|la|le|st|ten|ter|van|von|y|zu
    """
)
# Words that stand on pages in capitals and in no name.
_PAGE_WORDS = listed(
    """
    about|address|breaking|business|comments|contact|e-mail|edition|editor's|editors'|email|getty|image
    images|key|keyword|latest|log|more|news|newsletter|opinion|our|photo|points|policy|politics|privacy
    read|related|search|share|sign|source|sports|stories|story|tags|terms|the|topics|video|world|your
    """
)
_SPLIT = re.compile(
    r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\bwith\b|\bavec\b|\bmit\b)\s*"
    r"|\s+en?\s+(?=[^\W\d_a-z]\S*\s+[^\W\d_a-z])"  # "e" and "en" stand within names too
)
_CUT = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|\(|\bfor\b|\bin [A-Z]|\bat the\b|\bof the\b|\b[Uu]pdated\b|\b[Pp]ublished\b)"
)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*\Z")
_MAX_LINE = 160


def has_lead(text: str) -> bool:
    """Tell whether a line begins as bylines do ("By", "Written by", "Author:")."""
    return len(text) <= _MAX_LINE and _lead(text) is not None


def is_byline(text: str) -> bool:
    """Tell whether a line is a lead and names, and nothing else ("by Jane Doe and John Roe")."""
    lead = _lead(text) if len(text) < 80 else None
    return lead is not None and all_names(text[lead.end() :])


def _lead(text: str) -> re.Match[str] | None:
    """Match the beginning of a byline, after a cheap look at its first word."""
    first = text.partition(" ")[0].partition(":")[0].lower()
    return _LEAD.match(text) if first in FIRST_WORDS else None


def authors_of(text: str) -> tuple[str, ...]:
    """Return the names of a byline; a collective one ("By our reporters") is kept whole as it stands.

    Empty when the line names nobody: it is then no byline.
    """
    if len(text) > _MAX_LINE:
        return ()
    lead = _lead(text)
    rest = text[lead.end() :] if lead else text.rstrip(":")
    rest = _CUT.split(_without_dates(rest), maxsplit=1)[0].strip(" ,.;:")
    names: list[str] = []
    for part in _SPLIT.split(rest):
        name = _name(part)
        if name:
            names.append(name)
    if not names and lead and _COLLECTIVE.search(rest):
        return (text[: lead.end()] + rest,)
    return tuple(dict.fromkeys(names))


def agency_of(text: str) -> str | None:
    """Return the agency a byline credits ("By Jane Doe, Reuters"), if any."""
    lead = _lead(text)
    for part in re.split(r"[,;|(]|\s[-–—]\s|\bfor\b", text[lead.end() if lead else 0 :]):
        known = AGENCIES.get(part.strip(" .):").lower())
        if known:
            return known
    return None


def is_name(text: str) -> bool:
    """Tell whether a text is written as a person's full name: two to five words, all capitalised."""
    return _name(text) == text.strip()


@lru_cache(maxsize=4096)  # menus and names recur from line to line and from document to document
def all_names(text: str) -> bool:
    """Tell whether a text holds nothing but full names ("Jane Doe, John Roe")."""
    if len(text) >= 80 or not (text[:1].isupper() and text.rpartition(" ")[2][:1].isupper()):
        return False
    return all(map(is_name, _SPLIT.split(text.strip())))


def _name(part: str) -> str | None:
    """Return a person's name in a clean form (capitals only where names have them), or None."""
    part = part.strip(" .:")
    position = _POSITION.search(part)
    if position:
        part = part[: position.start()]
    words = part.split()
    if len(words) > 3 and _EMPLOYER.match(words[-1]):
        words = words[:-2]
    if not 2 <= len(words) <= 5 or " ".join(words).lower() in AGENCIES:
        return None
    if not all(map(_in_name, words)) or not _PAGE_WORDS.isdisjoint(map(str.lower, words)):
        return None
    return _capitalised(words) if part.isupper() else " ".join(words)


def _in_name(word: str) -> bool:
    """Tell whether a word may stand in a name: capitalised, or a particle such as "van"."""
    return (
        _TOKEN.match(word) is not None
        and word[-2:] not in {"'s", "’s"}
        and (word[0].isupper() or word in _PARTICLES)
    )


def _capitalised(words: list[str]) -> str:
    """Write a name set in capitals as names are written; initials stay."""
    return " ".join(
        word if "." in word else "-".join(part.capitalize() for part in word.split("-")) for word in words
    )


def _without_dates(text: str) -> str:
    """Cut a line at the first date in it."""
    found = find_dates(text)
    return text[: found[0].start] if found else text
