"""Marks that quote nobody: around doubtful words, names, titles of works, and in markup."""

import re
from typing import NamedTuple

from wirehouse.quotations.hints import (
    SENTENCE_END,
    begins_large,
    begins_with_content,
    has_cue_first,
    has_cue_last,
)
from wirehouse.quotations.model import QuotationKind, Span
from wirehouse.text.vocabulary import listed

_FEW = 2  # words; more of them need no cue to be somebody's words
_NAME = 20  # words; titles of works and names are no longer
_REACH = 12  # words before the marks in which a cue is looked for
_BEFORE = 120  # characters that hold as many words
_AFTER = 40
_SERIES = 3  # words between the members of a series of quotations

# What stands before a word that is mentioned as a word, before the name of a thing, and before a coined term.
_MENTIONED = listed(
    """
    so-called|nicknamed|dubbed|named|word|words|term|terms|phrase|name|slogan|motto|sogenannte|sogenannten
    sogenannter|sogenanntes|wort|begriff|begriffs|namens|dite|dits|dites|soi-disant|mot|mots|terme|llamado
    llamada|llamados|llamadas|denominado|denominada|palabra|término|cosiddetto|cosiddetta|cosiddetti
    cosiddette|parola|termine|chamado|chamada|chamados|chamadas|palavra|zogenaamde|zogeheten|woord|genaamd
    """
)
_WORKS = listed(
    """
    film|films|movie|movies|book|books|novel|novels|memoir|song|songs|album|albums|single|ballad|show|series
    sitcom|programme|program|play|musical|opera|essay|article|column|commentary|documentary|poem|painting
    podcast|magazine|newspaper|bestseller|exhibition|titled|entitled|headlined|comedy|drama|thriller|buch
    buches|roman|romans|lied|serie|sendung|stück|filme|filmen|filmes|livre|chanson|série|pièce|émission
    intitulé|intitulée|película|libro|novela|canción|titulado|titulada|obra|romanzo|canzone|intitolato
    intitolata|livro|romance|canção|boek|getiteld
    """
)
_ARTICLES = listed(
    """
    the|a|an|these|those|its|their|der|die|das|dem|den|des|ein|eine|einen|einem|einer|eines|le|la|les|un|une
    du|el|los|las|una|il|lo|gli|os|um|uma|de|het|een
    """
)
_SMALL_WORDS = listed(
    "&|a|an|and|as|at|but|by|for|from|in|into|is|nor|of|off|on|or|over|per|the|to|up|via|vs|with"
)
_NAMING = listed("called|named|dubbed")
_CALLS = re.compile(r"\bwhat\b[^.;:]{1,60}$")
_BEFORE_TITLES = listed("in|from|on|told|tells|wrote|co-wrote|directed|recorded|starred|sang")
_I = re.compile(r"I(?:$|\W)")  # written large wherever it stands
_LAST_WORD = re.compile(r"([\w-]+)\W?$")


class _Fragment(NamedTuple):
    """A few words in marks, and the text beside them in the passage."""

    words: list[str]
    before: str
    after: str

    @property
    def word_before(self) -> str:
        """The word before the marks in small letters, also with a comma or colon between."""
        match = _LAST_WORD.search(self.before.rstrip()[-24:])
        return match[1].lower() if match else ""

    @property
    def clause(self) -> str:
        """What stands before the marks in their sentence."""
        return SENTENCE_END.split(self.before)[-1]


def quotes_nobody(text: str, begins: int, span: Span, previous: Span | None) -> bool:
    """Tell whether a span, found in the passage that begins at `begins`, is no quotation.

    `previous` is the quotation before it in the same passage.
    """
    before = text[max(begins, span.opens - _BEFORE) : span.opens]
    if before.endswith("="):  # an attribute of a tag
        return True
    words = text[span.start : span.end].rstrip(".,").split(None, _NAME)
    if len(words) > _NAME:
        return False
    after = text[span.closes : span.closes + _AFTER].partition("\n")[0]
    if text[span.end - 1] == ",":  # as in American English
        after = "," + after
    fragment = _Fragment(words, before, SENTENCE_END.split(after)[0])
    if _is_work(fragment) or _is_named(fragment):
        return True
    if span.kind is QuotationKind.DIRECT:
        return _is_headline(words) and not _is_said_beside(fragment)
    if _is_name(fragment) or _is_mentioned(fragment):
        return True
    in_series = previous is not None and len(text[previous.closes : span.opens].split()) <= _SERIES
    return len(words) <= _FEW and not in_series and not _is_said(fragment)


def _is_work(fragment: _Fragment) -> bool:
    """Tell whether what stands before the marks announces the title of a work."""
    return (
        begins_large(fragment.words[0])
        and fragment.word_before in _WORKS
        and not has_cue_first(fragment.after, 4)
    )


def _is_named(fragment: _Fragment) -> bool:
    """Tell whether a name is given or a title stands in a phrase: "a boat called “…”", "she says in “…”"."""
    if not _is_headline(fragment.words):
        return False
    word = fragment.word_before
    if word in _NAMING:  # but "what she called “…”"
        return _CALLS.search(fragment.before) is None
    if word == "on" and not has_cue_last(fragment.clause, 4):  # "said on “…”" names a show
        return False
    return word in _BEFORE_TITLES and fragment.before[-2:-1].isalpha()


def _is_name(fragment: _Fragment) -> bool:
    """Tell whether a fragment is the name of a thing, or a nickname between first name and surname."""
    few = len(fragment.words) <= _FEW
    if _is_headline(fragment.words):
        return few or not _is_said_beside(fragment)
    return (
        few
        and begins_large(fragment.words[0])
        and fragment.after[1:2].isupper()
        and begins_large(fragment.before.rpartition(" ")[0].rpartition(" ")[2])
    )


def _is_mentioned(fragment: _Fragment) -> bool:
    """Tell whether a fragment is mentioned as a word, or says as a coined term what kind a thing is."""
    if len(fragment.words) > _FEW + 1:
        return False
    word = fragment.word_before
    return word in _MENTIONED or (word in _ARTICLES and begins_with_content(fragment.after))


def _is_said(fragment: _Fragment) -> bool:
    """Tell whether a word of speech stands before a fragment in its sentence, or behind a comma after it."""
    return has_cue_last(fragment.clause, _REACH) or has_cue_first(fragment.after.partition(",")[2], 3)


def _is_said_beside(fragment: _Fragment) -> bool:
    """Tell whether a word of speech stands right before or after the marks."""
    return has_cue_last(fragment.clause, 4) or has_cue_first(fragment.after, 3)


def _is_headline(words: list[str]) -> bool:
    """Tell whether words are capitalized as in English titles."""
    if not _is_capital(words[0]):
        return False
    capitals = [_is_capital(word) for word in words]
    return sum(capitals) > 1 and all(
        capital or word.lower() in _SMALL_WORDS or word[:1].isdigit()
        for capital, word in zip(capitals, words, strict=True)
    )


def _is_capital(word: str) -> bool:
    return next(filter(str.isalnum, word), "").isupper() and not _I.match(word)
