"""Names as they are read from text, before it is decided who or what they name."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What the words of a name say that it is, before anything else is looked at."""

    TITLED = "a person, by the title before"
    GIVEN = "a person, by the given name"
    ORGANIZATION = "an organization"
    GROUP = "a group"
    PLACE = "a place, by a geographic word"
    ACRONYM = "an acronym"
    SEVERAL = "several words that tell nothing"
    SINGLE = "one word that tells nothing"


TITLED, GIVEN, ORGANIZATION, GROUP, PLACE, ACRONYM, SEVERAL, SINGLE = Kind
# Python 3.11 takes long to look a member up.

CERTAIN = {TITLED, GIVEN}
"""Kinds of names whose own words tell that a person is named."""
UNCERTAIN = {SEVERAL, SINGLE, ACRONYM}
"""Kinds of names whose own words tell nothing."""


class Piece(NamedTuple):
    """A name within a capitalised sequence: `start` and `end` count from its beginning.

    `words` are its words but particles, folded.
    """

    start: int
    end: int
    kind: Kind
    words: tuple[str, ...]


class Name(NamedTuple):
    """A name at its place in a text.

    Only names whose own words tell nothing have the rest: `opens` says whether a sentence or a quotation
    begins with it, and `before` is the word before, as `word_before` returns it.
    """

    start: int
    end: int
    kind: Kind
    words: tuple[str, ...]
    opens: bool = False
    before: str = ""
