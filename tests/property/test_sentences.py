"""Sentences as news has them, of words that the rules know: whatever is read in them, nothing fails.

Random characters hardly ever make an office, a dateline or a name, so these are made of such pieces.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from wirehouse.gazetteer.load import gazetteer
from wirehouse.mentions.find import find_mentions
from wirehouse.mentions.given_names import GIVEN_NAMES
from wirehouse.mentions.name_words import ORGANIZATION_HEADS, PARTICLES, PLACE_HEADS, THING_HEADS
from wirehouse.mentions.people import find_people
from wirehouse.mentions.words import CALLINGS, HONORIFICS, OFFICE_LEADS, OFFICES, SPEECH
from wirehouse.quotations.cues import LANGUAGES, SAID_BESIDE
from wirehouse.stages.evidence_rows import evidence_rows
from wirehouse.text.normalize import normalize
from wirehouse.text.prose import Prose
from wirehouse.text.vocabulary import FUNCTION_WORDS, MONTHS

PLAIN = ["bridge", "boats", "seven", "small", "green", "old", "stairs"]
WORDS = sorted({*FUNCTION_WORDS, *CALLINGS, *SPEECH, *PLAIN})
SHARED = ["Washington", "Springfield", "Georgia", "Paris", "Jordan", "New York", "Cork", "Aurora", "Mexico"]
STATES = ["Tex.", "D.C.", "DC", "Georgia", "Ontario", "Mass.", "France", "Ind.", "N.Y."]
GIVEN, TITLES, HELD = sorted(GIVEN_NAMES), sorted(HONORIFICS), sorted(OFFICES)
SAID, LEADS, SMALL = sorted(SPEECH | SAID_BESIDE), sorted(OFFICE_LEADS), sorted(PARTICLES)
NAMES_OF_MONTHS = sorted(MONTHS)
HEADS = sorted(ORGANIZATION_HEADS | THING_HEADS | PLACE_HEADS)
FAMILIES = ["Roe", "Alder", "de Wit", "O’Hara", "d'Arc", "McGee", "al-Amin", "X", "King", "Rose"]
MARKS = [("“", "”"), ('"', '"'), ("''", "''"), ("«", "»"), ("„", "“"), ("”", "“"), ("‘", "’"), ("“", "")]
ANCHORS = [None, date.min, date.max, date(2016, 2, 29)]
DOCUMENT_ID = "0" * 32
TEXTS = 20_000


class Newsroom:
    """Writes sentences by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # ruff: ignore[suspicious-non-cryptographic-random-usage] - no secret
        known = gazetteer()
        self.places, self.containers = sorted(known.entries), sorted(known.containers)

    def one(self, of: Sequence[str]) -> str:
        return self.chance.choice(of)

    def words(self, most: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randrange(most)))

    def name(self) -> str:
        given, family = self.one(GIVEN).title(), self.one(FAMILIES)
        forms = [
            f"{given} {family}",
            family,
            given,
            f"{given[0]}. {family}",
            f"{given} {self.one(SMALL)} {family}",
        ]
        return self.one([*forms, f"{self.one(TITLES).title()} {family}", f"{given} {family.lower()}"])

    def place(self) -> str:
        place = self.one(self.chance.choice([SHARED, self.places]))
        if self.chance.random() < 0.5:
            joint = self.one([", ", ", ", " (", " and "])
            place += (
                joint
                + self.one(self.chance.choice([STATES, self.containers]))
                + self.one(["", ".", ")", ","])
            )
        return place.upper() if self.chance.random() < 0.3 else place

    def office(self) -> str:
        plain = " ".join(self.chance.choices(PLAIN, k=self.chance.randrange(9)))
        of = self.one(["", f" of {plain}", f" for {self.organization()}", "-elect"])
        return f"{self.one(['', 'the ', 'his ', 'former '])}{self.one(LEADS)} {self.one(HELD)}{of}"

    def organization(self) -> str:
        head = self.one(HEADS).title()
        return self.one([
            f"the {self.one(self.places)} {head}",
            f"{head} of {self.place()} (VRN)",
            f"{head}’s",
        ])

    def day(self) -> str:
        number = self.chance.randrange
        month = self.one(NAMES_OF_MONTHS).title()
        days = [
            f"{number(40)} {month} {number(3000)}",
            f"{month} {number(40)}",
            f"{number(13)}/{number(40)}/{number(99)}",
        ]
        return self.one([
            *days,
            "on Friday",
            f"{number(3000)}",
            f"{number(30)}:{number(70)}",
            f"{number(2000)} years ago",
        ])

    def quotation(self) -> str:
        begins, ends = self.chance.choice(MARKS)
        return begins + self.words(30).capitalize() + self.one([",", ".", "?", " —"]) + ends

    def noun(self) -> str:
        name, age = self.name(), self.chance.randrange(120)
        described = [
            f"{self.office()} {name}",
            f"{name}, {self.office()},",
            f"{name}, {age},",
            f"{name} ({self.place()})",
        ]
        return self.one([
            name,
            *described,
            self.place(),
            self.organization(),
            "he",
            "she",
            "the mayor",
            "who",
            "I",
        ])

    def sentence(self) -> str:
        said = self.one(SAID)
        return self.one([
            f"{self.quotation()} {said} {self.noun()}, {self.words(8)}. {self.quotation()}",
            f"{self.noun()} {said} {self.day()}: {self.quotation()}",
            f"According to {self.noun()}, {self.quotation()}.",
            f"{self.noun()} {self.words(10)} {self.noun()} {self.words(4)} {self.day()}.",
            f"\n{self.place().upper()} (AP) — {self.words(12)}",
            f"{self.name().upper()}: {self.words(12)}",
            f"By {self.name()} and {self.name()}, {self.organization()}",
            f"\n{self.noun()} {self.words(8)} {said}\n\n{self.quotation()}",
            f"{self.day()} | {self.words(5)}",
        ])

    def text(self) -> str:
        sentences = (self.sentence() for _ in range(self.chance.choice([1, 3, 10])))
        return "".join(sentence + self.one([" ", "\n", "\n\n"]) for sentence in sentences)


@pytest.mark.long
def test_nothing_fails_on_sentences_of_known_words():
    newsroom = Newsroom(seed=1)
    failures = []
    for _ in range(TEXTS):
        text = newsroom.text()
        language = newsroom.chance.choice([*LANGUAGES, "en", None])
        article = replace(normalize(text), language=language, published_on=newsroom.chance.choice(ANCHORS))
        try:
            evidence_rows(DOCUMENT_ID, article, text)
            prose = Prose(article.passages)
            find_people(prose, find_mentions(prose, language))  # evidence asks for them only where it must
        except Exception as error:  # ruff: ignore[blind-except] - all are wanted, with their texts
            failures.append((repr(error), text))
    assert not failures
