"""Clean text of a piece of source text: repaired, without invisible characters, on one line."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

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


class Cleaner:
    """Cleans the pieces of one text, and remembers what it had to do.

    A search over the whole text tells what no piece of it has to be looked through for.
    """

    __slots__ = ("_suspicious", "_troubled", "dropped", "keeps_ascii", "repaired")

    def __init__(self, text: str) -> None:
        self.dropped = False  # whether invisible characters were left out
        self.repaired = False  # whether mojibake was repaired
        screens = _screens()
        shown = text.encode(errors="replace")
        surrogates = shown.count(b"?") > text.count("?")
        unclean = surrogates or screens.unclean(shown) is not None
        self._suspicious = unclean and screens.mojibake(shown) is not None
        self._troubled = surrogates or (unclean and screens.invisible(shown) is not None)
        # Whether pieces of ASCII without line ends and without blanks around them are clean as they stand.
        self.keeps_ascii = not unclean

    def __call__(self, raw: str) -> str:
        """Return the clean text of a piece, on one line; empty when nothing is visible in it."""
        if raw.isascii() and raw.isprintable() and "  " not in raw:  # most lines
            return raw.strip()
        if self._suspicious and _suspicious(raw):
            repaired = _fix_encoding()(raw)
            self.repaired |= repaired != raw
            raw = repaired
        if self._troubled and not raw.isprintable():
            kept = _REMOVED.sub("", _SOFT_BREAK.sub("", raw))
            self.dropped |= kept != raw
            raw = _SURROGATE.sub("\ufffd", kept)
        if not raw.isascii():
            raw = unicodedata.normalize("NFC", raw)
        if raw.isprintable() and "  " not in raw:
            return raw.strip()
        if "-" in raw and ("\n" in raw or "\r" in raw):  # the word keeps its hyphen and loses the blank
            raw = _HYPHEN_BREAK.sub("-", raw)
        return " ".join(raw.split())


def clean(raw: str) -> str:
    """Return the clean text of a piece of source text, as a `Cleaner` of nothing else gives it."""
    return Cleaner(raw)(raw)


def _suspicious(text: str) -> bool:
    """Tell whether anything could be mojibake, a hundred times faster than ftfy's own test."""
    return not text.isascii() and _screens().mojibake(text.encode(errors="replace")) is not None


class _Screens(NamedTuple):
    """The searches for what may have to be cleaned, in UTF-8."""

    unclean: Callable[[bytes], object]  # anything of the two below, or blanks to be joined
    invisible: Callable[[bytes], object]
    mojibake: Callable[[bytes], object]


@cache
def _screens() -> _Screens:
    """Compile the searches that texts have to pass."""
    import re2

    invisible = f"[{_INVISIBLE}\u200c\u200d]"
    # ftfy looks for pairs of characters that are not ASCII (not of marks like ’”) and for a few letters.
    marks = "\u00a0\u2010-\u201f\u2026"
    mojibake = f"[^\x01-\x7f{marks}][^\x01-\x7f]|[^\x01-\x7f][^\x01-\x7f{marks}]|[\x80-\x9fŒœÃÂ]"
    unclean = f"{invisible}|{mojibake}|  |[\t\x1f]"
    return _Screens(*(re2.compile(each.encode()).search for each in (unclean, invisible, mojibake)))


@cache
def _fix_encoding() -> Callable[[str], str]:
    """Import ftfy at the first text that may need it; it undoes a wrong decoding where that is certain."""
    import ftfy

    return ftfy.fix_encoding
