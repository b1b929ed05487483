"""The blocks of a document with what is known of them while their roles are found."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from wirehouse.text.lines import Block
from wirehouse.text.model import Role
from wirehouse.text.reading import Reading
from wirehouse.text.wrapping import ends_sentence

_HEADING = 140  # characters at most
_CLOSERS = "'’\"”»"
_OPENERS = "'‘\"“«„¿¡£$€#@"


@dataclass(slots=True)
class Layout:
    """Blocks, how they read by themselves, and the roles found so far (None: open).

    `first` and `last` are the first and last body block; an empty body has `first` after `last`.
    """

    blocks: list[Block]
    readings: list[Reading]
    roles: list[Role | None] = field(init=False)
    first: int = 0
    last: int = -1

    def __post_init__(self) -> None:
        """Begin with what the blocks are by themselves."""
        self.roles = [reading.role for reading in self.readings]

    def mark_body(self) -> None:
        """Take note of where the body begins and ends."""
        if Role.BODY in self.roles:
            self.first = self.roles.index(Role.BODY)
            self.last = len(self.roles) - 1 - self.roles[::-1].index(Role.BODY)

    def has_body(self) -> bool:
        """Tell whether any block is body."""
        return self.first <= self.last

    def open_blocks(self, start: int, stop: int) -> Iterator[int]:
        """Return the numbers in a range whose role is still open."""
        return (number for number in range(start, stop) if self.roles[number] is None)


def like_heading(text: str) -> bool:
    """Tell whether a line is short, begins as headings do and does not end like a sentence or part of one."""
    bare = text.rstrip(_CLOSERS)
    if not bare or len(text) > _HEADING or bare[-1] in ",;:-–—" or text.count(" ") >= 20:
        return False
    return (text[0].isupper() or text[0].isdigit() or text[0] in _OPENERS) and not ends_sentence(text)
