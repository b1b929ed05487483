"""What the search for mentions gives: plain values."""

from enum import StrEnum
from typing import NamedTuple


class MentionType(StrEnum):
    """What is mentioned. The values are those of `mentions.type`."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"


class Place(NamedTuple):
    """A place that the gazetteer knows: its name there, its id, and where it lies (degrees, WGS 84)."""

    name: str
    place_id: str
    latitude: float
    longitude: float


class Mention(NamedTuple):
    """A name in the prose of an article.

    `start` and `end` are code points into `Prose.text`. `entity` is the normalized name, the same for every
    mention of it in the document: of a person the fullest name that the document gives, without title.
    """

    start: int
    end: int
    type: MentionType
    entity: str
    place: Place | None = None
