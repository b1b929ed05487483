"""What speaks for a block being running text: how it reads, and whether text is dense around it."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from wirehouse.text.phrases import BIO, CREDIT, FURNITURE, NOTICE, PROMO, SPEECH, phrases_in
from wirehouse.text.wrapping import ends_sentence

# A line's part in the density of its surroundings is limited: a menu of fifty words is no worse than five
# buttons, and one long paragraph does not reach over a page of links.
_LEAST, _MOST = -0.4, 4.0
_SECOND = 0.4  # a further region counts when it has this share of the density of the best
_CAPITALS = bytes(range(65, 91))  # A to Z; one a word and more is a headline or a list of names
_BY_LENGTH = [-5.2 + 1.5 * math.log(max(count, 1)) for count in range(61)]  # words
_WEIGHTS = {PROMO: -2.4, FURNITURE: -4.0, BIO: -1.8, NOTICE: -1.8, CREDIT: 0.0, SPEECH: 0.0}
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


class Evidence(NamedTuple):
    """How one block reads: `score` is the log-odds of running text, above zero when that is likely."""

    score: float
    words: int
    kinds: Sequence[int]  # of the phrases in it


def weigh(text: str) -> Evidence:
    """Weigh what a block shows of itself, by the rounded weights of a logistic regression on news pages."""
    count = text.count(" ") + 1
    folded = text.encode("latin-1", "replace")
    kinds = phrases_in(folded.lower())
    capitals = len(folded) - len(folded.translate(None, _CAPITALS))
    score = _BY_LENGTH[min(count, 60)] - 1.1 * min(1.0, capitals / count) + _by_ending(text)
    score += 2.4 if count < 8 else _by_contents(text)
    if '"' in text or "“" in text:
        score += 1.5
    if kinds:
        score += sum(_WEIGHTS[kind] for kind in kinds)
        if PROMO in kinds and SPEECH in kinds:
            score += _QUOTED
    return Evidence(score, count, kinds)


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


def dense_regions(scores: Sequence[float]) -> list[tuple[int, int]]:
    """Return the half-open ranges of blocks in which running text outweighs what stands between it.

    These are the maximal scoring subsequences of Ruzzo and Tompa (1999), in linear time, of which those are
    kept that come near to the best.
    """
    runs: list[_Run] = []
    after = 0.0
    for number, score in enumerate(scores):
        before = after
        after += min(_MOST, max(_LEAST, score))
        if after <= before:
            continue
        start, link = number, _lower(runs, len(runs) - 1, before)
        while link >= 0 and runs[link].after < after:
            start, before = runs[link].start, runs[link].before
            del runs[link:]
            link = _lower(runs, link - 1, before)
        runs.append(_Run(start, number + 1, before, after, link))
    best = max((run.after - run.before for run in runs), default=0.0)
    return [
        (run.start, run.end)
        for run in runs
        if run.after - run.before >= best * (_SECOND if run.end - run.start > 1 else 1.0)
    ]


class _Run(NamedTuple):
    """A run of blocks with the sums of all scores before and after it, and the last run that starts lower."""

    start: int
    end: int
    before: float
    after: float
    link: int


def _lower(runs: Sequence[_Run], number: int, level: float) -> int:
    """Return the last run up to `number` that starts at a lower sum than `level`, or -1."""
    while number >= 0 and runs[number].before >= level:
        number = runs[number].link
    return number
