"""Verbs of speaking and who does what they say, in the sentence before a quotation."""

from itertools import islice
from typing import NamedTuple

from wirehouse.quotations.cues import SAID_BESIDE, Kind
from wirehouse.quotations.openings import clause_subject
from wirehouse.quotations.passives import (
    BEFORE_QUOTATION,
    agent_of,
    is_passive,
    is_quoted_of,
    is_said_by_another,
)
from wirehouse.quotations.phrases import COORDINATORS, REACH, Phrase, phrase_starting
from wirehouse.quotations.subjects import names_ending, subject_before
from wirehouse.quotations.words import Words
from wirehouse.text.vocabulary import listed

MOST_CUES = 5
"""Of a sentence, from its beginning; what has more is a list or no sentence."""

_MOST_CLAUSES = 3


class Found(NamedTuple):
    """The speaker of a quotation as words of its paragraph, where the cue is, and the name of the rule."""

    phrase: Phrase
    cue: int | None
    rule: str


def cue_before(words: Words, place: int, low: int) -> Found | None:
    """Read "Obama said: “…”", "she said that “…”"."""
    cue = place - 1
    while cue >= low and (words.kinds[cue] in BEFORE_QUOTATION or words.folded[cue] in _THAT):
        cue -= 1
    if cue < low or words.kinds[cue] is not Kind.CUE or is_passive(words, cue, low):
        return None
    phrase = _subject(words, cue, low)
    return Found(phrase, cue, "cue_before") if phrase else None


_THAT = listed("that|dass|que|che|dat")


def _subject(words: Words, verb: int, low: int) -> Phrase | None:
    """Return who does what a verb says: its own subject, or that of the verb it follows ("…, adding")."""
    phrase = _own_subject(words, verb, low)
    if phrase:
        return phrase
    cues = [place for place in range(low, verb) if words.kinds[place] is Kind.CUE]
    for earlier in cues[:MOST_CUES]:
        if earlier == low or words.kinds[earlier - 1] is not Kind.RELATIVE:
            phrase = _own_subject(words, earlier, low)
            if phrase:
                return phrase
    return clause_subject(words, low, verb)


def _own_subject(words: Words, verb: int, low: int) -> Phrase | None:
    """Return the noun phrase that is the subject of a verb itself: before it, or after it if inverted."""
    kinds = words.kinds
    before = verb - 1
    if before > low and words.folded[before] == "as":  # "quoted the minister as saying"
        return _object_before(words, before, low)
    if words.folded[verb].endswith("ing"):
        if before >= low and kinds[before] in _BEFORE_GERUND:
            return _accused(words, verb, low)
        return subject_before(words, verb, low)
    comma = before > low and kinds[before] is Kind.COMMA
    if before - comma >= low and kinds[before - comma] is Kind.QUOTATION:
        return phrase_starting(words, verb + 1, len(kinds))
    if (
        comma and words.folded[verb] not in _TAKES_HEARER
    ):  # "Saarmets, argued the prosecutor, could have waited"
        phrase = phrase_starting(words, verb + 1, len(kinds))
        if phrase and phrase.end < len(kinds) and kinds[phrase.end] in _AFTER_INVERTED:
            return phrase
    return subject_before(words, verb, low)


_AFTER_INVERTED = frozenset({Kind.COMMA, Kind.COLON, Kind.STOP})
_TAKES_HEARER = listed(
    "tell|tells|told|inform|informs|informed|remind|reminds|reminded|assure|assures|assured"
)
_BEFORE_GERUND = frozenset({Kind.COMMA, Kind.JOINT, Kind.ADVERB, Kind.PREPOSITION})


def _object_before(words: Words, end: int, low: int) -> Phrase | None:
    """Return the object between the nearest verb of speaking and `end`: whom a report quotes."""
    for verb in range(end - 1, low, -1):
        if words.kinds[verb] is Kind.CUE:
            return phrase_starting(words, verb + 1, end)
    return None


def cue_in_sentence(words: Words, place: int, low: int) -> Found | None:
    """Read "Obama said Russia was “welcome”": in the clause of the quotation, then in the whole sentence."""
    if is_said_by_another(words, place, low):
        return None
    shown = _shown(words, place, low)
    if shown:
        return shown
    begins = (
        begin
        for begin in range(place - 1, low, -1)
        if words.kinds[begin - 1] is Kind.STOP or _begins_clause(words, begin, low)
    )
    for begin in (*islice(begins, _MOST_CLAUSES), low):
        found = _first_cue(words, place, begin)
        if found:
            return found
    return None


def cue_in_subordinate(words: Words, place: int, low: int) -> Found | None:
    """Read "When Roe said it was “…”, Doe left": the quotation stands in a clause that says who spoke."""
    if words.folded[low] not in _SUBORDINATES or Kind.COMMA in words.kinds[low:place]:
        return None
    return None if is_said_by_another(words, place, low) else _first_cue(words, place, low + 1)


_SUBORDINATES = listed(
    "when|after|as|while|although|though|because|since|before|whereas|quand|lorsque|cuando|mientras|quando|mentre"
)


def _shown(words: Words, place: int, low: int) -> Found | None:
    """Read "a video of Jane Roe saying it was “…”" and "sued Jane Roe for saying it was “…”"."""
    kinds = words.kinds
    cue = next((at for at in range(place - 1, low, -1) if kinds[at] is Kind.CUE), low)
    if not words.folded[cue].endswith("ing"):
        return None
    accused = _accused(words, cue, low)
    if accused:
        return Found(accused, cue, "cue_in_sentence")
    if kinds[cue - 1 : cue] != [Kind.NAME]:
        return None
    first = names_ending(words, cue - 1, low)
    governed = first > low and kinds[first - 1] in _GOVERNS
    return Found(Phrase(first, cue), cue, "cue_in_sentence") if governed else None


def _accused(words: Words, gerund: int, low: int) -> Phrase | None:
    """Return the name of whom something is done to "for calling it “…”": they called it so."""
    kinds, last = words.kinds, gerund - 2
    if last <= low or words.folded[gerund - 1] not in _FOR or kinds[last] is not Kind.NAME:
        return None
    first = names_ending(words, last, low)
    before = first - 1 - (kinds[first - 1] is Kind.ARTICLE)
    governed = before >= low and kinds[before] in _DOES and first > low
    return Phrase(first, last + 1) if governed else None


_FOR = frozenset({"for", "of"})
_DOES = frozenset({Kind.CUE, Kind.VERB, Kind.WORD})
_GOVERNS = frozenset({Kind.PREPOSITION, Kind.CUE, Kind.VERB})


def _begins_clause(words: Words, place: int, low: int) -> bool:
    """Tell whether another main clause begins with the subject at `place`: ", but the mayor …"."""
    kinds, before = words.kinds, words.folded[place - 1]
    if kinds[place] not in _BEGINS_SUBJECT:
        return False
    if kinds[place - 1] is Kind.COMMA:  # "When Roe asked, Doe said"
        return kinds[low] is Kind.JOINT and Kind.COMMA not in kinds[low : place - 1]
    return (
        (before in COORDINATORS or before in _CONTRASTS) and place > 1 and kinds[place - 2] in _BEFORE_CLAUSE
    )


_BEGINS_SUBJECT = frozenset({Kind.NAME, Kind.ARTICLE, Kind.PRONOUN, Kind.ANYBODY})
_BEFORE_CLAUSE = frozenset({Kind.COMMA, Kind.QUOTATION})
_CONTRASTS = listed("while|although|though|whereas|während|tandis|mientras|mentre|enquanto|terwijl")


def _first_cue(words: Words, place: int, low: int) -> Found | None:
    """Return the subject of the first verb of speaking: whoever is named after it is spoken of."""
    cues = [at for at in range(low, place) if words.kinds[at] is Kind.CUE]
    for cue in cues[:MOST_CUES]:
        agent = agent_of(words, cue, place)
        if agent and is_quoted_of(words, agent, place):
            return Found(agent, cue, "passive")
        if agent or _is_participle(words, cue, low) or is_passive(words, cue, low):
            continue
        if words.folded[cue] in SAID_BESIDE and _AFTER_PUT.isdisjoint(words.folded[cue + 1 : cue + 2]):
            continue
        if words.folded[cue].startswith("quot") and "as" in words.folded[cue:place]:
            continue  # "the paper quoted him as saying": not the paper
        phrase = _subject(words, cue, low)
        if phrase:
            return Found(phrase, cue, "cue_in_sentence")
    return None


_AFTER_PUT = frozenset({"it", "out"})  # "put it so", "put out a letter"


def _is_participle(words: Words, cue: int, low: int) -> bool:
    """Tell whether a verb only describes the noun before it: "tweets accusing her"."""
    return words.folded[cue].endswith("ing") and cue > low and words.kinds[cue - 1] in _NOUNS


_NOUNS = frozenset({Kind.WORD, Kind.NAME})


NOBODY = frozenset({"it", "we", "you", "i"})
"""Pronouns of a clause without a verb of speaking that do not tell who is quoted in it."""
_SHORT = 10  # words: "Jane Roe was blunter."


def announced(words: Words, low: int, high: int) -> Found | None:
    """Return who speaks in the sentence [low, high), which has no quotation and stands before one."""
    found = _first_cue(words, min(high, low + REACH), low)
    if found:
        return found._replace(rule="announced")
    if high == low or not (words.kinds[high - 1] is Kind.COLON or high - low <= _SHORT):
        return None
    phrase = clause_subject(words, low, high)
    return Found(phrase, None, "announced") if phrase and words.folded[phrase.start] not in NOBODY else None
