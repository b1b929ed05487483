"""The source of the crash tests: what is published on the first day, and what changes on the second.

The second day has a changed file, an untouched one, one that is only touched, one that is gone, new copies of
old stories, an archive with other members, and files that are rejected, whole and in part.
"""

import json
import os
import random
import zipfile
from pathlib import Path

PEOPLE = ("Ada Brook", "Tomas Lind", "Mira Okafor", "Jon Pell")
PLACES = ("Oslo", "Lisbon", "Hamburg", "Cork")
WORDS = (
    "harbour",
    "council",
    "bridge",
    "minister",
    "winter",
    "ferry",
    "market",
    "teacher",
    "river",
    "vote",
    "crane",
    "budget",
)


def story(number: int, sentences: int = 12) -> str:
    """A story that no other number tells."""
    chance = random.Random(number)  # ruff: ignore[suspicious-non-cryptographic-random-usage]

    def sentence() -> str:
        words = chance.choices(WORDS, k=14)
        return f"{words[0].capitalize()} {' '.join(words[1:])} in {chance.choice(PLACES)} by day{number}."

    told = [" ".join(sentence() for _ in range(2)) for _ in range(sentences // 2)]
    said = (
        f"“We knew nothing of the {chance.choice(WORDS)}, not even last week,” said {chance.choice(PEOPLE)}."
    )
    title = f"{chance.choice(WORDS).capitalize()} number {number} divides the {chance.choice(WORDS)}"
    return "\n\n".join([title, f"{chance.choice(PLACES)}, 3 March 2026", *told, said]) + "\n"


def feed(*numbers: int) -> str:
    """Stories as JSON lines; 0 is a record without a text."""
    lines = ({"text": story(number), "id": number} if number else {"id": 0} for number in numbers)
    return "\n".join(map(json.dumps, lines)) + "\n"


def archive(path: Path, members: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w") as target:
        for name, text in members.items():
            target.writestr(zipfile.ZipInfo(name), text)


def first_day(source: Path) -> None:
    (source / "desk").mkdir(parents=True)
    (source / "a.txt").write_text(story(1))
    (source / "b.jsonl").write_text(feed(2, 0, 3))
    (source / "desk" / "a copy.txt").write_text(story(1) + "\nPrinted in the evening.\n")
    (source / "gone.txt").write_text(story(4))
    (source / "touched.txt").write_text(story(5))
    (source / "still.html").write_text(f"<html><body><p>{story(6).replace(chr(10) * 2, '<p>')}</body></html>")
    (source / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    archive(source / "week.zip", {"one.txt": story(7), "two.txt": story(8), "bad.bin": "?"})


def second_day(source: Path) -> None:
    (source / "a.txt").write_text(story(9) + story(2))
    (source / "b.jsonl").write_text(feed(2, 10, 0, 0))
    (source / "broken.txt").write_text(story(3))
    (source / "copy of five.txt").write_text(story(5) + "\nFrom our archive.\n")
    (source / "empty.txt").write_text("")
    (source / "gone.txt").unlink()
    os.utime(source / "touched.txt")
    archive(source / "week.zip", {"one.txt": story(7) + story(11), "three.txt": story(4), "bad.bin": "!"})
