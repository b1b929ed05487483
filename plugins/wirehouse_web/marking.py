"""A text cut into pieces by what is marked in it, so that a template can write each piece with its marks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found in a text: its characters, what it is, and the name of the place that explains it."""

    start: int
    end: int
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that lie in the same marks, the shortest mark first."""

    text: str
    marks: tuple[Mark, ...]
    begins: bool
    """Whether the shortest mark begins here: each mark is one stop for the keyboard, however it is cut."""

    @property
    def kinds(self) -> str:
        """The kinds of its marks, once each."""
        return " ".join(dict.fromkeys(mark.kind for mark in self.marks))


def pieces(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """The characters from `start` to `end`, cut wherever a mark begins or ends; marks may overlap anyhow."""
    end = len(text) if end is None else end
    inside = [
        Mark(max(mark.start, start), min(mark.end, end), mark.kind, mark.target)
        for mark in marks
        if mark.start < end and mark.end > start
    ]
    inside.sort(key=lambda mark: mark.start)
    cuts = sorted({start, end, *(mark.start for mark in inside), *(mark.end for mark in inside)})
    active: list[Mark] = []
    upcoming = 0
    shown: set[str] = set()
    for left, right in pairwise(cuts):
        while upcoming < len(inside) and inside[upcoming].start <= left:
            active.append(inside[upcoming])
            upcoming += 1
        active = [mark for mark in active if mark.end > left]
        ordered = tuple(sorted(active, key=lambda mark: (mark.end - mark.start, mark.target)))
        begins = bool(ordered) and ordered[0].target not in shown
        shown.update(mark.target for mark in ordered[:1])
        yield Piece(text[left:right], ordered, begins)
