"""Articles made up for this test: enough of them for a task to be in the middle of something."""

import json
import random
from pathlib import Path

NAMES = ("Odile Marchetti", "Bram Kettner", "Sunniva Aas", "Farid Nouri", "Teodora Pascu")
TOWNS = ("GDANSK", "CORK", "TROMSO", "IZMIR", "PORTO")
SUBJECTS = ("ferry", "bakery", "library", "reservoir", "tram", "orchard", "lighthouse", "archive", "cinema")
VERBS = ("reopens", "closes", "expands", "moves", "borrows", "repairs", "inspects", "sells")
PLACES = ("beside the canal", "after a long winter", "without its director", "before the holidays")


def article(number: int) -> dict[str, str]:
    """One article, the same for the same number."""
    chance = random.Random(number)  # ruff: ignore[suspicious-non-cryptographic-random-usage]
    name, subject = chance.choice(NAMES), chance.choice(SUBJECTS)
    sentences = [
        f"The {chance.choice(SUBJECTS)} number {chance.randint(2, 900)} "
        f"{chance.choice(VERBS)} {chance.choice(PLACES)}."
        for _ in range(24)
    ]
    sentences[5] = f"“We counted {chance.randint(11, 99)} visitors on Monday,” {name} said."
    paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, 24, 3)]
    paragraphs[0] = f"{chance.choice(TOWNS)} (Reuters) - {paragraphs[0]}"
    return {
        "title": f"The {subject} {chance.choice(VERBS)} {chance.choice(PLACES)}",
        "author": name,
        "date": f"2025-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
        "text": "\n\n".join(paragraphs),
    }


def write_lines(path: Path, numbers: range) -> None:
    """Write articles as JSON lines, and a line that is none."""
    lines = [json.dumps(article(number), ensure_ascii=False) for number in numbers]
    path.write_text("\n".join([*lines, "{not json", ""]), encoding="utf-8")


def write_text(path: Path, number: int) -> None:
    """Write an article as a text file."""
    found = article(number)
    text = f"{found['title']}\n\nBy {found['author']}\nPublished: {found['date']}\n\n{found['text']}\n"
    path.write_text(text, encoding="utf-8")
