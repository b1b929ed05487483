"""What stands beside a name and tells whether a person or an organization is named."""

import re

from wirehouse.mentions.name_words import ORGANIZATION_NOUNS
from wirehouse.mentions.words import CALLINGS, OFFICES, SPEECH
from wirehouse.text.vocabulary import FUNCTION_WORDS

_REACH = 32  # characters before a name; no word of the lists is longer
_AFTER = re.compile(r"(,?)[ \xa0](\w++)(,?)")
_WHO = {"who", "whose", "whom", "qui", "quien", "chi", "che", "die", "der", "wie"}
_ARTICLES = {"a", "an", "the", "un", "une", "la", "le", "el", "il", "eine", "ein", "o", "een", "de"}
_APPOSITION = re.compile(r", ((?:[a-z][^\s,.;]* ){0,5}[a-z][\w'’-]*)")
_CREDIT_DASH = re.compile(r"[―—–-] ?\Z")
_PRONOUN = re.compile(r"\b(?:he|she)\b")
_VERB = re.compile(r" (?:had|has|was|is|will|would|could|can|did|does|may|might|must|[a-z]+ed)\b")
_PRONOUN_REACH = 150  # characters; a sentence or two
_ANY_WORD = re.compile(r"[^\W\d_]+")

PERSON_AT = 2.0
"""From this sum of evidence on, a name without a given name is taken for a person's."""


def word_before(text: str, start: int) -> str:
    """Return the word before a place in lower case, without elided article, with the comma between if any.

    Empty at the beginning of a paragraph.
    """
    if not start or text[start - 1] == "\n":
        return ""
    words = text[max(0, start - _REACH) : start].rsplit(None, 1)
    if not words:
        return ""
    word = words[-1].lower()
    return word[2:] if word[1:2] in {"’", "'"} else word


def person_evidence(text: str, start: int, end: int, before: str) -> float:
    """Weigh what stands on both sides of a name for (and, below zero, against) a person.

    The weights are set by hand: 2 is a construction that only people stand in, 1.5 one in which
    organizations stand now and then. `before` is what `word_before` returns.
    """
    score = _BEFORE.get(before, 0.0)
    following = text[end : end + 1]
    if following == ",":
        apposition = _APPOSITION.match(text, end)
        if apposition and any(map(_is_calling, apposition.group(1).split(" "))):
            return score + 2
    elif following in {"", "\n"}:
        return score + 2 if _CREDIT_DASH.search(text, max(0, start - 2), start) else score
    after = _AFTER.match(text, end)
    return score + _after_evidence(after) if after else score


def is_taken_up(text: str, end: int) -> bool:
    """Tell whether a name does something and "he" or "she" goes on, with nobody else between."""
    pronoun = _PRONOUN.search(text, end, end + _PRONOUN_REACH)
    if pronoun is None or not _VERB.match(text, end):
        return False
    between = _ANY_WORD.findall(text, end, pronoun.start())
    return not any(
        _is_calling(word.lower()) or (word[0].isupper() and word.lower() not in FUNCTION_WORDS)
        for word in between
        if word != "I"
    )


def _is_calling(word: str) -> bool:
    """Tell whether a word names what a person is."""
    return word in CALLINGS or word in OFFICES


_BEFORE = {
    **dict.fromkeys(SPEECH, 2.0),
    **dict.fromkeys(ORGANIZATION_NOUNS, -4.0),
    "the": -1.5,
    **{word + comma: 2.0 for word in (*CALLINGS, *OFFICES) for comma in ("", ",")},
}


def names_organization(text: str, end: int, before: str) -> bool:
    """Tell whether a common noun for organizations stands before a name, between commas or directly."""
    return before in ORGANIZATION_NOUNS or (
        before[-1:] == "," and text.startswith(",", end) and before[:-1] in ORGANIZATION_NOUNS
    )


def precedes_house(text: str, end: int) -> bool:
    """Tell whether a noun for an organization or a house follows a name ("the Roe guesthouse")."""
    after = _AFTER.match(text, end)
    return after is not None and not after.group(1) and after.group(2) in _HOUSES


_HOUSES = ORGANIZATION_NOUNS | {
    "bakery",
    "bar",
    "farm",
    "guesthouse",
    "hotel",
    "inn",
    "mill",
    "museum",
    "restaurant",
}


def _after_evidence(after: re.Match[str]) -> float:
    """Weigh the word after a name."""
    first, word, second = after.group(1), after.group(2).lower(), after.group(3)
    if word in _WHO and (first or word in {"who", "whose"}):
        return 2
    if first and second and len(word) == 2 and word.isdigit():  # an age
        return 2.5
    if word in SPEECH:
        return 1.5
    if word in {"which", "whereby"}:
        return -3
    return 0.5 if first and word in _ARTICLES else 0


def gender_of_word(word: str) -> str | None:
    """Return the gender that a calling or an office tells of, in lower case."""
    return CALLINGS.get(word) or OFFICES.get(word)
