"""From clean text back to the characters it came from."""

from typing import NamedTuple
from unicodedata import normalize

from wirehouse.text.prose import Prose

_ANCHOR = 4  # characters that agree again after a repair
_COMPOSED = 4  # characters that at most make up a composed one, such as a letter with two marks
_REACH = 24  # characters within which they are looked for; one character of mojibake twice over has 12


class SourceSpan(NamedTuple):
    """Where something stands: its passage, and its characters in the source text, half open."""

    passage_no: int
    start_char: int
    end_char: int


class Alignment:
    """Where the characters of an article's prose stand in its source text."""

    def __init__(self, prose: Prose, source_text: str) -> None:
        self._prose = prose
        self._source_text = source_text
        self._borders: dict[int, list[int] | None] = {}  # by passage; None where its text is as it stood

    def source_span(self, start: int, end: int) -> SourceSpan:
        """The source span of a span of `Prose.text` that lies in one passage and holds a character."""
        index = self._prose.index_at(start)
        passage = self._prose.passages[index]
        if index not in self._borders:
            raw = self._source_text[passage.start_char : passage.end_char]
            self._borders[index] = None if raw == passage.text else borders(raw, passage.text)
        known = self._borders[index]
        first, last = start - self._prose.starts[index], end - self._prose.starts[index]
        if known is not None:
            first, last = known[2 * first], known[2 * last - 1]
        return SourceSpan(passage.passage_no, passage.start_char + first, passage.start_char + last)


def borders(raw: str, clean: str) -> list[int]:
    """Where each character of a clean text begins and ends in the raw text: two numbers a character.

    Clean text is raw text with runs of blanks as one blank, without some characters, composed, and with
    mojibake repaired, so the two mostly agree character by character. After a character that they do not
    share, the next few that they do are looked for.
    """
    found: list[int] = []
    at = 0
    for number, character in enumerate(clean):
        if 2 * number < len(found):
            continue  # repaired together with a character before it
        while at < len(raw) and raw[at] != character and _left_out(raw[at], character):
            at += 1
        if width := _width(raw, at, character):
            found += (at, at + width)
            at += width
        else:
            clean_end, raw_end = _agree_again(raw, at, clean, number)
            found += (at, raw_end) * (clean_end - number)
            at = raw_end
    return found


def _left_out(character: str, wanted: str) -> bool:
    """Tell whether clean text leaves a character out: a further blank of a run, or what cannot be seen."""
    return wanted != " " if character.isspace() else not character.isprintable()


def _width(raw: str, at: int, character: str) -> int:
    """How many raw characters make a clean one: one, or those it is composed of; 0 when they do not."""
    found = raw[at : at + 1]
    if found == character or (character == " " and found.isspace()):
        return 1
    for width in range(_COMPOSED, 0, -1):
        if character != " " and normalize("NFC", raw[at : at + width]) == character:
            return width
    return 0


def _agree_again(raw: str, at: int, clean: str, number: int) -> tuple[int, int]:
    """The (end in clean, end in raw) of a stretch that was repaired: the shortest after which both agree."""
    for distance in range(1, 2 * _REACH):
        for ahead in range(1, min(distance, _REACH) + 1):
            sample = clean[number + ahead : number + ahead + _ANCHOR]
            if sample and raw.startswith(sample, at + distance - ahead):
                return number + ahead, at + distance - ahead
    return len(clean), len(raw)
