"""Past or future: what the verbs around an expression of time say of its direction."""

import re
from collections.abc import Iterable
from enum import IntEnum
from itertools import pairwise

from wirehouse.text.vocabulary import listed

_REACH = 160  # characters; of a longer sentence the nearer part is read
_DEADLINE = 6  # words before "by Friday" among which the verb stands that it belongs to
_FOLLOWING = 10  # words after an expression among which its verb stands
_BREAK = re.compile(  # the sign first: it is rarer than what must not stand before it
    r"[.!?;\"](?<![A-Z].)(?<!(?:Mr|Ms|Dr|St).)(?<!(?:Mrs|Gov|Sen|Rep|Gen).) |\n"
)
_WORD = re.compile(r"[a-z']+")
_AHEAD = listed(
    """
    will|shall|would|won't|wouldn't|due|expect|expects|expected|expecting|schedule|scheduled|plan|plans
    planned|planning|proposes|proposed|slated|deadline|upcoming|hopes|hoping|intend|intends|intended
    aims|aim|should|must|can|could|may|might|pending|set|i'll|he'll|she'll|it'll|we'll|they'll
    you'll|there'll|that'll
    """
)
_SCHEDULED = listed("meet|meets|begins|starts|kicks")  # in the present tense, of what is to come
_BEHIND = listed(
    """
    said|says|told|was|were|had|did|met|fell|rose|won|lost|went|came|took|made|began|became|found|held|gave
    saw|left|led|hit|ran|got|broke|spoke|wrote|struck|shot|sent|kept|stood|grew|knew|paid|sold|bought
    brought|thought|been|sank|shut|drew|flew|chose|rode|drove|put|blew|heard|built|spent|taken|known|gone
    seen|since|fought|caught|taught|sought|threw|fled|felt|withdrew|overthrew|sworn|swore|laid|lay|cut
    """
)
_NO_PARTICIPLES = listed("need|indeed|speed|bed|red|hundred|united|limited|exceed|proceed|succeed|seed|feed")
_UNTIL = listed("until|till")
_BE = listed("be|is|are|was|were")


class Direction(IntEnum):
    """Where an expression lies from the day of publication, as far as its sentence tells."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


def direction_at(text: str, start: int, end: int) -> Direction:
    """Tell the direction of an expression by the nearest verb before it in its sentence, else after it."""
    before, after = sentence_around(text, start, end)
    words = _WORD.findall(before.lower())
    if not _UNTIL.isdisjoint(words[-3:]):
        return Direction.FUTURE  # until at least Friday
    is_deadline = words[-1:] == ["by"]
    if is_deadline and "to" in words[-_DEADLINE:]:
        return Direction.FUTURE  # promised to pay by Friday
    direction = _first_cue(pairwise(reversed(["", *words])))
    if direction is not Direction.UNKNOWN:
        return direction
    if is_deadline and len(words) > 1:
        return Direction.FUTURE
    words = _WORD.findall(after.lower())[:_FOLLOWING]
    direction = _first_cue((word, previous) for previous, word in pairwise(["", *words]))
    return direction or (Direction.FUTURE if is_deadline else Direction.UNKNOWN)


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a place in its sentence, as far as matters."""
    before = _BREAK.split(text[max(0, start - _REACH) : start])[-1]
    return before, _BREAK.split(text[end : end + _REACH], maxsplit=1)[0]


def _first_cue(words: Iterable[tuple[str, str]]) -> Direction:
    """The direction of the first cue among words, each given with the one before it."""
    for word, previous in words:
        if word in _AHEAD or previous == "be" or (word == "to" and previous in _BE):
            return Direction.FUTURE
        if word in _SCHEDULED and previous != "to":
            return Direction.FUTURE
        if word in _BEHIND or (word.endswith("ed") and word not in _NO_PARTICIPLES):
            return Direction.PAST
    return Direction.UNKNOWN
