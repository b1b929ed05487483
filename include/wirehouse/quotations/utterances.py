"""Who said a quotation, by a noun for what somebody says: "Roe’s claim that it was “…”"."""

from wirehouse.quotations.clauses import Found
from wirehouse.quotations.cues import UTTERANCES, Kind
from wirehouse.quotations.passives import is_utterance
from wirehouse.quotations.phrases import Phrase, phrase_starting
from wirehouse.quotations.subjects import names_ending, phrase_ending
from wirehouse.quotations.words import Words


def in_words_of(words: Words, place: int, low: int) -> Found | None:
    """Read "in Roe’s words, “…”"."""
    noun = place - 1 - (words.kinds[place - 1] is Kind.COMMA)
    return _uttered(words, noun, low) if noun > low and words.folded[noun] == "words" else None


def utterance_of(words: Words, place: int, low: int) -> Found | None:
    """Read "after Roe’s claim that it was “…”" and "claims by Roe that it was “…”"."""
    for noun in range(place - 1, low, -1):
        if words.folded[noun] in UTTERANCES and words.is_possessive(noun - 1):
            return _uttered(words, noun, low)
        if words.folded[noun + 1] in _FROM and is_utterance(words.folded[noun]):
            phrase = phrase_starting(words, noun + 2, place)
            if phrase and words.folded[phrase.end] == "that":
                return Found(phrase, noun, "utterance")
    return None


_FROM = frozenset({"by", "from"})


def _uttered(words: Words, noun: int, low: int) -> Found | None:
    """Return whose utterance a noun names: "Roe’s claim"."""
    if not words.is_possessive(noun - 1):
        return None
    first = names_ending(words, noun - 1, low)
    phrase = phrase_ending(words, noun - 1, low) if first == noun else Phrase(first, noun)
    return Found(phrase, noun, "utterance") if phrase else None
