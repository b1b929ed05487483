"""The visible lines of a text, with their places in it."""

from typing import NamedTuple

from wirehouse.text.cleaning import Cleaner


class Block(NamedTuple):
    """A line that shows something, or lines that belong together: a paragraph, a heading, an item of a list.

    `start` and `end` enclose its first and last non-blank character; `text` is clean; `gap` is the number of
    blank lines before it; `recurs` tells that other articles of the same source hold its lines too.
    """

    start: int
    end: int
    text: str
    gap: int
    line_count: int = 1
    recurs: bool = False


def split_lines(text: str, cleaner: Cleaner) -> list[Block]:
    """Split at every kind of line end (also CR, form feed, U+2028); offsets are code points into `text`.

    Lines that hold only invisible characters (a zero-width space, say) count to the line before them,
    so that the lines together cover every non-blank character.
    """
    lines: list[Block] = []
    stretched: set[int] = set()
    offset = gap = 0
    keeps_ascii = cleaner.keeps_ascii
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if not stripped:
            gap += 1
        else:
            start = offset + raw.index(stripped[0])
            shown = stripped if keeps_ascii and stripped.isascii() else cleaner(stripped)
            if shown or not lines:
                lines.append(Block(start, start + len(stripped), shown, gap))
                gap = 0
            else:
                lines[-1] = lines[-1]._replace(end=start + len(stripped))
                stretched.add(len(lines) - 1)
        offset += len(raw)
    for number in stretched:
        lines[number] = _cleaned(lines[number], text, cleaner)
    if len(lines) > 1 and not lines[0].text:
        lines[:2] = [_cleaned(lines[1]._replace(start=lines[0].start), text, cleaner)]
    return lines


def _cleaned(line: Block, text: str, cleaner: Cleaner) -> Block:
    """Return a line with the clean text of what is now between its borders."""
    return line._replace(text=cleaner(text[line.start : line.end]))
