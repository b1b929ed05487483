"""Which lines of a document may say something of themselves, found in one pass over all of them.

Most lines of a page are text or headlines and carry no sign, no phrase, no date and no byline. RE2 runs all
that could tell as one automaton, in time linear in the text, so that only the lines it stops at are read in
full. It may stop at a line for nothing; it never passes one that has something to say.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain

from wirehouse.text.bylines import FIRST_WORDS
from wirehouse.text.furniture import EDGES, IMAGES, LABELS
from wirehouse.text.page_words import BUTTON_LEADS, BUTTONS, LINK_HEADS
from wirehouse.text.phrases import PHRASES

_YEAR = "(?:18|19|20)[0-9]{2}"


def telling_lines(lines: bytes) -> set[int]:
    """Return the numbers of the lines that may say something; the lines are in Latin-1, others as "?"."""
    found = set()
    number = offset = 0
    for match in _search()(lines):
        start = match.start()
        number += lines.count(b"\n", offset, start)
        offset = start
        found.add(number)
    return found


@cache
def _search() -> Callable[[bytes], Iterator[re.Match[bytes]]]:
    """Compile everything that may tell into one search for the beginnings of lines that hold it."""
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    options.max_mem = 64 << 20
    edge = f"[{re.escape(EDGES)}/0-9?]*"
    whole = _any(chain(BUTTONS, LINK_HEADS))
    at_start = "|".join((
        f"{edge}$",  # nothing but marks
        rf"{edge}(?:{whole}){edge}(?:$|[/|>»·•?-])",  # buttons, menus, heads of links
        f"{edge}(?:{_any(BUTTON_LEADS)})",
        f"{edge}(?:{_any(LABELS)}){edge}:",
        f"(?:{_any(FIRST_WORDS)})(?:[ :]|$)",
        _any(IMAGES),
    ))
    within = "|".join((_YEAR, *PHRASES))
    pattern = f"(?m:^(?:{at_start}|.*(?:{within})))"
    search: Callable[[bytes], Iterator[re.Match[bytes]]] = re2.compile(
        pattern.encode("latin-1", "replace"), options
    ).finditer
    return search


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, in capitals or not; RE2 knows those of ASCII only in Latin-1."""
    return "|".join("".join(map(_either, re.escape(word))) for word in sorted(words))


def _either(character: str) -> str:
    """Return a pattern of a letter and its capital, or of an apostrophe, which may be curly (no Latin-1)."""
    if character == "'":
        return "['?]"
    capital = character.upper()
    return character if character.isascii() or len(capital) > 1 else f"[{character}{capital}]"
