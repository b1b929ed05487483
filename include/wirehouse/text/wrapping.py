"""Paragraphs: which lines are one paragraph broken by a line length, and which stand alone."""

from typing import NamedTuple

from wirehouse.text.bylines import is_byline
from wirehouse.text.cleaning import Cleaner
from wirehouse.text.lines import Block
from wirehouse.text.vocabulary import FUNCTION_WORDS, HONORIFICS, OPEN_ENDINGS

_MAX_WRAP = 140  # columns; nobody wraps text wider, and paragraphs on one line mostly are longer
_MIN_WRAP = 30
_MIN_BROKEN = 15  # characters; shorter lines are no evidence, even when the next begins in lower case
_CLOSERS = "\"'”’»)]*_"
_OPENERS = "\"“«„‘'"
_BULLETS = "-–—•*·>▪◦+|#"


class Width(NamedTuple):
    """How a region is wrapped: the line length in characters, and whether lines are filled up to it."""

    columns: int
    regular: bool


def join_lines(text: str, lines: list[Block], cleaner: Cleaner) -> list[Block]:
    """Group the lines of a text into blocks; a region that is not hard-wrapped keeps a block per line."""
    joined = [False] * len(lines)  # whether a line goes on the line before it
    for first, last in _narrow_runs(lines):
        width = _width(lines, first, last)
        if width is not None:
            _join_run(lines, first, last, width, joined)
    if True not in joined:
        return lines
    blocks: list[Block] = []
    for line, goes_on in zip(lines, joined, strict=True):
        if goes_on:
            before = blocks[-1]
            blocks[-1] = before._replace(
                end=line.end, line_count=before.line_count + 1, recurs=before.recurs and line.recurs
            )
        else:
            blocks.append(line)
    return [
        block if block.line_count == 1 else block._replace(text=cleaner(text[block.start : block.end]))
        for block in blocks
    ]


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends like a sentence; an abbreviation such as "Mr." does not end one."""
    bare = text.rstrip(_CLOSERS)
    if not bare or bare[-1] not in ".!?…:。":
        return False
    return bare[-1] != "." or bare.rsplit(None, 1)[-1].lower() not in HONORIFICS


def _narrow_runs(lines: list[Block]) -> list[tuple[int, int]]:
    """Return the (first, last) numbers of runs of lines narrow enough to be wrapped."""
    runs = []
    first = 0
    for number, line in enumerate(lines):
        if len(line.text) > _MAX_WRAP:
            if number - first > 1:
                runs.append((first, number - 1))
            first = number + 1
    if len(lines) - first > 1:
        runs.append((first, len(lines) - 1))
    return runs


def _width(lines: list[Block], first: int, last: int) -> Width | None:
    """Tell how a run of lines is wrapped, or None when it is not.

    The evidence is a line that breaks off before a line that begins in lower case. In a regular wrap the
    first word of the next line would not have fitted on the line any more.
    """
    broken: list[tuple[int, int]] = []  # length of the line, and with the next word on it
    prose = 0
    for number in range(first, last):
        line = lines[number].text
        if len(line) < _MIN_BROKEN:
            continue
        prose += len(line) >= _MIN_WRAP
        after = lines[number + 1]
        if (
            after.gap == 0
            and after.text[0].islower()
            and line[-1] not in ".!?:…|"
            and not is_byline(after.text)
        ):
            broken.append((len(line), len(line) + 1 + _first_word(after.text)))
    if len(broken) < 2 and not (broken and last - first < 4):
        return None
    lengths = sorted(length for length, _ in broken)
    columns = lengths[(len(lengths) * 19) // 20]
    regular = sum(filled > columns for _, filled in broken) * 10 >= len(broken) * 9
    if len(broken) * 5 < prose and not (regular and len(broken) > 3):
        return None
    return Width(columns, regular)


def _join_run(lines: list[Block], first: int, last: int, width: Width, joined: list[bool]) -> None:
    """Mark which lines of a wrapped run go on the line before them."""
    goes_on = False
    for number in range(first, last):
        line, after = lines[number].text, lines[number + 1].text
        goes_on = (
            lines[number + 1].gap == 0
            and line[-1] != "|"
            and (after[0] not in _BULLETS or (width.regular and not ends_sentence(line)))
            and _continues(line, after, width, goes_on)
        )
        joined[number + 1] = goes_on


def _continues(line: str, after: str, width: Width, open_paragraph: bool) -> bool:
    """Tell whether `after` goes on a line of a wrapped region, in whose paragraph it may be the first."""
    full = len(line) + 1 + _first_word(after) > width.columns
    if ends_sentence(line) and not _abbreviated(line):
        return full and after[0] not in _OPENERS
    if full or width.regular:
        return full
    if after[0].islower() or line[-1] in ",;" or _abbreviated(line):
        return not is_byline(after)
    if not open_paragraph and _begins_sentence(after):
        return False
    words = line.split()
    return (
        open_paragraph
        or words[-1].lower() in OPEN_ENDINGS
        or (len(words) > 4 and not FUNCTION_WORDS.isdisjoint(words[1:]))
    )


def _begins_sentence(text: str) -> bool:
    """Tell whether a line begins with a word that is capitalised at the beginning of sentences only."""
    first, _, rest = text.partition(" ")
    return first != "I" and first.lower() in FUNCTION_WORDS and rest[:1].islower()


def _abbreviated(line: str) -> bool:
    """Tell whether a line ends with an abbreviation ("Mr.", "U.S.") after which a sentence may go on."""
    if line[-1] != ".":
        return False
    last = line.rsplit(None, 1)[-1].lstrip(_OPENERS + "(")
    return last.lower() in HONORIFICS or (len(last) < 8 and len(last) == 2 * last.count("."))


def _first_word(text: str) -> int:
    """Return the length of the first word, in characters."""
    return (text.find(" ") + 1 or len(text) + 1) - 1
