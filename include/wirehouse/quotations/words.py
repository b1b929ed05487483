"""A paragraph as a reader for speakers sees it: words and marks, each quotation being one of them."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from wirehouse.quotations.cues import BASES, COLLECTIVES, NOUNS, SINGULAR, Kind, lexicon
from wirehouse.quotations.model import Span
from wirehouse.text.vocabulary import HONORIFICS

_MARK = r"[,;:()\[\]?!…]|\.(?!\w)|[–—―]+|--+|(?<= )-(?= )"
_TOKEN = re.compile(rf"[^\W_]+(?:(?:[-'’&/.]|(?<=\d),(?=\d))[^\W_]+)*\.?|{_MARK}")
# In French and Italian small words are joined to others: "l’adjoint", "dit-il", "a-t-elle".
_JOINED_TOKEN = re.compile(
    r"(?:[LlDd]|[Qq]u|(?:[Dd]e|[Nn]e|[Aa])ll)['’](?=[^\W\d_])"
    r"|-(?:t-)?(?=(?:ils?|elles?)\b)"
    rf"|[^\W_]+(?:(?:[-'’&/.]|(?<=\d),(?=\d))(?!(?:t-)?(?:ils?|elles?)\b)[^\W_]+)*\.?|{_MARK}"
)
_MARKS = {
    ",": Kind.COMMA,
    ";": Kind.STOP,
    ":": Kind.COLON,
    "(": Kind.OPEN,
    "[": Kind.OPEN,
    ")": Kind.CLOSE,
    "]": Kind.CLOSE,
    ".": Kind.STOP,
    "?": Kind.STOP,
    "!": Kind.STOP,
    "…": Kind.STOP,
}
_INVERSIONS = frozenset({"-t-", "-"})  # before a pronoun: "a-t-elle"
_DASHES = "-–—―"
GENITIVE = 2
"""Letters by which a genitive is longer than the word: "Obama's"."""
_SENTENCE_ENDS = ".?!…"
_CONTRACTION = re.compile(r"(\w+)'(?:s|ve|re|ll|d|m)")
_ABBREVIATIONS = HONORIFICS | {"del.", "inc.", "co.", "corp.", "ltd.", "jr."}
# Words of these kinds are names when they have a capital within a sentence: "Will", "May", "Price".
_MAY_BE_NAME = frozenset({
    Kind.ARTICLE,
    Kind.CUE,
    Kind.VERB,
    Kind.AUXILIARY,
    Kind.ADVERB,
    Kind.JOINT,
    Kind.PREPOSITION,
    Kind.NUMBER,
})
_SENTENCE_BEGINS_AFTER = frozenset({Kind.STOP, Kind.COLON, Kind.QUOTATION, Kind.DASH, Kind.OPEN, Kind.CLOSE})
_NOUNS = frozenset({Kind.WORD, Kind.NAME})
_BEFORE_BASE = frozenset({Kind.AUXILIARY, Kind.PRONOUN, Kind.ADVERB, Kind.JOINT, Kind.RELATIVE, Kind.ANYBODY})
_BEFORE_NOUN = frozenset({Kind.WORD, Kind.ARTICLE, Kind.PREPOSITION})
_NO_SENTENCE_BEGINS_WITH = frozenset({Kind.COMMA, Kind.STOP, Kind.COLON, Kind.DASH, Kind.OPEN, Kind.CLOSE})


class Words:
    """The words and marks of a paragraph, in parallel lists.

    `kinds[i]` is what word i is, `folded[i]` is the word in lower case, `starts[i]` and `ends[i]` are code
    points into the text. A quotation is one word, of kind QUOTATION; `quotations` are the places of all.
    """

    def __init__(self) -> None:
        self.kinds: list[Kind] = []
        self.folded: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quotations: list[int] = []

    def add(self, kind: Kind, folded: str, start: int, end: int) -> None:
        """Add a word at the end."""
        self.kinds.append(kind)
        self.folded.append(folded)
        self.starts.append(start)
        self.ends.append(end)

    def is_possessive(self, place: int) -> bool:
        """Tell whether a word is a genitive: "Obama's"."""
        return self.folded[place].endswith("'s")


class _Word(NamedTuple):
    """What a word is wherever it stands; the words before it may still make it a name or a noun."""

    kind: Kind
    folded: str
    capital: bool = False
    dotted: bool = False  # ends with a full stop that may be one
    cut: int = 0  # letters of a contraction that are not part of it: "he's"
    depends: bool = False  # on the words before it


_MAY_BE_NOUN = NOUNS | BASES
_MOST_REMEMBERED = 20_000  # words
_LONGEST_WORD = 60  # characters; longer ones are no words and are not remembered
_LONG_WORD = _Word(Kind.WORD, "…")


class Reader(dict[str, _Word]):  # ruff: ignore[subclass-builtin] - every word is looked up: at the speed of a dict
    """Tells what the words of a language are, as a mapping that remembers those it has met."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.token = _JOINED_TOKEN if code in {"fr", "it"} else _TOKEN
        self._kind_of = lexicon(code)

    def __missing__(self, word: str) -> _Word:
        """Read a word that is met for the first time."""
        if len(word) > _LONGEST_WORD:
            return _LONG_WORD
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[word] = known = self._read(word)
        return known

    def _read(self, word: str) -> _Word:
        folded = word.lower().replace("’", "'")
        mark = _MARKS.get(word)
        if mark is not None:
            return _Word(mark, folded)
        dotted = folded[-1] == "." and not _is_abbreviation(word, folded)
        cut = 0
        contraction = _CONTRACTION.fullmatch(folded)
        if contraction and self._kind_of.get(contraction[1]) is Kind.PRONOUN:
            cut = len(folded) - len(contraction[1])
            folded = contraction[1]
        known = self._kind_of.get(folded.removesuffix(".") if dotted else folded)
        kind = _unlisted(word) if known is None else known
        capital = word[0].isupper()
        if capital and kind is Kind.VERB:
            kind = Kind.NAME
        may_be_noun = kind is Kind.CUE and folded.removesuffix(".") in _MAY_BE_NOUN
        depends = may_be_noun or (capital and kind in _MAY_BE_NAME)
        return _Word(kind, folded, capital, dotted, cut, depends)


@cache
def reader(code: str) -> Reader:
    """Return the reader of one of LANGUAGES, the same for all articles."""
    return Reader(code)


def _is_abbreviation(word: str, folded: str) -> bool:
    return folded in _ABBREVIATIONS or "." in word[:-1] or (len(word) == 2 and word[0].isupper())


def _unlisted(word: str) -> Kind:
    """Return what a word is that no list has."""
    if word[0].isupper():
        return Kind.NAME
    if word in _INVERSIONS:
        return Kind.ADVERB
    if word[0] in _DASHES:
        return Kind.DASH
    if word[0].isdigit() and not word[-1].isalpha():
        return Kind.NUMBER
    return Kind.ADVERB if word.endswith("ly") and len(word) > 4 else Kind.WORD


def read_words(text: str, start: int, end: int, spans: Sequence[Span], read: Reader) -> Words:
    """Read the paragraph at [start, end) of a text, in which `spans` are quoted."""
    words = Words()
    for span in spans:
        _read(words, text, start, span.opens, read)
        words.quotations.append(len(words.kinds))
        words.add(Kind.QUOTATION, text[span.end - 1 : span.end], span.opens, span.closes)
        start = span.closes
    _read(words, text, start, end, read)
    return words


def sentence_starts(text: str, words: Words) -> list[int]:
    """Return at which words sentences begin, ascending; one that ends within a quotation ends with it."""
    starts = [0]
    kinds = words.kinds
    for place in range(len(kinds) - 1):
        if kinds[place] in _MAY_END and words.folded[place] in _SENTENCE_ENDS:
            begin = place + 1 + (kinds[place + 1] is Kind.CLOSE)
            first = begin + (kinds[begin : begin + 1] == [Kind.OPEN])  # "… it. (“No,” she said.) Roe …"
            if first < len(kinds) and (
                kinds[first] is Kind.QUOTATION
                or (kinds[first] not in _NO_SENTENCE_BEGINS_WITH and not text[words.starts[first]].islower())
            ):
                starts.append(begin)
    return starts


_MAY_END = frozenset({Kind.STOP, Kind.QUOTATION})


def _read(words: Words, text: str, start: int, end: int, read: Reader) -> None:
    """Add the words of a text between two quotations."""
    kinds = words.kinds
    add_kind, add_folded = kinds.append, words.folded.append
    add_start, add_end = words.starts.append, words.ends.append
    for match in read.token.finditer(text, start, end):
        begin, stop = match.span()
        kind, folded, capital, dotted, cut, depends = read[match[0]]
        if depends and kinds:
            kind = _after(words, kind, folded.removesuffix("."), capital=capital)
        full_stop = dotted and kinds[-1:] != [Kind.OPEN] and _ends_sentence(text, stop, capital=capital)
        if kind in _AFTER_VERB and kinds[-3:] == _THE_MAYOR_CLAIMS and words.folded[-1] in NOUNS:
            kinds[-1] = Kind.CUE
        add_kind(kind)
        add_folded(folded[:-1] if full_stop else folded)
        add_start(begin)
        add_end(stop - (full_stop or cut))
        if full_stop:
            words.add(Kind.STOP, ".", stop - 1, stop)


def _after(before: Words, kind: Kind, folded: str, *, capital: bool) -> Kind:
    """Return what a word is after the words before it."""
    previous = before.kinds[-1]
    if capital and (previous not in _SENTENCE_BEGINS_AFTER or before.folded[-1] == ","):
        return Kind.NAME
    if kind is Kind.CUE and folded in NOUNS:
        if previous in _BEFORE_NOUN or before.is_possessive(-1):
            return Kind.WORD
    elif kind is Kind.CUE and folded in BASES:
        noun = before.folded[-1]
        plural = noun in COLLECTIVES or (noun.endswith("s") and not noun.endswith(_NO_PLURAL))
        if noun in SINGULAR or not (previous in _BEFORE_BASE or (plural and previous in _NOUNS)):
            return Kind.WORD
    return kind


_AFTER_VERB = frozenset({Kind.ARTICLE, Kind.PRONOUN})
_THE_MAYOR_CLAIMS = [Kind.ARTICLE, Kind.WORD, Kind.WORD]  # as long as no article follows: "the boat"
_NO_PLURAL = ("'s", "ss", "us", "is")


def _ends_sentence(text: str, stop: int, *, capital: bool) -> bool:
    """Tell by what follows whether a full stop that ends at `stop`, after a word, ends a sentence."""
    following = text[stop : stop + 2]
    if following[:1] == ")":  # "(R-Fla.)" is an abbreviation
        return not capital
    return following[:1] not in _NO_SENTENCE_END_BEFORE and not following[1:].islower()


_NO_SENTENCE_END_BEFORE = frozenset(",;:")
