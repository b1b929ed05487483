"""Articles for these tests: paragraphs of running text, with a title where it matters."""

from wirehouse.mentions.find import find_mentions
from wirehouse.mentions.model import Mention
from wirehouse.mentions.places import find_places
from wirehouse.mentions.sequences import sequences
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose


def article(*paragraphs: str, title: str = "", caption: str = "") -> Prose:
    """An article of a title, body paragraphs and a caption."""
    said = [(Role.TITLE, title), *((Role.BODY, text) for text in paragraphs), (Role.CAPTION, caption)]
    return Prose(
        Passage(number, 0, role, text, 0, len(text)) for number, (role, text) in enumerate(said) if text
    )


def places(prose: Prose) -> list[Mention]:
    """The places and demonyms of an article."""
    return find_places(prose, sequences(prose.text))


def mentioned(*paragraphs: str, language: str = "en", title: str = "", caption: str = "") -> list[str]:
    """The mentions but places, in words: "Roe: person Jane Roe"."""
    prose = article(*paragraphs, title=title, caption=caption)
    return [
        f"{prose.text[mention.start : mention.end]}: {mention.type} {mention.entity}"
        for mention in find_mentions(prose, language)
        if mention.place is None
    ]
