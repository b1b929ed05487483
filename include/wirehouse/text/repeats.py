"""What is said again: passages within a document, and lines in several articles of a source."""

import re
from collections.abc import Sequence

from wirehouse.text.lines import Block
from wirehouse.text.model import Role

_MARKS = (
    *((quote, '"') for quote in "“”„«»"),
    *((quote, "'") for quote in "‘’‚′"),
    *((dash, "-") for dash in "–—‐‑−"),
)
_REPEATING = (Role.BODY, Role.CAPTION, Role.STANDFIRST)
_LEAST_WORDS = 4  # "No comment." said twice is no repetition
_KEY = 40  # characters by which a caption looks for the passage it begins with
_CREDIT = re.compile(
    r"[\s(\[|–-]*(?:(?:photo|image|picture)s?\b|credit|getty|reuters|\bap\b|afp|epa|file\b|\()", re.IGNORECASE
)
_MAX_CREDIT = 140


def fold(text: str) -> str:
    """Return the form in which texts are compared: no case, one kind of quote and dash, single blanks."""
    return " ".join(_fold_marks(text).split())


def mark_recurring(lines: list[Block], recurring: frozenset[str]) -> list[Block]:
    """Mark the lines whose folded text is in a set; the texts are clean."""
    return [
        line._replace(recurs=True) if folded in recurring else line
        for line, folded in zip(lines, _folds([line.text for line in lines]), strict=True)
    ]


def find_repeats(roles: Sequence[Role], texts: Sequence[str]) -> list[int | None]:
    """Return for every passage the number of the first body passage that says the same, or None.

    A body passage repeats an earlier body passage; a caption or standfirst may too, also when it only adds
    a credit. Nothing repeats a caption or a standfirst. The texts are clean.
    """
    first: dict[str, int] = {}
    starts: dict[str, int] = {}
    repeats: list[int | None] = [None] * len(texts)
    repeating = [number for number, role in enumerate(roles) if role in _REPEATING]
    folds = dict(zip(repeating, _folds([texts[number] for number in repeating]), strict=True))
    for number, folded in folds.items():
        if roles[number] is Role.BODY:
            if folded.count(" ") + 1 < _LEAST_WORDS:
                continue
            repeats[number] = first.get(folded)
            if repeats[number] is None:
                first[folded] = number
                starts.setdefault(folded[:_KEY], number)
        else:
            repeats[number] = first.get(folded)
            origin = starts.get(folded[:_KEY])
            if repeats[number] is None and origin is not None and _adds_credit(folded, folds[origin]):
                repeats[number] = origin
    return repeats


def _adds_credit(folded: str, said: str) -> bool:
    """Tell whether a caption says what a passage said, with nothing but a credit after it."""
    rest = folded[len(said) :]
    return folded.startswith(said) and len(rest) <= _MAX_CREDIT and _CREDIT.match(rest) is not None


def _folds(texts: Sequence[str]) -> list[str]:
    """Fold clean texts, which are on one line each, all at once."""
    return _fold_marks("\n".join(texts)).split("\n") if texts else []


def _fold_marks(text: str) -> str:
    """Fold case, quotes and dashes; by whole replacements, which are faster than a table of characters."""
    text = text.casefold()
    if not text.isascii():
        for mark, plain in _MARKS:
            text = text.replace(mark, plain)
    return text
