"""Finding the longest of many names at a word of a text."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Generic, TypeVar

_WORD = re.compile(r"\w+")
_Known = TypeVar("_Known")


class NameIndex(Generic[_Known]):
    """Names, and what is known by each.

    For the first word of longer names and the two characters after it ("New Y") the index knows how many
    characters the names have that begin so: a few look-ups at a word find the longest name there, however
    many names there are. `first_words` are the words that names begin with.
    """

    def __init__(self, names: Mapping[str, _Known]) -> None:
        self.names = names
        self.first_words: set[str] = set()
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in names:
            if word := _WORD.match(name):
                self.first_words.add(word.group())
                if word.end() + 1 < len(name):
                    lengths[name[: word.end() + 2]].add(len(name))
        self._lengths = {begins: sorted(found, reverse=True) for begins, found in lengths.items()}

    def longest_at(self, text: str, word: str, start: int) -> str | None:
        """Return the longest name that stands as whole words at `start` of a text, where `word` begins.

        Names of one word and an apostrophe ("Ryazan'") are not found: it is rather a quote mark that closes.
        """
        for length in self._lengths.get(text[start : start + len(word) + 2], ()):
            name = text[start : start + length]
            if name in self.names and not text[start + length : start + length + 1].isalnum():
                return name
        return word if word in self.names else None
