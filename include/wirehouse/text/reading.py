"""What a line is by itself: read once, before its neighbours are looked at."""

from collections.abc import Sequence
from typing import NamedTuple

from wirehouse.text.bylines import authors_of, has_lead
from wirehouse.text.dates import find_dates, is_date_line
from wirehouse.text.evidence import is_sign_off, weigh, weigh_phrases
from wirehouse.text.furniture import Sign, sign
from wirehouse.text.model import Role
from wirehouse.text.phrases import phrases_in
from wirehouse.text.screen import telling_lines
from wirehouse.text.wrapping import ends_sentence

_SHORT = 80  # characters; text proper is longer, and does not recur
_MOST_REMEMBERED = 8192
_CAPITALS = bytes(range(65, 91))  # A to Z; one a word and more is a headline or a list of names
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
    """How a line reads: `score` is the log-odds of running text, above zero when that is likely.

    `kinds` are those of the phrases in it. `sign` is what it openly says it is, and `role` its role where it
    needs no neighbours to tell; most lines have neither.
    """

    score: float
    words: int
    kinds: Sequence[int] = ()
    sign: Sign | None = None
    role: Role | None = None


_remembered: dict[str, Reading] = {}  # page furniture recurs from document to document


def read_lines(texts: Sequence[str]) -> list[Reading]:
    """Read the lines of a document: in full those that may say something of themselves."""
    remembered = list(map(_remembered.get, texts))
    new = [text for text, reading in zip(texts, remembered, strict=True) if reading is None]
    readings = iter(_read_new(new) if new else ())
    return [reading or next(readings) for reading in remembered]


def _read_new(texts: Sequence[str]) -> list[Reading]:
    """Read lines, and remember what is likely to come again."""
    folded = "\n".join(texts).encode("latin-1", "replace")
    telling = telling_lines(folded)
    bare = folded.translate(None, _CAPITALS)
    readings = []
    for number, (text, kept) in enumerate(zip(texts, bare.split(b"\n"), strict=True)):
        if number in telling:
            reading = read(text)
            if len(text) < _SHORT:
                _remembered[text] = reading
        else:
            words = kept.count(b" ") + 1
            reading = Reading(weigh(text, words, len(text) - len(kept)), words)
        readings.append(reading)
    if len(_remembered) > _MOST_REMEMBERED:
        _remembered.clear()
    return readings


def read(text: str) -> Reading:
    """Read a line in full."""
    folded = text.encode("latin-1", "replace")
    words = text.count(" ") + 1
    score = weigh(text, words, len(text) - len(folded.translate(None, _CAPITALS)))
    kinds = phrases_in(folded.lower())
    if kinds:
        score += weigh_phrases(text, kinds)
    found = sign(text)
    return Reading(score, words, kinds, found, _role(text, found))


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
