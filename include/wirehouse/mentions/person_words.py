"""Where a person's name begins and ends in a capitalised sequence, and the office that stands before it."""

from collections.abc import Sequence

from wirehouse.mentions.folding import fold
from wirehouse.mentions.given_names import GIVEN_NAMES, is_given
from wirehouse.mentions.groups import GROUPS
from wirehouse.mentions.known import usual_name
from wirehouse.mentions.name_words import OFFICE_FAMILY_NAMES
from wirehouse.mentions.naming import SUFFIXES
from wirehouse.mentions.sequences import Word, joined
from wirehouse.mentions.words import HONORIFICS, OFFICE_LEADS, OFFICES

LINKS = {"of", "of the", "for", "for the", "on", "&"}
# Romance and Dutch particles that stand in names of people and, like "of", in those of anything else.
WEAK_PARTICLES = {
    *("de", "de la", "de los", "de las", "del", "du", "da", "do", "dos", "di", "della", "des"),
    *("der", "den", "das", "la", "las", "le", "el", "los", "e", "y", "zu", "zum", "zur"),
}
# After given and family name these tell where a person comes from or belongs to.
_AFFILIATING = WEAK_PARTICLES | {"van", "van de", "van den", "van der", "von", "von der"}
# German compounds are titles by their endings ("Regierungssprecherin").
_OFFICE_ENDINGS = (
    *("anwalt", "chef", "direktor", "experte", "kanzler", "leiter", "minister", "präsident", "sprecher"),
    *("anwältin", "chefin", "direktorin", "expertin", "kanzlerin", "leiterin", "ministerin", "präsidentin"),
    *("sprecherin", "vorsitzende", "vorsitzender"),
)
_NOT_IN_PERSON = {"administration", "campaign", "foundation", "tower", "house", "party", "white", "national"}
_BEFORE_OFFICE = OFFICE_LEADS | HONORIFICS.keys() | OFFICES.keys()


def is_office(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word is the last of an office ("President", "Chief Executive")."""
    lower = words[index].lower
    if lower == "executive":
        return index > 0 and words[index - 1].lower == "chief"
    return (lower in OFFICES and not is_family_name(words, index)) or lower.endswith(_OFFICE_ENDINGS)


def is_family_name(words: Sequence[Word], index: int) -> bool:
    """Tell whether an office is a family name where it stands ("Stephen King", "Mr. King Jr.")."""
    if index == 0 or words[index].lower not in OFFICE_FAMILY_NAMES:
        return False
    before, after = words[index - 1], words[index + 1 : index + 2]
    is_named = before.lower in HONORIFICS or is_given(fold(before.text))
    return is_named and all(word.lower in SUFFIXES for word in after)


def office_begins(words: Sequence[Word], index: int) -> int:
    """Return where the office begins whose last word is given ("Deputy Harbour Minister")."""
    begins = index
    while begins and not words[begins].link and not usual_name(joined(words[:begins])):
        if words[begins - 1].lower in _BEFORE_OFFICE:
            begins -= 1
        elif begins > 1 and words[begins - 2].lower in OFFICE_LEADS and not words[begins - 1].link:
            begins -= 2
        else:
            break
    return begins


def after_complement(words: Sequence[Word], index: int) -> int:
    """Return where the person begins after an office with "of" ("Secretary of State John Kerry")."""
    for later in range(index + 1, len(words) - 1):
        if fold(words[later].text) in GIVEN_NAMES:
            return later
    return index + 1


def affiliates(words: Sequence[Word], index: int) -> bool:
    """Tell whether "van" or its like stands after given and family name: a town or an employer follows."""
    return (
        index > 1
        and words[index].link in _AFFILIATING
        and not all(is_given(fold(word.text)) for word in words[:index])
    )


def person_words(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words at the beginning that may be one person's name: up to five, "of" ends it."""
    for index, word in enumerate(words):
        if word.link and affiliates(words, index):
            return words[:index]
        ends = word.link in LINKS or word.lower in GROUPS or word.lower in _NOT_IN_PERSON
        if index and (ends or (word.lower in OFFICES and not is_family_name(words, index))):
            return words[:index]
    return words[:5]
