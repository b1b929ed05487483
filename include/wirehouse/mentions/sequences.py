"""Capitalised sequences in text, and the words of one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from wirehouse.mentions.known import usual_name
from wirehouse.mentions.name_words import PARTICLES, PORTFOLIOS
from wirehouse.mentions.words import HONORIFICS

_MAX_WORDS = 10
_LONGEST = 200  # characters; what is longer is no name
_ARTICLE = re.compile(r"\b(?:[ae]l[- ]|a[dnrst]-|ash-)\Z")
_ARTICLE_REACH = 5  # characters: an article and what must stand before it
# Abbreviations whose full stop stands within a sequence, besides those of titles.
_ABBREVIATIONS = {"Jr", "Sr", "St", "Mt"} | {
    word[:-1].capitalize() for word in HONORIFICS if word.endswith(".")
}
_SMALL = PARTICLES | {"of", "the", "for", "on", "and", "&", "des"}
_HYPHENATED = re.compile(
    r"-(?:\w+ed|led|born|style|era|wide|like|based|backed|held|run|owned|made|speaking|friendly|bound|level|only"
    r"|area|elect|linked|turned|dominated|trained|affiliated|allied|controlled|occupied)\Z"
)


class Word(NamedTuple):
    """A capitalised word of a sequence; `start` and `end` count from its beginning."""

    start: int
    end: int
    text: str
    lower: str
    link: str  # the small words between the word before and this one
    ends: bool  # a name ends with it: what follows was joined to it by a hyphen or a possessive


@cache
def sequence_pattern() -> re.Pattern[str]:
    """Compile the pattern of a capitalised sequence.

    Whatever follows a repetition may be absent, so that none is taken back. None of a group is possessive:
    Python before 3.11.5 matches wrongly or for ever then (its issue gh-106052), and Debian 12 has 3.11.2.

    It begins with the capital, so that the engine looks for one before anything else; what must stand before
    the capital or before a full stop is looked back for.
    """
    upper = _ranges([code for code in range(0x2000) if chr(code).isupper()])
    stop = "|".join([
        f"(?<=\\b[{upper}].)(?:[{upper}]\\.)*",
        *(f"(?<=\\b{word}.)" for word in sorted(_ABBREVIATIONS)),
    ])
    rest = rf"\w*+(?:-\w++|['’&](?=[{upper}])\w++)*(?:\.(?:{stop}))?"
    portfolio = "|".join(f"(?<=\\b{word.capitalize()} and)" for word in sorted(PORTFOLIOS))
    small = "|".join([
        *("de la", "de los", "de las", "van der", "van den", "van de", "von der", "of the", "for the"),
        *("of", "for", "on", "&", "des"),
        *sorted(PARTICLES, key=lambda particle: (-len(particle), particle)),
        f"and(?:{portfolio})",
    ])
    article = "(?:[ae]l-|a[dnrst]-|ash-|d['’])"
    return re.compile(
        rf"[{upper}](?<![\w@#].){rest}"
        rf"(?:[ \xa0](?:(?:{small})[ \xa0])?{article}?[{upper}]{rest}){{0,{_MAX_WORDS - 1}}}"
    )


def _ranges(codes: list[int]) -> str:
    """Write code points, ascending, as the inside of a character class."""
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def sequences(text: str) -> Iterator[tuple[int, str]]:
    """Find the capitalised sequences in a text: where each begins, and the sequence."""
    for match in sequence_pattern().finditer(text):
        begins = match.start()
        sequence = match.group()
        before = text[begins - 1]
        if before == "-" or (before == " " and text[begins - 2] == "l"):
            article = _ARTICLE.search(text, max(0, begins - _ARTICLE_REACH), begins)
            if article and (before == "-" or usual_name(_with_article(sequence))):
                begins = article.start()
                sequence = article.group() + sequence
        if len(sequence) <= _LONGEST:
            yield begins, sequence


def _with_article(sequence: str) -> str:
    """Write the first word of a sequence with the Arabic article before it."""
    return f"al {sequence[:_LONGEST].partition(' ')[0]}"


def words_of(sequence: str) -> Iterator[Word]:
    """Split a sequence into its capitalised words, each with the small words before it."""
    start = 0
    link: list[str] = []
    for token in sequence.replace("\xa0", " ").split(" "):
        end = start + len(token)
        if token in _SMALL:
            link.append(token)
        else:
            begins = start
            if link and start == len(" ".join(link)) + 1:  # "al" before "Qaeda" begins the sequence
                begins = 0
                link = []
            whole = sequence[begins:end]
            shown = _trimmed(whole) if "-" in whole or whole[-1] == "S" else whole
            until = begins + len(shown)
            yield Word(begins, until, shown, shown.lower(), " ".join(link) if link else "", until < end)
            link = []
        start = end + 1


def _trimmed(word: str) -> str:
    """Cut off the ending of a possessive in capitals, and what a hyphen makes an adjective of a name."""
    if word[-2:] in {"'S", "’S"}:
        return word[:-2]
    return _HYPHENATED.sub("", word) if "-" in word else word


def joined(words: Sequence[Word]) -> str:
    """Join words as they stand, with the small words between."""
    texts = [word.text if word is words[0] or not word.link else f"{word.link} {word.text}" for word in words]
    return " ".join(texts)
