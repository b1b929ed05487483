"""The visible lines of a text, with their places in it."""

from typing import NamedTuple

from wirehouse.text.cleaning import Cleaner


class Line(NamedTuple):
    """A line that shows something: its clean text and the place of its first and last non-blank character.

    `gap` is the number of blank lines before it.
    """

    start: int
    end: int
    text: str
    gap: int


def split_lines(text: str, cleaner: Cleaner) -> list[Line]:
    """Split at every kind of line end (also CR, form feed, U+2028); offsets are code points into `text`.

    Lines that hold only invisible characters (a zero-width space, say) count to the line before them,
    so that the lines together cover every non-blank character.
    """
    lines: list[Line] = []
    offset = gap = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if not stripped:
            gap += 1
        else:
            start = offset + len(raw) - len(raw.lstrip())
            shown = cleaner(stripped)
            if shown or not lines:
                lines.append(Line(start, start + len(stripped), shown, gap))
                gap = 0
            else:
                lines[-1] = _stretched(lines[-1], text, lines[-1].start, start + len(stripped), cleaner)
        offset += len(raw)
    if len(lines) > 1 and not lines[0].text:
        lines[:2] = [_stretched(lines[1], text, lines[0].start, lines[1].end, cleaner)]
    return lines


def _stretched(line: Line, text: str, start: int, end: int, cleaner: Cleaner) -> Line:
    """Return the line with other borders."""
    return Line(start, end, cleaner(text[start:end]), line.gap)
