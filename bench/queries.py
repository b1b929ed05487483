"""What questions cost: search, said and the other views over generated documents of 3 KB, and the index they need.

    python bench/queries.py [--documents 100000]

Words follow Zipf's law over 200,000; each document has ten paragraphs, four quotations, twelve mentions and six
dates. Shown are the processor time of `build_marts` for all documents and for 1,000 more, and for each question
the least of several times over one open connection, by the clock and of the processor; limits are for the latter,
since other work on the machine does not change it. Exits with 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from wirehouse.home import Home
from wirehouse.stages.marts import build_marts
from wirehouse.tables.arrow import arrow_schema
from wirehouse.tables.articles import DOCUMENTS, PASSAGES, SOURCE_TEXTS
from wirehouse.tables.evidence import MENTIONS, QUOTATIONS, TIME_EXPRESSIONS
from wirehouse.views import create_views
from wirehouse.warehouse import reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

STARTED_AT = datetime(2026, 1, 1)  # ruff: ignore[call-datetime-without-tzinfo] - as the tables hold times
FIRST_DAY = date(2010, 1, 1)
AT_A_TIME = 5_000
ADDED = 1_000
PARAGRAPHS, WORDS = 10, 46
REPEATS = 9
SEARCH_LIMIT, SAID_LIMIT = 200, 100  # milliseconds
INDEX_LIMIT = 500  # microseconds per document

_SYLLABLES = "ba do ki lu me na po ri sa te vo wi zu gra ster ling mon dal fer".split()


def vocabulary(size: int) -> list[str]:
    """Different made-up words of one to five syllables."""
    chance = np.random.default_rng(1)
    found: dict[str, None] = {}
    while len(found) < size:
        lengths = chance.integers(1, 6, 10_000)
        parts = iter(chance.choice(_SYLLABLES, lengths.sum()))
        found |= dict.fromkeys("".join(next(parts) for _ in range(length)) for length in lengths)
    return list(found)[:size]


VOCABULARY = np.array(vocabulary(200_000), dtype=object)
FREQUENCIES = 1 / (np.arange(len(VOCABULARY)) + 3.0)
CUMULATED = np.cumsum(FREQUENCIES) / FREQUENCIES.sum()
FIRST_NAMES = [word.capitalize() for word in VOCABULARY[2000:2400]]
LAST_NAMES = [word.capitalize() for word in VOCABULARY[3000:8000]]


def fill(home: Home, numbers: range) -> None:
    """Put documents into the warehouse as load does."""
    home.warehouse.parent.mkdir(parents=True, exist_ok=True)
    with writing(home.warehouse) as connection:
        for first in range(numbers.start, numbers.stop, AT_A_TIME):
            rows: dict[str, list[dict[str, Any]]] = {}
            for number in range(first, min(first + AT_A_TIME, numbers.stop)):
                for name, row in document_rows(number):
                    rows.setdefault(name, []).append(row)
            for table in (DOCUMENTS, SOURCE_TEXTS, PASSAGES, QUOTATIONS, MENTIONS, TIME_EXPRESSIONS):
                arrived = pa.Table.from_pylist(rows[table.name], schema=arrow_schema(table))
                connection.register("arrived", arrived)
                connection.execute(f"INSERT INTO {table.full_name} BY NAME FROM arrived")
        create_views(connection)


def document_rows(number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of one document, each with the name of its table."""
    chance = np.random.default_rng(number)
    document_id = sha256(str(number).encode()).hexdigest()[:32]
    ids = np.searchsorted(CUMULATED, chance.random((PARAGRAPHS, WORDS)))
    texts = [" ".join(words).capitalize() + "." for words in VOCABULARY[ids]]
    title = " ".join(VOCABULARY[ids[0, :7]]).capitalize()
    starts = np.cumsum([0] + [len(text) + 2 for text in [title, *texts]])
    own = {"document_id": document_id}
    yield (
        "documents",
        own
        | {
            "source_uri": f"file:///in/{number}.txt",
            "record_no": 0,
            "source_format": "text",
            "content_sha256": "0" * 64,
            "title": title,
            "publisher": f"Paper {number % 40}",
            "published_on": FIRST_DAY + timedelta(days=number % 5000),
            "published_on_basis": "stated",
            "language": "en",
            "authors": [],
            "body": "\n\n".join(texts),
            "word_count": PARAGRAPHS * WORDS,
            "flags": [],
            "story_id": document_id,
            "is_representative": True,
            "first_ingested_at": STARTED_AT,
            "ingested_at": STARTED_AT,
            "run_id": "run",
        },
    )
    yield "source_texts", own | {"text": "\n\n".join([title, *texts]), "encoding": "utf-8"}
    for position, text in enumerate([title, *texts]):
        start = int(starts[position])
        place = {"passage_no": position, "section_no": 0, "start_char": start, "end_char": start + len(text)}
        yield "passages", own | place | {"role": "body" if position else "title", "text": text}
    yield from evidence_rows(chance, own, texts)


def evidence_rows(
    chance: np.random.Generator, own: dict[str, Any], texts: list[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Quotations, mentions and dates; people are named by a skewed chance, so that some are everywhere."""
    people = [
        f"{FIRST_NAMES[int(a * a * len(FIRST_NAMES))]} {LAST_NAMES[int(a**3 * len(LAST_NAMES))]}"
        for a in chance.random(4)
    ]
    place = {"passage_no": 1, "start_char": 10, "end_char": 20}
    for position, person in enumerate(people):
        yield (
            "quotations",
            own
            | place
            | {
                "quotation_no": position,
                "text": texts[position][:120],
                "kind": "direct",
                "speaker": person,
                "speaker_text": person.split()[1],
                "speaker_start_char": 30,
                "speaker_end_char": 40,
                "cue": "said",
                "rule": "after",
                "confidence": 0.9,
            },
        )
    for position in range(12):
        person = people[position % 4]
        place_no = int(chance.integers(0, 300))
        known = {"entity_id": f"geonames:{place_no}", "latitude": 1.0 * (place_no % 90), "longitude": 10.0}
        what = {"type": "place", "entity": f"Town {place_no}", "text": f"Town {place_no}"} | known
        if position % 3:
            what = {"type": "person", "entity": person, "text": person}
        yield "mentions", own | place | {"mention_no": position} | what
    for position in range(6):
        day = FIRST_DAY + timedelta(days=int(chance.integers(0, 5000)))
        value = {"value": day.isoformat(), "starts_on": day, "ends_on": day, "anchor_on": day}
        yield (
            "time_expressions",
            own
            | place
            | value
            | {"expression_no": position, "text": "a day", "timex_type": "DATE", "rule": "deictic_day"},
        )


def questions(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, float | None]]:
    """The questions by what they ask, each with its limit in milliseconds where there is one."""
    by_frequency = [
        word
        for (word,) in connection.execute(
            "SELECT word FROM search.postings GROUP BY word ORDER BY count(*) DESC, word"
        ).fetchall()
    ]
    speakers = [
        speaker
        for (speaker,) in connection.execute(
            "SELECT speaker FROM quotations GROUP BY speaker ORDER BY count(*) DESC, speaker"
        ).fetchall()
    ]
    commonest = [
        word
        for (word,) in connection.execute(
            "SELECT word FROM search.postings GROUP BY word ORDER BY sum(occurrences) DESC, word LIMIT 2"
        ).fetchall()
    ]
    every, often, seldom = by_frequency[0], by_frequency[300], by_frequency[len(by_frequency) // 20]
    usual = speakers[len(speakers) // 2]
    ((first, second),) = connection.execute(
        "SELECT split_part(lower(text), ' ', 5), split_part(lower(text), ' ', 6) FROM passages LIMIT 1 OFFSET 3"
    ).fetchall()
    return {
        "search: a word of every document": (f"FROM search('{every}')", SEARCH_LIMIT),
        "search: two frequent words": (f"FROM search('{often} {by_frequency[1000]}')", SEARCH_LIMIT),
        "search: a frequent and a rare one": (f"FROM search('{often} {seldom}')", SEARCH_LIMIT),
        "search: the two commonest words": (f"FROM search('{' '.join(commonest)}')", SEARCH_LIMIT),
        "search: a phrase": (f"FROM search('\"{first} {second}\"')", SEARCH_LIMIT),
        "search: a phrase of words 300 and 301": (
            f"FROM search('\"{often} {by_frequency[301]}\"')",
            SEARCH_LIMIT,
        ),
        "search: a phrase of the two commonest": (f"FROM search('\"{' '.join(commonest)}\"')", SEARCH_LIMIT),
        "said: half as often as others": (f"FROM said('{usual}')", SAID_LIMIT),
        "said: a family name": (f"FROM said('{usual.split()[1]}')", SAID_LIMIT),
        "mentioned_with": (f"FROM mentioned_with('{usual}')", None),
        "evidence": ("FROM evidence((SELECT max(document_id) FROM documents), 100, 200)", None),
        "timeline: a day": ("FROM timeline WHERE starts_on = DATE '2015-03-01'", None),
        "quotes_by_day: a speaker": (f"FROM quotes_by_day WHERE speaker = '{usual}'", None),
        "quotes_by_day: all": ("FROM quotes_by_day ORDER BY quotations DESC LIMIT 10", None),
        "mentioned_together: all": ("FROM mentioned_together ORDER BY stories DESC LIMIT 10", None),
        "story_places: all": (
            "SELECT place, count(*) FROM story_places WHERE place_rank = 1 GROUP BY ALL",
            None,
        ),
        "source_quality": ("FROM source_quality", None),
    }


def ask(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[float, float, int]:
    """Ask several times; returns the least milliseconds by the clock and of the processor, and the rows."""
    clock, processor, rows = [], [], 0
    for _ in range(REPEATS):
        began, worked = time.perf_counter(), time.process_time()
        rows = len(connection.execute(sql).fetchall())
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
    return 1000 * min(clock), 1000 * min(processor), rows


def measure(home: Home, documents: int) -> bool:
    """Print the figures; returns whether all limits are kept."""
    fill(home, range(documents))
    indexed = build(home, documents)
    megabytes = home.warehouse.stat().st_size / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    fill(home, range(documents, documents + ADDED))
    added = build(home, ADDED)
    sys.stdout.write(
        f"{documents:,} documents indexed at {indexed * 1e6 / documents:.0f} µs each (limit {INDEX_LIMIT}), "
        f"peak {memory:,.0f} MB with the filling; {ADDED:,} more in {added:.2f} s (warehouse of {megabytes:,.0f} MB)\n"
        f"{'':40} {'clock':>9} {'processor':>9} {'limit':>6} {'rows':>7}\n"
    )
    kept = indexed * 1e6 / documents <= INDEX_LIMIT
    with reading(home.warehouse) as connection:
        for name, (sql, limit) in questions(connection).items():
            clock, processor, rows = ask(connection, sql)
            kept = kept and (limit is None or processor <= limit)
            sys.stdout.write(f"{name:40} {clock:6.0f} ms {processor:6.0f} ms {limit or '':>6} {rows:7,}\n")
    return kept


def build(home: Home, expected: int) -> float:
    """Build the marts; returns the seconds of processor time."""
    began = time.process_time()
    if build_marts(home) != expected:
        raise AssertionError("other documents were indexed than were added")
    return time.process_time() - began


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return 0 if measure(Home(Path(folder)), options.documents) else 1


if __name__ == "__main__":
    sys.exit(main())
