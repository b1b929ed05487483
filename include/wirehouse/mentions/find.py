"""The mentions in an article."""

import re
from collections.abc import Iterable, Iterator, Mapping

from wirehouse.mentions.context import word_before
from wirehouse.mentions.division import pieces_of
from wirehouse.mentions.folding import fold
from wirehouse.mentions.groups import GROUPS
from wirehouse.mentions.model import Mention, MentionType
from wirehouse.mentions.names import CERTAIN, GIVEN, GROUP, PLACE, SEVERAL, UNCERTAIN, Kind, Name
from wirehouse.mentions.organizations import Organizations
from wirehouse.mentions.persons import Persons
from wirehouse.mentions.places import find_places
from wirehouse.mentions.sequences import sequences
from wirehouse.steps import Steps, in_steps
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose

_SEARCHED = {Role.TITLE, Role.STANDFIRST, Role.HEADING, Role.BODY, Role.CAPTION}
_OPENS = frozenset(".!?:;\n\"“”„«»‘'(—–-•|")
_HEADLINE = 200  # characters; a longer line is no headline
_SMALL_WORD = re.compile(r"\b[^\W\d_A-Z]{5,40}\b")  # shorter ones are words as often as names
_TELLING = frozenset(Kind) - UNCERTAIN - {GIVEN}  # a place of the same name is another
_PLACE = MentionType.PLACE  # Python 3.11 takes long to look a member up
_LONGEST = 5  # words of a name in a headline


@in_steps
def find_mentions(prose: Prose, language: str | None) -> Steps[list[Mention]]:
    """Return the mentions in an article in order of their places; they do not overlap. Never raises.

    The running text decides who is named; in lines that capitalise every word only those count whom it names.
    """
    text = prose.text
    capitalised = list(sequences(text))
    yield
    places = yield from find_places.steps(prose, capitalised)
    yield
    names, headlines = _read(prose, capitalised, {place.start: place.end for place in places})
    yield
    persons = Persons(text, names, nouns_capitalised=language == "de")
    yield
    organizations = Organizations(text, names)
    yield
    found = [*places, *_explained(organizations), *_careless(prose, persons)]
    found += filter(None, (_mention(text, name, persons, organizations) for name in names))
    for name in headlines:
        found.extend(_confirmed(text, name, persons, organizations))
    return _resolved(found)


def _read(
    prose: Prose, found: Iterable[tuple[int, str]], places: Mapping[int, int]
) -> tuple[list[Name], list[Name]]:
    """Read the names in running text, and apart from them those in lines that capitalise every word.

    A place is left out unless the words say something else ("Mr. London", "London Council"); `places` are the
    ends of places by their starts.
    """
    text = prose.text
    running: list[Name] = []
    headlines: list[Name] = []
    names: list[Name] | None = None
    start = end = 0
    for begins, sequence in found:
        if begins >= end:
            index = prose.index_at(begins)
            passage = prose.passages[index]
            start, end = prose.starts[index], prose.starts[index] + len(passage.text)
            names = None
            if passage.role in _SEARCHED:
                names = headlines if _capitalises_all(passage) else running
        if names is None:
            continue
        for first, last, kind, words in pieces_of(sequence):
            at, until = begins + first, begins + last
            if kind in _TELLING:
                names.append(Name(at, until, kind, words))
            elif places.get(at) != until:
                opens = not first and (at == start or text[at - 1] in _OPENS or text[at - 2] in _OPENS)
                names.append(Name(at, until, kind, words, opens, word_before(text, at)))
    return running, headlines


def _capitalises_all(passage: Passage) -> bool:
    """Tell whether a passage is set in capitals or in title case, so that capitals tell nothing in it."""
    line = passage.text
    if passage.role is Role.BODY and (len(line) > _HEADLINE or line[-1] in '.”"'):
        return line[:_HEADLINE].isupper()
    words = [word for word in line[:_HEADLINE].split(" ") if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _mention(text: str, name: Name, persons: Persons, organizations: Organizations) -> Mention | None:
    """Make a mention of a name whose type is certain."""
    start, end, kind, words, opens, _ = name
    if kind is GROUP:
        return Mention(start, end, MentionType.GROUP, GROUPS[text[start:end].lower()])
    if kind not in CERTAIN:
        organization = organizations.entity(words)
        if organization:
            return Mention(start, end, MentionType.ORGANIZATION, organization)
    person = persons.entity(name)
    if not person and opens and kind is SEVERAL:  # "Yesterday Roe left."
        person = persons.confirmed(words[1:])
        start = text.find(" ", start, end) + 1 or start
    if person:
        return Mention(start, end, MentionType.PERSON, person)
    return Mention(start, end, MentionType.PLACE, text[start:end]) if kind is PLACE else None


def _explained(organizations: Organizations) -> Iterator[Mention]:
    """Make mentions of the names that an acronym in brackets follows."""
    for entry in organizations.explained:
        entity = organizations.entity((fold(entry.acronym),)) or entry.name
        yield Mention(entry.start, entry.end, MentionType.ORGANIZATION, entity)


def _careless(prose: Prose, persons: Persons) -> Iterator[Mention]:
    """Make mentions of people whose names stand in small letters, in paragraphs that spare capitals so."""
    paragraphs: dict[int, int] = {}
    text = prose.text
    for name in persons.careless:
        entity = persons.confirmed(name.words)
        if entity:
            end = name.start + len(name.text)
            yield Mention(name.start, end, MentionType.PERSON, entity)
            paragraphs.setdefault(prose.index_at(end), end)
    for index, start in paragraphs.items():
        end = prose.starts[index] + len(prose.passages[index].text)
        for word in _SMALL_WORD.finditer(text, start, end):
            entity = persons.confirmed((fold(word.group()),))
            if entity:
                yield Mention(word.start(), word.end(), MentionType.PERSON, entity)


def _confirmed(text: str, name: Name, persons: Persons, organizations: Organizations) -> Iterator[Mention]:
    """Find the names among the words of a headline that the running text confirms, the longest first."""
    words: list[tuple[int, int]] = []
    at = name.start
    for word in text[name.start : name.end].replace("\xa0", " ").split(" "):
        words.append((at, at + len(word)))
        at += len(word) + 1
    index = 0
    while index < len(words):
        for last in range(min(index + _LONGEST, len(words)), index, -1):
            start, end = words[index][0], words[last - 1][1]
            folded = tuple(fold(text[first:second]) for first, second in words[index:last])
            person = persons.confirmed(folded)
            entity = person or organizations.confirmed(folded, text[start:end])
            if entity:
                kind = MentionType.PERSON if person else MentionType.ORGANIZATION
                yield Mention(start, end, kind, entity)
                index = last - 1
                break
        index += 1


def _resolved(found: Iterable[Mention]) -> list[Mention]:
    """Put mentions in order and resolve overlaps: the first wins, then the longer, then what is no place."""
    kept: list[Mention] = []
    reached = 0
    for mention in sorted(found, key=_rank):
        if mention.start >= reached:
            kept.append(mention)
            reached = mention.end
    return kept


def _rank(mention: Mention) -> tuple[int, int, bool]:
    """Order mentions by place; of those at one place the longest first, and places last."""
    start, end, mention_type, _, _ = mention
    return start, -end, mention_type is _PLACE
