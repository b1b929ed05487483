"""What labelled lines and notices state: publisher and category."""

import re

from wirehouse.text.furniture import label_of
from wirehouse.text.page_words import CATEGORY_LABELS, SOURCE_LABELS

_NOTICE = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:by\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?,?\s*(?:by\s+)?(?:©\s*)?"
    r"([^.|•©]{2,60}(?:\.(?:com|org|net|co\.uk|ch|tv|in)\b)?)",
    re.IGNORECASE,
)
_SIGNS = ("©", "(c)", "opyright", "OPYRIGHT")
_RIGHTS = re.compile(r"[\s,.;-]*\ball rights.*|\s*[-–—|].*", re.IGNORECASE)
_NOBODY = frozenset({
    "agencies",
    "agency",
    "internet",
    "news agencies",
    "wire",
    "wires",
    "various",
    "web",
    "unknown",
})


def publisher_of(text: str) -> str | None:
    """Return the publisher that a label states ("Source: X"), as it stands; never a guess."""
    labelled = label_of(text)
    if labelled is None or labelled[0] not in SOURCE_LABELS:
        return None
    value = labelled[1].strip(" .,;")
    return value if 1 < len(value) <= 80 and value.lower() not in _NOBODY else None


def has_notice(text: str) -> bool:
    """Tell whether there may be a copyright notice in a text, at a glance."""
    return any(sign in text for sign in _SIGNS)


def rights_holder_of(text: str) -> str | None:
    """Return whom a copyright notice names ("© 2019 The X"), as it stands."""
    notice = _NOTICE.search(text) if has_notice(text) else None
    if notice is None:
        return None
    value = _RIGHTS.sub("", notice.group(1)).strip(" .,;:")
    return value if len(value) > 1 and any(map(str.isalpha, value)) else None


def category_of(text: str) -> str | None:
    """Return the category that a line states ("Categories: World"), as it stands."""
    labelled = label_of(text)
    if labelled is None or labelled[0] not in CATEGORY_LABELS:
        return None
    return labelled[1].strip(" .,;") or None
