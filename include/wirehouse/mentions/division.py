"""What the words of a capitalised sequence say: which names it holds, and of what kind."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from wirehouse.mentions.folding import fold
from wirehouse.mentions.given_names import GIVEN_NAMES, is_given
from wirehouse.mentions.groups import GROUPS
from wirehouse.mentions.known import NO_ORGANIZATIONS, is_acronym, usual_name
from wirehouse.mentions.name_words import (
    FAMILY_NAMES,
    LEADING_HEADS,
    NO_NAME,
    ORGANIZATION_HEADS,
    ORGANIZATION_OF,
    PARTICLES,
    PLACE_HEADS,
    THING_HEADS,
)
from wirehouse.mentions.names import (
    ACRONYM,
    GIVEN,
    GROUP,
    ORGANIZATION,
    PLACE,
    SEVERAL,
    SINGLE,
    TITLED,
    Kind,
    Piece,
)
from wirehouse.mentions.naming import SUFFIXES
from wirehouse.mentions.person_words import (
    LINKS,
    WEAK_PARTICLES,
    affiliates,
    after_complement,
    is_family_name,
    is_office,
    office_begins,
    person_words,
)
from wirehouse.mentions.sequences import Word, joined, words_of
from wirehouse.mentions.words import HONORIFICS, OFFICES

_JOINS = {"", "&", "and"}  # between the words of one name that ends with its head
# Words of no name that may be in one before another capitalised word, and after a given name.
_PARTICLES_AND_ARTICLES = PARTICLES | {"san", "st.", "mt.", "an", "do", "so", "no"}
_SYLLABLES = {"un"}  # of Korean names of three words ("Kim Jong Un"), and small words elsewhere
_MONTH_NAMES = {"may", "june", "april", "august", "jan"}
_NO_NAME_ALONE = OFFICES.keys() | SUFFIXES
_CAMEL = re.compile(r"[a-z]{3}[A-Z]")  # "PolitiFact", but "McCain"
_PARTY = re.compile(r"[DRI]-")  # "D-Va."
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=16384)
def pieces_of(sequence: str) -> tuple[Piece, ...]:
    """Divide a capitalised sequence into names, in order, and tell of each what its words say."""
    found: list[Piece] = []
    segment: list[Word] = []
    words = list(words_of(sequence))
    for index, word in enumerate(words):
        if word.ends:
            found.extend(_divide([*segment, word]))
            segment = []
        elif (
            word.lower in NO_NAME
            and not (segment and word.lower in ORGANIZATION_HEADS)
            and not (len(word.text) > 1 and word.text.isupper() and usual_name(word.text))
            and not _may_be_in_name(word, segment, words[index + 1 :])
        ):
            found.extend(_divide(segment))
            segment = []
        else:
            segment.append(word)
    found.extend(_divide(segment))
    return tuple(found)


def _may_be_in_name(word: Word, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Tell whether a word that mostly is in no name may be in one here ("Theresa May", "Le Pen")."""
    if word.lower in _SYLLABLES:
        return len(before) == 2 and not after
    if word.lower in _MONTH_NAMES and before:
        return fold(before[-1].text) in GIVEN_NAMES or before[-1].lower in HONORIFICS
    return word.lower in _PARTICLES_AND_ARTICLES and bool(after) and bool(before or len(word.text) > 2)


def _divide(words: Sequence[Word]) -> Sequence[Piece]:
    """Divide words without a break between them into names."""
    if not words:
        return ()
    if len(words) == 1:
        kind = _kind_alone(words[0])
        return (_piece(words, kind),) if kind else ()
    if usual_name(joined(words)):
        return (_piece(words, ORGANIZATION),)
    for divide in (_by_title, _by_known, _by_first_head, _by_head, _by_group, _by_link, _by_given_name):
        found = divide(words)
        if found is not None:
            return found
    return _several(words)


def _kind_alone(word: Word) -> Kind | None:
    """Tell what a word says that stands alone; None if it is no name."""
    text = word.text
    if word.lower in HONORIFICS or _PARTY.match(text):
        return None
    if usual_name(text):
        return ORGANIZATION
    if word.lower in GROUPS:
        return GROUP
    if is_acronym(text) or _CAMEL.search(text):
        return ACRONYM
    return None if text.removesuffix("s").isupper() else SINGLE


def _ends_organization(words: Sequence[Word]) -> bool:
    """Tell whether the last word heads an organization's name, and is not the family name of a person."""
    last = words[-1].lower.rpartition("-")[2]
    if last in FAMILY_NAMES and len(words) > 1 and is_given(fold(words[-2].text)):
        return False
    return last in ORGANIZATION_HEADS


def _piece(words: Sequence[Word], kind: Kind) -> Piece:
    """Make one name of words; particles do not count when names are compared ("bin Laden", "Bin Laden")."""
    compared = [fold(word.text) for word in words if word.lower not in PARTICLES]
    return Piece(words[0].start, words[-1].end, kind, tuple(compared) or (fold(words[0].text),))


def _by_title(words: Sequence[Word]) -> list[Piece] | None:
    """Divide at the last title that a name follows: what is before, and the person."""
    for index in range(len(words) - 2, -1, -1):
        word = words[index]
        honorific = word.lower in HONORIFICS
        if not (honorific or is_office(words, index)):
            continue
        start = index + 1
        if words[start].link in {"of", "of the", "for"}:
            start = after_complement(words, start)
        last = words[-1].lower
        if start >= len(words) or (
            not honorific and (_ends_organization(words) or (last in THING_HEADS and len(words) - start < 3))
        ):
            return None
        begins = office_begins(words, index)
        person = person_words(words[start:])
        is_name = person and (is_family_name(words, start) or person[0].lower not in _NO_NAME_ALONE)
        if not is_name or usual_name(joined(person)):
            return None
        rest = words[start + len(person) :]
        return [*_divide(words[:begins]), _piece(person, TITLED), *_divide(rest)]
    return None


def _by_known(words: Sequence[Word]) -> list[Piece] | None:
    """Set a known organization of several words apart at the beginning or the end."""
    if len(words) < 3 or _ends_organization(words):
        return None
    for length in range(min(5, len(words) - 1), 1, -1):
        if usual_name(joined(words[:length])):
            return [_piece(words[:length], ORGANIZATION), *_divide(words[length:])]
        if usual_name(joined(words[-length:])) and not words[-length].link:
            return [*_divide(words[:-length]), _piece(words[-length:], ORGANIZATION)]
    return None


def _by_first_head(words: Sequence[Word]) -> list[Piece] | None:
    """Recognize an organization by a head with "of" after it, or one that languages put first."""
    for word, following in pairwise(words):
        link = following.link
        if word.lower in ORGANIZATION_OF and link != "&" and (link in LINKS or link in WEAK_PARTICLES):
            return [_piece(words, ORGANIZATION)]
    return [_piece(words, ORGANIZATION)] if len(words) > 1 and words[0].lower in LEADING_HEADS else None


def _by_head(words: Sequence[Word]) -> list[Piece] | None:
    """Recognize an organization or another thing by the last word of its name."""
    last = words[-1].lower.rpartition("-")[2]
    if not {word.link for word in words[1:]} <= _JOINS:
        return None
    if len(words) == 2 and last in FAMILY_NAMES and is_given(fold(words[0].text)):
        return None
    if (
        _ends_organization(words)
        and not _PARTY.match(words[0].text)
        and joined(words).lower() not in NO_ORGANIZATIONS
    ):
        kind = ORGANIZATION
    elif last in PLACE_HEADS or (words[0].lower in PLACE_HEADS and len(words) < 4):
        kind = PLACE
    elif last in THING_HEADS:
        return []
    elif words[-1].link == "&" and len(words[-1].text) > 2 and not is_given(fold(words[-1].text)):
        kind = ORGANIZATION
    else:
        return None
    return [_piece(words, kind)]


def _by_group(words: Sequence[Word]) -> list[Piece] | None:
    """Set a group's name apart at the beginning or the end ("Senate Republicans", "Republican Jane Roe")."""
    if words[0].lower in GROUPS:
        return [_piece(words[:1], GROUP), *_divide(words[1:])]
    if words[-1].lower in GROUPS:
        return [*_divide(words[:-1]), _piece(words[-1:], GROUP)]
    return None


def _by_link(words: Sequence[Word]) -> list[Piece] | None:
    """Divide at "of" where no organization is named, and at "de" and its like where no person is."""
    for index in range(len(words) - 1, 0, -1):
        link = words[index].link
        if link and (
            link in LINKS
            or (link in WEAK_PARTICLES and not is_given(fold(words[0].text)))
            or affiliates(words, index)
        ):
            return [*_divide(words[:index]), *_divide(words[index:])]
    return None


def _by_given_name(words: Sequence[Word]) -> list[Piece] | None:
    """Recognize a person by a given name with one to four words after it."""
    for index, word in enumerate(words[:-1]):
        if is_given(fold(word.text)):
            person = person_words(words[index:])
            if len(person) < 2:
                return None
            rest = words[index + len(person) :]
            return [*_divide(words[:index]), _piece(person, GIVEN), *_divide(rest)]
    return None


def _several(words: Sequence[Word]) -> Sequence[Piece]:
    """Keep two to five words together; more are a headline. Acronyms and digits are in no person's name."""
    if len(words) > 5 or any(is_acronym(word.text) or _DIGIT.search(word.text) for word in words):
        return ()
    return (_piece(words, SEVERAL),)
