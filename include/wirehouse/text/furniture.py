"""What page furniture says of itself: general web vocabulary, looked up by line.

`sign` reads a line once and says what it openly is, if it says so: a label ("Source: …"), a heading of
links ("Related posts"), an image marker, a button. Lines that say nothing of themselves are judged by
their evidence and their neighbours.
"""

import string
from enum import StrEnum

from wirehouse.text.page_words import (
    BUTTON_LEADS,
    BUTTONS,
    BYLINE_LABELS,
    CAPTION_LABELS,
    DATE_LABELS,
    LINK_HEADS,
    LINK_LABELS,
    METADATA_LABELS,
)


class Sign(StrEnum):
    """What a line openly is."""

    BUTTON = "button"  # or any other piece of the page that is no text
    SYMBOLS = "symbols"  # nothing but punctuation
    IMAGE = "image"  # the trace of an image
    LINKS = "links"  # heads a list of links
    LINK = "link"  # a link with its label in front
    METADATA = "metadata"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"


_SIGN_OF_LABEL = {
    label: found
    for found, labels in (
        (Sign.METADATA, METADATA_LABELS),
        (Sign.BYLINE, BYLINE_LABELS),
        (Sign.DATE, DATE_LABELS),
        (Sign.CAPTION, CAPTION_LABELS),
        (Sign.LINK, LINK_LABELS),
    )
    for label in labels
}
LABELS = frozenset(_SIGN_OF_LABEL)
EDGES = " :|.,-–—_»›«‹*•·>…!?#[](){}+=~\"'“”‘’"
_EDGES_AND_COUNTS = EDGES + string.digits  # "2 comments", "Comments (14)"
_BETWEEN_BUTTONS = ("|", " · ", "•", " > ", "»", " - ", " – ", " / ")
IMAGES = ("![", "[image", "[Image", "<img")
_MAX_SHORT = 60  # characters of a button or head
_MAX_MENU = 160


def label_of(text: str) -> tuple[str, str] | None:
    """Split "Label: value" into the label in lower case and the value; None when no label stands in front."""
    colon = text.find(":", 0, 28)
    if colon < 2:
        return None
    label = text[:colon].lower().strip(EDGES)
    return (label, text[colon + 1 :].strip()) if label in _SIGN_OF_LABEL else None


def sign(text: str) -> Sign | None:
    """Say what a line openly is; None for the many that do not say."""
    if text.startswith(IMAGES):
        return Sign.IMAGE
    found = _short_sign(text) if len(text) < _MAX_SHORT else None
    if found is None and len(text) < _MAX_MENU and _is_menu(text):
        return Sign.BUTTON
    if found is None:
        labelled = label_of(text)
        return _labelled(*labelled) if labelled else None
    return found


def _short_sign(text: str) -> Sign | None:
    """Say what a short line is as a whole."""
    folded = text.lower().replace("’", "'").strip(EDGES)
    if not folded:
        return Sign.SYMBOLS
    if folded in LINK_HEADS:
        return Sign.LINKS
    if folded.strip(_EDGES_AND_COUNTS) in BUTTONS or folded.startswith(BUTTON_LEADS):
        return Sign.BUTTON
    return None


def _is_menu(text: str) -> bool:
    """Tell whether a line holds nothing but buttons ("Terms of use · Privacy · Contact")."""
    for between in _BETWEEN_BUTTONS:
        if between in text:
            parts = text.lower().replace("’", "'").split(between)
            if all(part.strip(EDGES) in BUTTONS for part in parts if part.strip(EDGES)):
                return True
    return False


def _labelled(label: str, value: str) -> Sign:
    """Tell what a labelled line is; a label with nothing behind it is a piece of the page."""
    found = _SIGN_OF_LABEL[label]
    if value:
        return found
    return Sign.LINKS if found is Sign.LINK else Sign.BUTTON
