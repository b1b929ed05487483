"""The passages of an article as one text to be searched, and the way back to their characters."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from wirehouse.text.model import Passage, Role

SEPARATOR = "\n\n"
"""What stands between two passages. No passage holds a line end, so no finding may hold one."""

_FURNITURE = {Role.BOILERPLATE, Role.RELATED}
_WINDOW = 10_000  # characters; the splitter takes quadratic time on quote marks that never close


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

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        """Where sentences begin in `text`, ascending; every passage begins one. Quoted text is not split."""
        import sentencex

        starts: list[int] = []
        for offset, passage in zip(self.starts, self.passages, strict=True):
            for window in range(0, len(passage.text), _WINDOW):
                piece = passage.text[window : window + _WINDOW]
                found = sentencex.get_sentence_boundaries("en", piece)
                starts.extend(offset + window + sentence["start_index"] for sentence in found)
        return tuple(starts)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The (start, end) of the sentence that holds a character of `text`; it ends with its passage."""
        number = bisect_right(self.sentence_starts, offset)
        index = self.index_at(offset)
        end_of_passage = self.starts[index] + len(self.passages[index].text)
        following = self.sentence_starts[number : number + 1]
        end = min(following[0], end_of_passage) if following else end_of_passage
        return self.sentence_starts[number - 1], end
