"""Clean text of a piece of source text: repaired, without invisible characters, on one line."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

Cleaner = Callable[[str], str]

# What has no place in running text: controls (blanks are kept for the split below), soft hyphens,
# zero-width and bidi characters, interlinear marks, tags. Lone surrogates become U+FFFD.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# The joiners ZWNJ and ZWJ belong to the spelling of Persian, Indic scripts and emoji, not of Latin.
_REMOVED = re.compile(f"[{_INVISIBLE}]|(?<![\u0600-\u1fff\u2600-\U0010ffff])[\u200c\u200d]")
_SOFT_BREAK = re.compile(r"\u00ad[^\S\n\r]*[\n\r]\s*")
# "short- and long-term" keeps its blank; the words are those that join two halves in news languages.
_HYPHEN_BREAK = re.compile(r"(?<=\w)-[^\S\n\r]*[\n\r]\s*(?=\w)(?!(?:and|or|to|und|oder|bis|et|ou|y|e)\b)")


def clean(raw: str) -> str:
    """Return the clean text of a piece of source text, on one line; empty when nothing is visible in it."""
    if _mojibake(raw):
        raw = _repaired(raw)
    if _troubled(raw):
        raw = _SURROGATE.sub("\ufffd", _REMOVED.sub("", _SOFT_BREAK.sub("", raw)))
    return _tidy(unicodedata.normalize("NFC", raw))


def cleaner_for(text: str) -> Cleaner:
    """Return a function that cleans pieces of this text as `clean` does, faster where nothing is amiss."""
    amiss = not unicodedata.is_normalized("NFC", text) or _suspicious(text) or _troubled(text)
    return clean if amiss else _tidy


def has_invisible(text: str) -> bool:
    """Tell whether cleaning leaves characters out of this text."""
    return _troubled(text) and _REMOVED.search(text) is not None


def has_repairable(text: str) -> bool:
    """Tell whether this text holds mojibake that cleaning repairs."""
    return _mojibake(text) and _repaired(text) != text


def _tidy(raw: str) -> str:
    """Put a text on one line; a word broken at its hyphen loses the blank, not the hyphen."""
    if "-" in raw and ("\n" in raw or "\r" in raw):
        raw = _HYPHEN_BREAK.sub("-", raw)
    return " ".join(raw.split())


def _troubled(text: str) -> bool:
    """Tell whether there are characters that cleaning may leave out or replace."""
    try:
        return _screens()[0](text.encode()) is not None
    except UnicodeEncodeError:  # lone surrogates
        return True


def _suspicious(text: str) -> bool:
    """Tell whether anything could be mojibake, a hundred times faster than ftfy's own test."""
    return not text.isascii() and _screens()[1](text.encode(errors="replace")) is not None


def _mojibake(text: str) -> bool:
    """Tell whether the text holds sequences that only a wrong decoding makes."""
    return _suspicious(text) and _ftfy()[0](text)


def _repaired(text: str) -> str:
    """Undo a wrong decoding as far as that is certain."""
    return _ftfy()[1](text)


@cache
def _screens() -> tuple[Callable[[bytes], object], Callable[[bytes], object]]:
    """Compile the two searches that every text has to pass: for invisible characters, for mojibake."""
    import re2

    invisible = re2.compile(f"[{_INVISIBLE}\u200c\u200d]".encode())
    # ftfy looks for pairs of characters that are not ASCII (not of marks like ’”) and for a few letters.
    marks = "\u00a0\u2010-\u201f\u2026"
    mojibake = re2.compile(
        f"[^\x01-\x7f{marks}][^\x01-\x7f]|[^\x01-\x7f][^\x01-\x7f{marks}]|[\x80-\x9fŒœÃÂ]".encode()
    )
    return invisible.search, mojibake.search


@cache
def _ftfy() -> tuple[Callable[[str], bool], Callable[[str], str]]:
    """Import ftfy at the first text that may need it."""
    import ftfy
    import ftfy.badness

    return ftfy.badness.is_bad, ftfy.fix_encoding
