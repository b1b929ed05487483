"""Captions: what tells that a line belongs to a picture."""

from collections.abc import Callable
from functools import cache

_ENDED = r"[.!?…”\"»)]\s*"  # the sentence before a credit
_LABELS = "(?:pic|picture|image|foto|crédito?)s?|bild|archivfoto|crédits? photo|imagen|imagem|immagine|beeld"
_NAMED = r"[^.]{2,80}(?:\. ?[^.]{0,40})?\.?\)?$"
_NO_SMALL = r"[\p{Lu}\p{Lt}\p{Lo}][^a-z.!?]{2,40}"
_CREDITS = (
    rf"(?:photo(?:graph)?s? ?(?:credit|by|courtesy)?\s?[:/]|(?:image |picture )?credit:){_NAMED}",
    r"\([^()]{0,60}\b(?:photo|getty|reuters|afp|epa|ap|shutterstock|alamy)\b[^()]{0,60}\)\.?$",
    r"\[(?:photo|image|file)[^\]]{0,80}\]$",
    r"(?:getty images|/afp|/reuters|/ap|/epa|via ap|via reuters)\)?\.?$",
    r"^(?:file photo|file|file picture)\s?[:–—-]",
    rf"{_ENDED}(?:{_LABELS})\s?: ?[^.:]{{2,60}}\.?$",
    rf"{_ENDED}©\s?[^.\d©]{{2,60}}\.?$",
    rf"(?-i:{_ENDED}{_NO_SMALL}/[^a-z.!?]{{2,40}}$)",  # a credit in capitals
)
_MAX_CREDIT = 160


def has_credit(text: str) -> bool:
    """Tell whether a line ends with the credit of a picture."""
    return _search()(text[-_MAX_CREDIT:].encode(errors="replace")) is not None


@cache
def _search() -> Callable[[bytes], object]:
    """Compile the credits, in RE2 because they are many."""
    import re2

    search: Callable[[bytes], object] = re2.compile(f"(?i:{'|'.join(_CREDITS)})".encode()).search
    return search
