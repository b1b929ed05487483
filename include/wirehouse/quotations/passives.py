"""Verbs of speaking of which the subject is not who speaks: passives, and denials of what another said."""

from wirehouse.quotations.cues import BE, COLLECTIVES, DENIALS, UTTERANCES, Kind
from wirehouse.quotations.phrases import REACH, Phrase, phrase_starting
from wirehouse.quotations.words import Words

BEFORE_QUOTATION = frozenset({Kind.COMMA, Kind.COLON})
"""What may stand between a verb of speaking and what is quoted."""


def is_passive(words: Words, cue: int, low: int) -> bool:
    """Tell whether a verb says what is done to its subject: "was described as"."""
    before = cue - 1
    while before > low and words.kinds[before] is Kind.ADVERB:
        before -= 1
    return before >= low and words.folded[before] in BE and not words.folded[cue].endswith("ing")


def agent_of(words: Words, cue: int, place: int) -> Phrase | None:
    """Return by whom something is said: "described by the judge", but not "replied by text message"."""
    if words.folded[cue + 1 : cue + 2] != ["by"]:
        return None
    phrase = phrase_starting(words, cue + 2, place)
    if phrase is None:
        return None
    kinds = words.kinds[phrase.start : phrase.end]
    first, last = words.folded[phrase.start], words.folded[phrase.end - 1]
    is_means = kinds[0] is Kind.WORD and Kind.NAME not in kinds
    return None if is_means and not last.endswith("s") and first not in COLLECTIVES else phrase


def is_quoted_of(words: Words, agent: Phrase, place: int) -> bool:
    """Tell whether an agent's words are at `place`: "by Roe as “…”", but not "by the Post as saying “…”"."""
    end = agent.end
    if end == place:
        return True
    if words.folded[end] == "as":
        return Kind.CUE not in words.kinds[end:place]
    if words.kinds[end] in BEFORE_QUOTATION:
        return end + 1 == place
    return words.folded[end] == "that"


def is_said_by_another(words: Words, place: int, low: int) -> bool:
    """Tell whether a quotation is not the subject's: "Roe was told: “…”", "Roe denied claims that it …"."""
    cues = [at for at in range(max(low, place - REACH), place) if words.kinds[at] is Kind.CUE]
    if not cues:
        return False
    last = cues[-1] + 1
    if last + (words.kinds[last] in BEFORE_QUOTATION) == place and is_passive(words, cues[-1], low):
        return True
    denial = next((at for at in cues if words.folded[at] in DENIALS), place)
    claim = next((at for at in range(denial + 1, place) if is_utterance(words.folded[at])), place)
    return "that" in words.folded[claim:place] and all(at <= claim for at in cues)


def is_utterance(word: str) -> bool:
    """Tell whether a noun, of one or many, is for what somebody says."""
    return word in UTTERANCES or word.removesuffix("s") in UTTERANCES
