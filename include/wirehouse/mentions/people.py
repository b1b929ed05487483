"""The people of an article: what the text says of each that tells who is meant by "she" or "the mayor"."""

import re
from collections.abc import Sequence
from itertools import dropwhile
from typing import Literal, NamedTuple

from wirehouse.mentions.context import gender_of_word
from wirehouse.mentions.given_names import gender_of_given_name
from wirehouse.mentions.model import Mention, MentionType
from wirehouse.mentions.words import CALLINGS, HONORIFICS, OFFICE_LEADS, OFFICES, SPEECH
from wirehouse.text.prose import Prose
from wirehouse.text.vocabulary import FUNCTION_WORDS

_REACH = 80  # characters before a name that a description may take
_PRONOUN_REACH = 200
# "she", "her", "hers", "herself", "he", "him", "his", "himself"; the engine looks for the first letter alone.
_PRONOUN = re.compile(r"[HhSs](?<!\w.)(?i:((?<=s)he|(?<=h)er(?:s(?:elf)?)?)|(?<=h)(?:e|im(?:self)?|is))\b")
_APPOSITION = re.compile(
    r"(?:, | (?:is|was|became|has been) )"
    r"(?:(?:the|an?|his|her|its|their|our|la|le|el|une?|una|die|der|eine?|il|o) )?"
    r"([^\n,.;:!?()“”„«»\"–—]{3,90})"
)
_CLAUSE = re.compile(r" (?:who|whose|which|that|said|says|told|added|and|but|when|where|as|qui|que|che|di)\b")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_HEAD_WITHIN = 6  # words: the head of an apposition stands among the first of them
_MAX_WORDS = 7  # of a description before a name
_STOPS = frozenset(',.;:!?()“”„«»"–—|\n')
_DETERMINERS = frozenset({
    "the",
    "a",
    "an",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "your",
    "this",
    "that",
})
_ADJECTIVES = frozenset({
    "former",
    "longtime",
    "senior",
    "retired",
    "late",
    "then",
    "ex",
    "veteran",
    "current",
})


_LEADS = OFFICE_LEADS | _ADJECTIVES


class Person(NamedTuple):
    """A person whom the article names.

    `name` is the `entity` of the person's mentions. `gender` is what the text gives evidence of (honorific,
    office, pronoun next to the name, given name), None when there is none or it contradicts itself.
    `descriptions` are what the text calls the person next to the name, without article and in its own
    letters, in order and without repeats: "chairwoman of the harbour board", "Prime Minister".
    """

    name: str
    gender: Literal["female", "male"] | None
    descriptions: tuple[str, ...]


def find_people(prose: Prose, mentions: Sequence[Mention]) -> list[Person]:
    """Return the people among the mentions of an article, in order of their first mention. Never raises."""
    text = prose.text
    descriptions: dict[str, dict[str, None]] = {}
    votes: dict[str, float] = {}  # above zero: female
    people = [mention for mention in mentions if mention.type is MentionType.PERSON]
    for index, mention in enumerate(people):
        found = descriptions.setdefault(mention.entity, {})
        honorific, before = _before(text, mention.start)
        after = _after(text, mention.end)
        found.update(dict.fromkeys(filter(None, (before, after))))
        following = people[index + 1].start if index + 1 < len(people) else len(text)
        votes[mention.entity] = (
            votes.get(mention.entity, 0.0)
            + 4 * _vote(honorific)
            + 2 * (_vote(_gender_of(before)) + _vote(_gender_of(after)))
            + _pronoun_vote(text, mention.end, min(following, mention.end + _PRONOUN_REACH))
        )
    return [
        Person(name, _gender(votes[name] + 2 * _vote(gender_of_given_name(name))), tuple(found))
        for name, found in descriptions.items()
    ]


def _vote(gender: str | None) -> int:
    """Count a gender: 1 for female, -1 for male."""
    return 0 if gender is None else 1 if gender == "female" else -1


def _gender(vote: float) -> Literal["female", "male"] | None:
    """Read the sum of votes."""
    return "female" if vote >= 1 else "male" if vote <= -1 else None


def _before(text: str, start: int) -> tuple[str | None, str | None]:
    """Return the gender of an honorific before a name, and the description that ends there."""
    least = max(0, start - _REACH)
    head = text[max(text.rfind("\n", least, start) + 1, least) : start].rstrip(" \xa0")
    comma = head.endswith(",")
    words = head.removesuffix(",").replace("\xa0", " ").split(" ")
    gender: str | None = None
    while words and words[-1].lower() in HONORIFICS and not comma:
        gender = HONORIFICS[words.pop().lower()] or gender
    first = len(words)
    while first and first > len(words) - _MAX_WORDS and _goes_on(words, first - 1):
        first -= 1
    taken = words[first:]
    if not taken or not (_is_head(taken[-1]) or ("of" in taken and not comma)):
        return gender, None
    if not (first == 0 or words[first - 1].lower() in _DETERMINERS or words[first - 1][-1:] in _STOPS):
        taken = list(dropwhile(_cannot_begin, taken))
    return gender, " ".join(taken) or None


def _cannot_begin(word: str) -> bool:
    """Tell whether a description that reaches back too far does not begin with a word."""
    return not (word[:1].isupper() or _is_head(word) or word in _LEADS)


def _goes_on(words: Sequence[str], index: int) -> bool:
    """Tell whether a description before a name may reach back over a word."""
    word = words[index]
    lower = word.lower()
    if not word or word[-1] in _STOPS or word[0] in _STOPS or word[-2:] in {"'s", "’s"} or lower in SPEECH:
        return False
    return lower not in FUNCTION_WORDS or (
        lower == "of" and index > 0 and words[index - 1].lower() in OFFICES and index + 1 < len(words)
    )


def _after(text: str, end: int) -> str | None:
    """Return the description in apposition after a name."""
    match = _APPOSITION.match(text, end)
    if match is None:
        return None
    phrase = match.group(1)
    clause = _CLAUSE.search(phrase)
    if clause:
        phrase = phrase[: clause.start()]
    words = _WORD.findall(phrase)[:_HEAD_WITHIN]
    return phrase.strip() if any(map(_is_head, words)) else None


def _is_head(word: str) -> bool:
    """Tell whether a word names what a person is."""
    lower = word.lower()
    return lower in CALLINGS or lower in OFFICES


def _gender_of(description: str | None) -> str | None:
    """Return the gender that the words of a description tell of."""
    if description is None:
        return None
    return next(filter(None, map(gender_of_word, description.lower().split())), None)


def _pronoun_vote(text: str, start: int, end: int) -> int:
    """Count the first pronoun after a name, before the next person is named."""
    paragraph = text.find("\n", start, end)
    match = _PRONOUN.search(text, start, end if paragraph < 0 else paragraph)
    return 0 if match is None else 1 if match.group(1) else -1
