"""The subject with which a sentence opens, after what introduces it."""

from wirehouse.quotations.cues import Kind
from wirehouse.quotations.phrases import COORDINATORS, REACH, Phrase, phrase_starting
from wirehouse.quotations.words import Words

_INTRODUCES = frozenset({Kind.PREPOSITION, Kind.TIME, Kind.NUMBER, Kind.JOINT, Kind.CUE})
_PASSED = frozenset({Kind.ADVERB, Kind.COMMA, Kind.DASH})
_LATER = [Kind.ADVERB, Kind.COMMA]  # "Minutes later, Roe took the stage"
_MOST_INTRODUCTIONS = 4


def clause_subject(words: Words, low: int, high: int) -> Phrase | None:
    """Return the noun phrase with which the sentence at `low` begins, after what introduces it, or None."""
    kinds, folded = words.kinds, words.folded
    high = min(high, low + REACH)
    place = low
    for _ in range(_MOST_INTRODUCTIONS):
        while place < high and (kinds[place] in _PASSED or folded[place] in COORDINATORS):
            place += 1
        if place < high and not (kinds[place] in _INTRODUCES or folded[place].endswith("ing")):
            phrase = phrase_starting(words, place, high)
            if phrase is None or kinds[phrase.end : phrase.end + 2] != _LATER:
                return before_verb(words, phrase) if phrase else None
        while place < high and kinds[place] is not Kind.COMMA:
            place += 1
    return None


_FINITES = ([Kind.VERB], [Kind.AUXILIARY])


def before_verb(words: Words, phrase: Phrase) -> Phrase:
    """Cut a phrase before the first word that reads like a verb that is not listed ("Trump likened them")."""
    kinds, folded = words.kinds, words.folded
    acts = kinds[phrase.end : phrase.end + 1] in _FINITES and folded[phrase.end] != "to"
    if acts or Kind.COMMA in kinds[phrase.start : phrase.end]:  # "The Roe campaign sent"
        return phrase
    nouns = 1 + (kinds[phrase.start] is Kind.ARTICLE)
    for place in range(phrase.start + nouns, phrase.end):
        if kinds[place] is not Kind.WORD:
            continue
        after_name = kinds[place - 1] is Kind.NAME and not words.is_possessive(place - 1)
        near = kinds[place + 1 : min(place + 3, phrase.end)]
        if folded[place].endswith("ed") or (
            after_name and (folded[place].endswith("s") or Kind.NAME not in near)
        ):
            return Phrase(phrase.start, place)
    return phrase
