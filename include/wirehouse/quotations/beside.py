"""Who said a quotation, by what stands beside it in its own sentence."""

from wirehouse.quotations.clauses import (
    MOST_CUES,
    NOBODY,
    Found,
    cue_before,
    cue_in_sentence,
    cue_in_subordinate,
)
from wirehouse.quotations.cues import DENIALS, NOUNS, Kind
from wirehouse.quotations.openings import before_verb
from wirehouse.quotations.passives import is_passive
from wirehouse.quotations.phrases import LAST, Phrase, phrase_starting
from wirehouse.quotations.subjects import is_title, subject_before
from wirehouse.quotations.utterances import in_words_of, utterance_of
from wirehouse.quotations.words import Words

_REACH = 60  # words on either side of a quotation


def find_beside(words: Words, place: int, low: int, high: int) -> Found | None:
    """Return the speaker of the quotation at `place` in the sentence [low, high), by the first that fires."""
    low, high = max(low, place - _REACH), min(high, place + _REACH)
    return (
        cue_before(words, place, low)
        or in_words_of(words, place, low)
        or cue_in_subordinate(words, place, low)
        or _after(words, place, high)
        or _labelled(words, place, low)
        or (signature(words) if high == len(words.kinds) else None)
        or _introduced(words, place, low, high)
        or _source(words, range(place + 1, high), high)
        or _by(words, place, low, high)
        or cue_in_sentence(words, place, low)
        or _source(words, range(place - 1, low - 1, -1), place)
        or utterance_of(words, place, low)
        or _tag(words, place, high)
    )


def find_after_stop(words: Words, place: int, high: int) -> Found | None:
    """Read "“…?” the judge asked." where the quotation ends as a sentence does, up to the end of the next."""
    found = _after(words, place, min(high, place + _REACH))
    if found is None or found.cue is None:
        return None
    after = max(found.cue + 1, found.phrase.end)
    if words.folded[place] == "." and Kind.QUOTATION in words.kinds[after : after + 2]:
        return None  # "“….” Roe went on, “…”"
    ends = after >= high or words.kinds[after] in _AFTER_TAG
    if not ends and words.folded[place] != ".":  # "“…?” Roe asked the crowd."
        ends = _NEW_CLAUSE.isdisjoint(words.kinds[after:high])
    return found._replace(rule="after_stop") if ends else None


def signature(words: Words) -> Found | None:
    """Read "“…” — Jane Roe" at the end of a paragraph: it signs all that is quoted in it."""
    kinds = words.kinds
    end = len(kinds) - (kinds[-1] is Kind.STOP)
    first = end
    while first > max(0, end - _REACH) and kinds[first - 1] is Kind.NAME:
        first -= 1
    signs = 1 < first < end and kinds[first - 1] is Kind.DASH and kinds[first - 2] in _BEFORE_SIGNATURE
    return Found(Phrase(first, end), None, "signed") if signs else None


_AFTER_TAG = frozenset({Kind.STOP, Kind.COMMA, Kind.TIME, Kind.PREPOSITION, Kind.QUOTATION, Kind.ADVERB})
_NEW_CLAUSE = frozenset({Kind.JOINT, Kind.AUXILIARY, Kind.PRONOUN, Kind.CUE, Kind.QUOTATION})
_BEFORE_SIGNATURE = frozenset({Kind.QUOTATION, Kind.STOP})


def _after(words: Words, place: int, high: int) -> Found | None:
    """Read "“…,” said Jane Roe, a nurse" and "“…,” Jane Roe told reporters"."""
    kinds = words.kinds
    first = place + 1
    while first < high and kinds[first] in _LEADS_ON:
        first += 1
    first += words.folded[first : first + 1] in _HOW and kinds[first - 1] is Kind.AUXILIARY
    if first >= high or kinds[first] in _NO_SUBJECT:
        return None
    if kinds[first] is Kind.CUE:
        return _inverted(words, place, first, high)
    paused = words.folded[place] == ","
    for cue in range(first, high):
        if words.folded[cue].endswith("ing") and kinds[cue - 1] is not Kind.AUXILIARY:
            continue  # "“…,” including Roe testifying in public"
        if kinds[cue] is Kind.CUE and not _is_relative(words, cue, first):
            phrase = subject_before(words, cue, first)
            if phrase and (phrase.start == first or paused):
                return Found(Phrase(first, phrase.end), cue, "cue_after")
            described = paused and _is_described(words, first, cue)
            return Found(Phrase(first, cue), cue, "cue_after") if described else None
        if kinds[cue] in _ENDS_CLAUSE and not is_title(words, cue, first):
            break
    acts = Kind.AUXILIARY not in kinds[place + 1 : first]  # "“…,” was well received"
    return _unlisted_verb_after(words, first, high) if paused and acts else None


def _is_relative(words: Words, cue: int, low: int) -> bool:
    """Tell whether a verb only says something of the speaker: "Jane Roe, who spoke to us, said"."""
    before = cue - 1
    while before > low and words.kinds[before] in {Kind.ADVERB, Kind.AUXILIARY}:
        before -= 1
    return before > low and words.kinds[before] is Kind.RELATIVE


def _is_described(words: Words, first: int, cue: int) -> bool:
    """Tell whether a clause describes who stands before it: "a cook who asked not to be named"."""
    kinds = words.kinds[first:cue]
    return Kind.RELATIVE in kinds and Kind.COMMA not in kinds and kinds[-1] in LAST


_HOW = (["how"], ["what"])  # "“…” is how Obama described it"
_LEADS_ON = frozenset({Kind.COMMA, Kind.DASH, Kind.ADVERB, Kind.AUXILIARY})
_NO_SUBJECT = frozenset({Kind.JOINT, Kind.PREPOSITION, Kind.RELATIVE, Kind.OPEN})
_ENDS_CLAUSE = frozenset({Kind.STOP, Kind.QUOTATION, Kind.COLON})


def _inverted(words: Words, place: int, cue: int, high: int) -> Found | None:
    """Read "said Jane Roe, a nurse" after the quotation at `place`."""
    kinds = words.kinds
    paused = words.folded[place] in _PAUSES or kinds[place + 1] in _BETWEEN_HALVES
    within_verb = not paused and kinds[place - 1 : place] == [Kind.AUXILIARY]  # "had “officially” declared"
    if within_verb or words.folded[cue].endswith("ing"):
        return None
    first = cue + 1
    while first < high and kinds[first] is Kind.ADVERB:
        first += 1
    if (
        words.folded[first : first + 1] in _TO_WHOM and kinds[first] is Kind.PREPOSITION
    ):  # "a expliqué à l’AFP le maire"
        first += 1 + (kinds[first + 1 : first + 2] == [Kind.ARTICLE])
        while first < high and kinds[first] is Kind.NAME:
            first += 1
    phrase = phrase_starting(words, first, high)
    return Found(phrase, cue, "inverted_cue") if phrase else None


_TO_WHOM = (["à"], ["a"], ["al"])
_PAUSES = frozenset(",?!…—–-")
_BETWEEN_HALVES = frozenset({Kind.COMMA, Kind.DASH})


def _unlisted_verb_after(words: Words, first: int, high: int) -> Found | None:
    """Read "“…,” Jane Roe chuckled." by the comma alone: a subject, a verb, and the clause is over."""
    whole = phrase_starting(words, first, high)
    if whole is None:
        return None
    phrase = before_verb(words, whole)
    if phrase.end - 1 > first and words.folded[phrase.end - 1] in NOUNS:  # "the lawsuit claims"
        phrase = Phrase(first, phrase.end - 1)
    verb = phrase.end
    verbal = verb < high and words.kinds[verb] in _VERBAL
    ends = verb + 1 >= high or words.kinds[verb + 1] in _AFTER_TAG
    return Found(phrase, verb, "after_comma") if verbal and ends else None


_VERBAL = frozenset({Kind.WORD, Kind.VERB})


def _labelled(words: Words, place: int, low: int) -> Found | None:
    """Read "Merkel: “…”", "Adds Merkel: “…”" and "Merkel’s verdict: “…”"."""
    kinds, colon = words.kinds, place - 1
    if colon - 1 < low or kinds[colon] is not Kind.COLON:
        return None
    if all(kind is Kind.NAME for kind in kinds[low:colon]):
        return Found(Phrase(low, colon), None, "labelled")
    if kinds[low] is Kind.CUE:
        phrase = phrase_starting(words, low + 1, colon)
        return Found(phrase, low, "inverted_cue") if phrase and phrase.end == colon else None
    first = next((at for at in range(low, colon - 1) if words.is_possessive(at)), None)
    if first is None or not _NOUN_PHRASE.issuperset(kinds[low:colon]):
        return None
    return Found(Phrase(low, first + 1), None, "labelled")


_NOUN_PHRASE = frozenset({Kind.NAME, Kind.WORD, Kind.ADVERB, Kind.NUMBER})


def _introduced(words: Words, place: int, low: int, high: int) -> Found | None:
    """Read "After saying it was “…,” Jane Roe left"."""
    kinds = words.kinds
    for cue in range(low, min(low + 2, place)):
        if kinds[cue] is Kind.CUE and words.folded[cue].endswith("ing"):
            first = place + 1 + (kinds[place + 1 : place + 2] == [Kind.COMMA])
            paused = words.folded[place] == "," or first > place + 1
            phrase = phrase_starting(words, first, high) if paused else None
            return Found(before_verb(words, phrase), cue, "introduced") if phrase else None
    return None


def _source(words: Words, places: range, high: int) -> Found | None:
    """Read "according to the mayor" on the way through the words at `places`."""
    for place in places:
        kind = words.kinds[place]
        if kind is Kind.STOP:
            return None
        if kind is Kind.SOURCE or (words.folded[place] == "words" and _is_in_the_words(words, place)):
            first = place + 1 + (words.folded[place + 1 : place + 2] in _TO)
            phrase = phrase_starting(words, first, high)
            return Found(phrase, place, "according_to") if phrase else None
    return None


def _is_in_the_words(words: Words, place: int) -> bool:
    return words.folded[max(0, place - 2) : place + 2] == ["in", "the", "words", "of"]


_TO = (["to"], ["of"])


def _by(words: Words, place: int, low: int, high: int) -> Found | None:
    """Read "was called “…” by Jane Roe" and "“…” was written by Jane Roe"."""
    passive = place + 2
    said = words.folded[passive : passive + 2]
    if said[1:] == ["by"] and said[0] not in DENIALS and is_passive(words, passive, place):
        phrase = phrase_starting(words, passive + 2, high)
        return Found(phrase, passive, "passive") if phrase else None
    if words.folded[place + 1 : place + 2] != ["by"]:
        return None
    for cue in range(place - 1, low, -1):
        if words.kinds[cue] is Kind.CUE and is_passive(words, cue, low):
            phrase = phrase_starting(words, place + 2, high)
            return Found(phrase, cue, "passive") if phrase else None
    return None


def _tag(words: Words, place: int, high: int) -> Found | None:
    """Read "“…” measures, the minister said" and "“…” measures, said the minister"."""
    cues = [at for at in range(place + 1, high) if words.kinds[at] is Kind.CUE]
    for cue in cues[:MOST_CUES]:
        if words.kinds[cue - 1] is Kind.COMMA:
            phrase = phrase_starting(words, cue + 1, high)
            ends = phrase and (phrase.end == high or words.kinds[phrase.end] is Kind.STOP)
            if phrase and ends and words.folded[phrase.start] not in NOBODY:  # ", as Roe puts it"
                return Found(phrase, cue, "tag")
        phrase = subject_before(words, cue, place + 1)
        if phrase and phrase.start > place + 1 and words.kinds[phrase.start - 1] is Kind.COMMA:
            return Found(phrase, cue, "tag")
    return None
