"""The passages of an article as one text to be searched, and the way back to their characters."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from wirehouse.text.model import Passage, Role

SEPARATOR = "\n\n"
"""What stands between two passages. No passage holds a line end, so no finding may hold one."""

_FURNITURE = {Role.BOILERPLATE, Role.RELATED}


class Prose:
    """What an article says, without page furniture and without passages that repeat another.

    `text` is the clean text of `passages`, in order, with SEPARATOR between; `starts` is where each begins in
    it. Whatever searches an article searches `text`, and gives its findings as code points into it.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(
            passage
            for passage in passages
            if passage.role not in _FURNITURE and passage.repeats_passage_no is None and passage.text
        )
        self.text = SEPARATOR.join(passage.text for passage in self.passages)
        lengths = (len(passage.text) + len(SEPARATOR) for passage in self.passages[:-1])
        self.starts = tuple(accumulate(lengths, initial=0)) if self.passages else ()

    def index_at(self, offset: int) -> int:
        """The position in `passages` of the one that holds a character of `text`."""
        return bisect_right(self.starts, offset) - 1

    def role_at(self, offset: int) -> Role:
        """The role of the passage that holds a character of `text`."""
        return self.passages[self.index_at(offset)].role
