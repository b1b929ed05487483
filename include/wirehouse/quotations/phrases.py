"""Noun phrases read forward from their first word, without a parser: by the small words around them."""

from typing import NamedTuple

from wirehouse.mentions.name_words import ORGANIZATION_OF
from wirehouse.quotations.cues import COLLECTIVES, OCCASIONS, Kind
from wirehouse.quotations.words import Words
from wirehouse.text.vocabulary import listed

REACH = 45
"""Words. No search for a phrase goes further, and no speaker is described at greater length."""


class Phrase(NamedTuple):
    """The words [start, end) of a paragraph, which name or describe somebody."""

    start: int
    end: int


INNER = frozenset({Kind.WORD, Kind.NAME, Kind.NUMBER, Kind.ARTICLE, Kind.ANYBODY})
"""What noun phrases are made of, apart from what links their parts."""
LAST = frozenset({Kind.WORD, Kind.NAME, Kind.NUMBER, Kind.CLOSE})
"""What noun phrases end with."""
BEGINNINGS = frozenset({Kind.ARTICLE, Kind.ANYBODY})
BREAKS = frozenset({Kind.STOP, Kind.QUOTATION, Kind.COLON, Kind.DASH})
"""What no noun phrase runs across."""
GENITIVES = listed("of|de|du|des|del|della|dello|dei|di|do|da|dos|van|von")
COORDINATORS = listed("and|but|or|und|aber|et|mais|y|pero|e|ma|mas|en|maar")
_ELIDED_GENITIVES = frozenset({"d'", "dell'"})
_INNER_ARTICLES = listed("der|des|de|den")  # "ein Sprecher der Stadt", "Anna de Vries"
_LINKS = listed("for|at|in|on|from|with|to|outside|inside|near|behind|across|für|aus|bei|pour|à|aux|para")
_AND = listed("and|und|et|y|e|en")


def is_link(words: Words, place: int) -> bool:
    """Tell whether a small word stands within a noun phrase: "mayor of", "lawyer for", "Jane and John"."""
    kind, before = words.kinds[place], words.kinds[place - 1]
    word = words.folded[place]
    if kind is Kind.PREPOSITION or word == "to":  # which is listed as a part of verbs
        genitive = word in GENITIVES or word in _ELIDED_GENITIVES
        return (genitive and before in INNER) or (
            word in _LINKS and (is_common_noun(words, place - 1) or _names_part(words, place))
        )
    if kind is not Kind.JOINT or word not in _AND or before is not words.kinds[place + 1]:
        return False
    plural = words.folded[place - 1].endswith("s") and words.folded[place + 1].endswith("s")
    return before is Kind.NAME or (before is Kind.WORD and plural)  # "Jane and John", "cooks and bakers"


def _names_part(words: Words, place: int) -> bool:
    """Tell whether a preposition stands within a name: "Institute for Boats"."""
    within = words.kinds[place - 1] is Kind.NAME and words.kinds[place + 1 : place + 2] == [Kind.NAME]
    return within and words.folded[place] in _IN_NAMES and words.folded[place - 1] in ORGANIZATION_OF


_IN_NAMES = frozenset({"for", "on"})


def is_common_noun(words: Words, place: int) -> bool:
    """Tell whether a word is a common noun, also a plural that a sentence begins with ("Lawyers for Roe")."""
    if words.kinds[place] is not Kind.NAME:
        return words.kinds[place] is Kind.WORD
    return words.folded[place].endswith("s") and (place == 0 or words.kinds[place - 1] in BREAKS)


def is_inner_article(words: Words, place: int, low: int) -> bool:
    """Tell whether an article stands within a noun phrase: "mayor of the city", "Sprecher der Stadt"."""
    if place == low:
        return False
    before = words.kinds[place - 1]
    after_name = before is Kind.NAME and words.kinds[place + 1 : place + 2] == [Kind.NAME]
    return before is Kind.PREPOSITION or (words.folded[place] in _INNER_ARTICLES and after_name)


def is_somebody(words: Words, start: int, end: int) -> bool:
    """Tell whether words can stand for a person or a body: no mere number, no single common noun."""
    kinds = words.kinds[start:end]
    if Kind.NAME in kinds or (Kind.WORD in kinds and (len(kinds) > 1 or words.folded[start].endswith("s"))):
        return True
    return Kind.WORD in kinds and words.folded[start] in COLLECTIVES


def is_no_one(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase means that there is none: "no critics", "none of them"."""
    first = phrase.start
    return words.folded[first] in _NO_ONE or (first > 0 and words.folded[first - 1] in _NO)


_NO = listed("no|neither|kein|keine|aucun|aucune|ningún|ninguna|nessun|nessuna|nenhum|nenhuma|geen")
_NO_ONE = _NO | listed("nobody|none|niemand|keiner|nadie|nessuno|ninguém")


def phrase_starting(words: Words, first: int, high: int) -> Phrase | None:
    """Return the noun phrase that begins at `first`, with its appositions, or None."""
    kinds = words.kinds
    high = min(high, first + REACH)
    if first >= high:
        return None
    if kinds[first] is Kind.PRONOUN or (kinds[first] is Kind.ANYBODY and not _determines(words, first, high)):
        return Phrase(first, first + 1)
    end = _run_starting(words, first, high)
    if end == first or not is_somebody(words, first, end):
        return None
    while end < high and kinds[end] is Kind.COMMA:
        apposition = _apposition_starting(words, end + 1, high)
        if apposition is None:
            break
        end = apposition
    return Phrase(first, end)


def _determines(words: Words, place: int, high: int) -> bool:
    """Tell whether "one" or "some" begins a longer phrase: "one of them", "some critics"."""
    return place + 1 < high and words.kinds[place + 1] in {Kind.WORD, Kind.NAME, Kind.PREPOSITION}


def _run_starting(words: Words, first: int, high: int) -> int:
    """Return where the noun phrase without commas ends that begins at `first`."""
    kinds = words.kinds
    place = first
    named = False  # after a name, a preposition begins something else: "Obama in Washington"
    while place < high:
        kind = kinds[place]
        if kind is Kind.OPEN:
            place = _closing(words, place, high)
        elif kind in BEGINNINGS:
            if place > first and not is_inner_article(words, place, first):
                break
        elif kind is Kind.NAME:
            named = named or _ends_name(words, place, first, high)
        elif kind not in INNER and not _goes_on(words, place, first, high, named=named):
            break
        place += 1
    place = min(place, high)
    while place > first and kinds[place - 1] not in LAST:
        place -= 1
    return place


def _closing(words: Words, place: int, high: int) -> int:
    """Return where the bracket closes that opens at `place`."""
    while place < high and words.kinds[place] is not Kind.CLOSE:
        place += 1
    return place


def _ends_name(words: Words, place: int, first: int, high: int) -> bool:
    """Tell whether a name is what the phrase is about, not a part of a description ("the Times reporter")."""
    within = place > first and words.kinds[place - 1] in {Kind.PREPOSITION, Kind.ARTICLE}
    followed = place + 1 < high and words.kinds[place + 1] is Kind.WORD
    return not (within or followed or words.is_possessive(place) or is_common_noun(words, place))


def _goes_on(words: Words, place: int, first: int, high: int, *, named: bool) -> bool:
    """Tell whether a small word carries the noun phrase on that it stands in."""
    if (
        place == first
        or place + 1 >= high
        or words.kinds[place + 1] not in INNER
        or not is_link(words, place)
    ):
        return False
    always = (
        words.folded[place] not in _LINKS or words.kinds[place] is Kind.JOINT or _names_part(words, place)
    )
    return always or not (named or _is_occasion(words, place, high))


def _is_occasion(words: Words, place: int, high: int) -> bool:
    """Tell whether a preposition begins a time or an occasion: "on Friday", "in a statement"."""
    if words.folded[place + 1].isdigit():
        return True
    for at in range(place + 1, min(place + 5, high)):
        if words.kinds[at] is Kind.TIME or words.folded[at] in OCCASIONS:
            return True
        if words.kinds[at] is Kind.PREPOSITION or words.is_possessive(at):
            break
    return False


_APPOSED = frozenset({Kind.ARTICLE, Kind.ANYBODY, Kind.NUMBER, Kind.NAME, Kind.RELATIVE, Kind.WORD})
_FINITE = frozenset({Kind.AUXILIARY, Kind.VERB, Kind.CUE})
_APPOSED_TOO = frozenset({"of", "now", "then", "de", "di", "von", "van"})


def _apposition_starting(words: Words, first: int, high: int) -> int | None:
    """Return where the apposition ends that begins at `first`, after a comma, or None where none does."""
    kinds, folded = words.kinds, words.folded
    if first >= high or (kinds[first] not in _APPOSED and folded[first] not in _APPOSED_TOO):
        return None
    if kinds[first] is Kind.WORD and folded[first].endswith(("ing", "ed")):
        return None
    relative = kinds[first] is Kind.RELATIVE
    place = first
    while place < high and kinds[place] not in BREAKS and kinds[place] not in {Kind.COMMA, Kind.SOURCE}:
        kind = kinds[place]
        if kind is Kind.OPEN:
            place = _closing(words, place, high)
        elif kind is Kind.RELATIVE:
            relative = True
        elif not relative and kind in _FINITE:  # "According to Roe, the bridge is …"
            if kinds[first] is Kind.WORD or not is_link(words, place):  # but "an aide to Roe"
                return None
        elif place > first and not relative and _ends_apposition(words, place, high):
            break
        place += 1
    place = min(place, high)
    while place > first and kinds[place - 1] is Kind.JOINT:  # "who lived in Bath and wrote"
        place -= 1
    return place if place > first else None


def _ends_apposition(words: Words, place: int, high: int) -> bool:
    """Tell whether something else begins at `place`: another clause, a time, an occasion."""
    kind = words.kinds[place]
    if kind is Kind.PREPOSITION:
        return place + 1 < high and _is_occasion(words, place, high)
    if kind is Kind.TIME:
        return not words.is_possessive(place - 1)  # "aide to Roe's last campaign"
    return kind is Kind.JOINT and words.folded[place] not in _AND
