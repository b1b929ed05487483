"""What the warehouse holds of the articles that a careful reader has read, and where it differs from them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from wirehouse.home import Home
from wirehouse.sources import path_of

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SETS = {
    "samples": (ROOT / "tests/golden/seeds.jsonl", ROOT / "include/seeds"),
    "mission": (SHARED / "gold/seeds.jsonl", SHARED / "seeds"),
}
"""The gold and the source of each set; the five articles of the mission are beside the repository."""

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
EVIDENCE = {"quotations": "quotation_no", "mentions": "mention_no", "time_expressions": "expression_no"}

Row = dict[str, Any]


class Reading:
    """What the warehouse holds of one record, and the record's lines."""

    def __init__(self, document: Row, text: str, passages: list[Row], evidence: dict[str, list[Row]]) -> None:
        self.document = document
        self.text = text
        self.passages = passages
        self.evidence = evidence
        self.passage_at_line = {}
        for number, match in enumerate(re.finditer(r"[^\r\n]*(?:\r\n|\n|\r|$)", text), start=1):
            if match[0].strip():
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                self.passage_at_line[number] = next(
                    passage for passage in passages if passage["start_char"] <= start < passage["end_char"]
                )


def gold(path: Path) -> dict[str, Row]:
    """The rows of a file of gold by file and record number; none where it is not there."""
    if not path.is_file():
        return {}
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {f"{row['file']}#{row.get('record_no') or 0}": row for row in rows}


def read_all(home: Home) -> dict[str, Reading]:
    """The readings of all documents of a warehouse, by file and record number."""
    with duckdb.connect(home.warehouse, read_only=True) as connection:

        def rows(query: str) -> list[Row]:
            cursor = connection.execute(query)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        def by_document(table: str, number: str) -> dict[str, list[Row]]:
            found: dict[str, list[Row]] = {}
            for row in rows(f"FROM {table} ORDER BY document_id, {number}"):
                found.setdefault(row["document_id"], []).append(row)
            return found

        texts = dict(connection.execute("SELECT document_id, text FROM source_texts").fetchall())
        passages = by_document("passages", "passage_no")
        evidence = {table: by_document(table, number) for table, number in EVIDENCE.items()}
        return {
            f"{path_of(document['source_uri']).name}#{document['record_no']}": Reading(
                document,
                texts[document["document_id"]],
                passages[document["document_id"]],
                {table: found.get(document["document_id"], []) for table, found in evidence.items()},
            )
            for document in rows("FROM documents")
        }


def differences(expected: Row, reading: Reading) -> Iterator[str]:
    """Everything in which a record in the warehouse is not as a careful reader finds it, in words."""
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
    body = [
        passage
        for passage in reading.passages
        if passage["role"] == "body" and passage["repeats_passage_no"] is None
    ]
    if len(body) != expected["paragraphs"]:
        yield f"  paragraphs: expected {expected['paragraphs']}, found {len(body)}"
    truncated = any(block.get("truncated") for block in expected["roles"])
    if truncated != ("truncated_standfirst" in reading.document["flags"]):
        yield f"  truncated standfirst: expected {truncated}"
    yield from wrong_quotations(expected["quotes"], reading)


def wrong_lines(block: Row, reading: Reading) -> Iterator[str]:
    """The lines of a block that have another role, or repeat another line."""
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


def wrong_quotations(quotes: list[Row], reading: Reading) -> Iterator[str]:
    """Quotations that are missing, that nobody wrote, or that somebody else said."""
    expected = {
        (quote["start_char"], quote["end_char"]): (quote["kind"], quote["speaker"])
        for quote in quotes
        if quote["kind"] != "scare"
    }
    found = {
        (row["start_char"], row["end_char"]): (row["kind"], row["speaker"])
        for row in reading.evidence["quotations"]
    }
    for span in sorted({*expected, *found}):
        if not is_same(expected.get(span), found.get(span), reading.text):
            words = reading.text[slice(*span)][:60]
            yield f"  quotation {words!r}: expected {expected.get(span)}, found {found.get(span)}"


def is_same(expected: tuple[str, str] | None, found: tuple[str, str] | None, text: str) -> bool:
    """Whether kind and speaker are those expected.

    A reader knows full names that the text never gives; the warehouse has the fullest name that it gives.
    """
    if expected is None or found is None or expected == found:
        return expected == found
    (kind, name), (found_kind, found_name) = expected, found
    family_name = (name or "").rpartition(" ")[2]
    return kind == found_kind and found_name == family_name and name not in " ".join(text.split())
