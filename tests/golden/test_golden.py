"""Both sets of articles that a careful reader has read, through the whole pipeline, row by row.

`tests/golden/seeds.jsonl` is about include/seeds and is always there. The five articles of the mission and
what a reader found in them are beside the repository, in ../shared; without that folder they are skipped.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from golden.conftest import SETS
from wirehouse.home import Home
from wirehouse.sources import path_of

FACTS = (
    "title",
    "authors",
    "publisher",
    "published_on",
    "dateline_place",
    "agency",
    "language",
    "category",
    "url",
)


class Reading:
    """What the warehouse holds of one record, and the record's lines."""

    def __init__(self, document: dict[str, Any], text: str, passages: list[dict[str, Any]]) -> None:
        self.document = document
        self.passages = passages
        self.passage_at_line = {}
        for number, match in enumerate(re.finditer(r"[^\r\n]*(?:\r\n|\n|\r|$)", text), start=1):
            if match[0].strip():
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                self.passage_at_line[number] = next(
                    passage for passage in passages if passage["start_char"] <= start < passage["end_char"]
                )


def gold(name: str) -> dict[str, dict[str, Any]]:
    path, _ = SETS[name]
    if not path.is_file():
        return {}
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {f"{row['file']}#{row.get('record_no', 0)}": row for row in rows}


@pytest.fixture(scope="session")
def readings(homes) -> dict[str, dict[str, Reading]]:
    return {name: read_all(home) for name, home in homes.items()}


def read_all(home: Home) -> dict[str, Reading]:
    with duckdb.connect(home.warehouse, read_only=True) as connection:

        def rows(query: str) -> list[dict[str, Any]]:
            cursor = connection.execute(query)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        texts = dict(connection.execute("SELECT document_id, text FROM source_texts").fetchall())
        passages: dict[str, list[dict[str, Any]]] = {}
        for passage in rows("FROM passages ORDER BY document_id, passage_no"):
            passages.setdefault(passage["document_id"], []).append(passage)
        return {
            f"{path_of(document['source_uri']).name}#{document['record_no']}": Reading(
                document, texts[document["document_id"]], passages[document["document_id"]]
            )
            for document in rows("FROM documents")
        }


CASES = [(name, key) for name in SETS for key in gold(name)] + [
    pytest.param(name, "", marks=pytest.mark.skip(reason=f"{path} is not beside the repository"))
    for name, (path, _) in SETS.items()
    if not path.is_file()
]


@pytest.mark.parametrize(("name", "key"), CASES)
def test_the_warehouse_holds_what_a_careful_reader_finds(name, key, readings):
    expected = gold(name)[key]
    if expected.get("rejected"):
        assert key not in readings[name]
        return
    wrong = list(differences(expected, readings[name][key]))
    assert not wrong, "\n".join([f"{key}:", *wrong])


def differences(expected: dict[str, Any], reading: Reading) -> Iterator[str]:
    for fact in FACTS:
        if fact in expected:
            found = reading.document[fact]
            found = found.isoformat() if fact == "published_on" and found else found
            if found != expected[fact]:
                yield f"  {fact}: expected {expected[fact]!r}, found {found!r}"
    if expected["roles"] is None:
        return
    for block in expected["roles"]:
        yield from wrong_lines(block, reading)
    body = [passage for passage in reading.passages if passage["role"] == "body" and is_first(passage)]
    if len(body) != expected["paragraphs"]:
        yield f"  paragraphs: expected {expected['paragraphs']}, found {len(body)}"
    truncated = any(block.get("truncated") for block in expected["roles"])
    if truncated != ("truncated_standfirst" in reading.document["flags"]):
        yield f"  truncated standfirst: expected {truncated}"


def wrong_lines(block: dict[str, Any], reading: Reading) -> Iterator[str]:
    for number in range(block["first_line"], block["last_line"] + 1):
        passage = reading.passage_at_line.get(number)
        if passage is None:
            continue
        if passage["role"] != block["role"]:
            start = passage["text"][:60]
            yield f"  line {number}: expected {block['role']}, found {passage['role']}: {start!r}"
        first = block["repeats"] + number - block["first_line"] if "repeats" in block else None
        repeated = reading.passage_at_line[first]["passage_no"] if first else None
        if passage["repeats_passage_no"] != repeated:
            yield f"  line {number}: expected to repeat {repeated}, found {passage['repeats_passage_no']}"


def is_first(passage: dict[str, Any]) -> bool:
    return passage["repeats_passage_no"] is None
