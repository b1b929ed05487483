"""What speaks for a block being running text by itself."""

import math
import re
from collections.abc import Sequence

from wirehouse.text.phrases import BIO, FURNITURE, NOTICE, PROMO, reports_speech
from wirehouse.text.wrapping import ends_sentence

_BY_LENGTH = [-5.2 + 1.5 * math.log(max(count, 1)) for count in range(61)]  # words
_WEIGHTS = {PROMO: -2.4, FURNITURE: -4.0, BIO: -1.8, NOTICE: -1.8}
_QUOTED = 1.6  # "… said he would not subscribe" tells the reader of the page nothing
_DATELINE = re.compile(r"[^\W\d_a-z][^()]{1,60}\([A-Z][A-Za-z /]{1,25}\)\s*[-–—]")
_SIGN_OFF = re.compile(
    r"\(?(?:additional |other )?(?:reporting|writing|editing|compiled|research)\b[^.]{0,40}? by [A-Z]",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\b(?:below|following|as follows|in full|full list|here (?:are|is)|these are)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?] ")


def weigh(text: str, count: int, capitals: int) -> float:
    """Weigh a block by its text, its number of words and that of its capitals; returns the log-odds of text.

    The weights are the rounded ones of a logistic regression on news pages.
    """
    score = _BY_LENGTH[min(60, count)]
    score -= 1.1 * capitals / count if capitals < count else 1.1
    score += _by_ending(text)
    score += 2.4 if count < 8 else _by_contents(text)
    if '"' in text or "“" in text:
        score += 1.5
    return score


def weigh_phrases(text: str, kinds: Sequence[int]) -> float:
    """Weigh the kinds of phrases in a block, as `weigh` does the rest."""
    score = sum(_WEIGHTS.get(kind, 0.0) for kind in kinds)
    return score + _QUOTED if PROMO in kinds and reports_speech(text) else score


def _by_ending(text: str) -> float:
    """Weigh how a block ends: like a sentence, a question, or a cell of a table or list."""
    last = text[-1:]
    if last.isalnum():  # most headings, names and buttons
        return 0.0
    score = 1.9 if ends_sentence(text) else 0.0
    if last == "?":
        return score - 1.2
    return score - 1.4 if last in "|-–—>" else score


def _by_contents(text: str) -> float:
    """Weigh what only longer blocks have: commas, datelines, turns of an interview, a label said twice."""
    score = 0.4 if "," in text else 0.0
    if "(" in text[:64] and _DATELINE.match(text):
        return score + 4.0
    if text[1:3] in {": ", ". "} and text[0] in "QA":
        return score + 2.0
    middle = len(text) // 2
    if text[0] == text[middle + 1] and text[:middle] == text[middle + 1 :]:
        score -= 6.0  # the text of an image and of the link around it
    return score


def is_sign_off(text: str) -> bool:
    """Tell whether a line is the sign-off of an agency report ("Reporting by A; Editing by B")."""
    return len(text) < 300 and _SIGN_OFF.match(text) is not None


def announces_list(text: str) -> bool:
    """Tell whether a line says that a list follows it."""
    return _ANNOUNCED.search(text) is not None


def reads_on(text: str) -> bool:
    """Tell whether a line that looks like a heading is rather text: a sentence ends in the middle of it."""
    end = _SENTENCE_END.search(text)
    return end is not None and ends_sentence(text[: end.start() + 1])
