"""The sample articles say what a careful reader finds in them, to the last line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wirehouse.text.decode import decode
from wirehouse.text.model import Article, Passage, Role
from wirehouse.text.normalize import normalize

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GOLD = SHARED / "gold" / "seeds.jsonl"
FIELDS = ("title", "publisher", "agency", "dateline_place", "language", "category")


def gold_rows() -> list[dict[str, Any]]:
    if not GOLD.is_file():
        return []
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(params=gold_rows() or [None], ids=lambda row: row["file"] if row else "none")
def expected(request: pytest.FixtureRequest) -> dict[str, Any]:
    if request.param is None:
        pytest.skip("../shared is not beside the repository")
    row: dict[str, Any] = request.param
    return row


@pytest.fixture
def text(expected: dict[str, Any]) -> str:
    return decode((SHARED / "seeds" / expected["file"]).read_bytes()).text


def passages_by_line(text: str, article: Article) -> dict[int, Passage]:
    """Return the passage of every non-blank line, by its number from 1."""
    found = {}
    offset = 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        if line.strip():
            start = offset + len(line) - len(line.lstrip())
            found[number] = next(p for p in article.passages if p.start_char <= start < p.end_char)
        offset += len(line)
    return found


def wrong_roles(expected: dict[str, Any], lines: dict[int, Passage]) -> Iterator[str]:
    roles: dict[int, str] = {}
    for block in expected["roles"]:
        roles.update(dict.fromkeys(range(block["first_line"], block["last_line"] + 1), block["role"]))
    for number, passage in lines.items():
        if passage.role != roles.get(number):
            got = f"got {passage.role}: {passage.text[:60]!r}"
            yield f"{expected['file']}:{number}: expected {roles.get(number)}, {got}"


def wrong_repeats(expected: dict[str, Any], lines: dict[int, Passage]) -> Iterator[str]:
    for block in expected["roles"]:
        for number in range(block["first_line"], block["last_line"] + 1):
            if number not in lines:
                continue
            repeated = block["repeats"] + number - block["first_line"] if "repeats" in block else None
            wanted = lines[repeated].passage_no if repeated else None
            got = lines[number].repeats_passage_no
            if got != wanted:
                yield f"{expected['file']}:{number}: expected to repeat passage {wanted}, got {got}"


def test_every_line_has_its_role(expected: dict[str, Any], text: str) -> None:
    wrong = list(wrong_roles(expected, passages_by_line(text, normalize(text))))
    assert not wrong, "\n".join(wrong)


def test_every_repeat_is_found_and_no_other(expected: dict[str, Any], text: str) -> None:
    wrong = list(wrong_repeats(expected, passages_by_line(text, normalize(text))))
    assert not wrong, "\n".join(wrong)


def test_metadata_is_what_the_text_states(expected: dict[str, Any], text: str) -> None:
    article = normalize(text)
    got = {field: getattr(article, field) for field in FIELDS if field in expected}
    got["authors"] = list(article.authors)
    got["published_on"] = article.published_on.isoformat() if article.published_on else None
    wrong = [
        f"{expected['file']}: {field}: expected {expected[field]!r}, got {value!r}"
        for field, value in got.items()
        if value != expected[field]
    ]
    assert not wrong, "\n".join(wrong)


def test_paragraphs_are_counted_without_repeats(expected: dict[str, Any], text: str) -> None:
    bodies = [p for p in normalize(text).passages if p.role is Role.BODY and p.repeats_passage_no is None]
    assert len(bodies) == expected["paragraphs"], "\n".join(p.text[:80] for p in bodies)


def test_standfirst_that_breaks_off_is_flagged(expected: dict[str, Any], text: str) -> None:
    truncated = any(block.get("truncated") for block in expected["roles"])
    assert ("truncated_standfirst" in normalize(text).flags) == truncated
