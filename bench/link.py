"""What linking costs: documents of 3 KB compared with all that were loaded before, in time and memory.

    python bench/link.py [--documents 100000]

A fifth of the documents are copies of earlier ones (the same, edited, or cut short), one in twenty carries over a
sentence, and stock phrases recur. Shown are the full time at half and all of the documents and its exponent, and
what 1,000 more cost on a tenth and on all of them. What is compared is measured in turns, each time on a copy of the
same files that is flushed to disk, and the least taken. Exits with 1 when a limit is missed.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from wirehouse.home import Home
from wirehouse.linking.compaction import size
from wirehouse.linking.index import index_files
from wirehouse.stages.link import link_documents
from wirehouse.tables.arrow import arrow_schema
from wirehouse.tables.articles import DOCUMENTS, PASSAGES, SOURCE_TEXTS
from wirehouse.warehouse import writing

if TYPE_CHECKING:
    from collections.abc import Iterator

STARTED_AT = datetime(2026, 1, 1)  # ruff: ignore[call-datetime-without-tzinfo] - as the tables hold times
LIMIT_SECONDS = 600  # for 100,000 documents
LIMIT_MEGABYTES = 2_000
LIMIT_EXPONENT = 1.1
LIMIT_GROWTH = 1.5  # of the time of 1,000 more, from a tenth of the documents to all
ADDED = 1_000
TRIES = 2  # of the full time
TRIES_OF_ADDED = 5
AT_A_TIME = 5_000

_SYLLABLES = "ba do ki lu me na po ri sa te vo wi zu gra ster ling mon dal fer".split()
_CHANCE = random.Random(1)
VOCABULARY = sorted({"".join(_CHANCE.choices(_SYLLABLES, k=_CHANCE.randint(1, 4))) for _ in range(30_000)})
CUMULATED = list(accumulate(1 / (rank + 3) for rank in range(len(VOCABULARY))))  # Zipf's law
PHRASES = [" ".join(_CHANCE.choices(VOCABULARY, k=_CHANCE.randint(3, 8))) for _ in range(20_000)]
PHRASE_CUMULATED = list(accumulate(1 / (rank + 3) for rank in range(len(PHRASES))))


def paragraphs(number: int) -> list[str]:
    """The paragraphs of a document; those of a copy are made from those of the document it copies."""
    chance = random.Random(number)
    kind = chance.random()
    if number > 10 and kind < 0.2:
        found = paragraphs(chance.randrange(max(0, number - 20_000), number))
        if kind < 0.07:
            return found
        if kind < 0.14:
            return [" ".join(w for w in paragraph.split() if chance.random() > 0.03) for paragraph in found]
        return found[: max(3, len(found) * 2 // 3)]
    text = [" ".join(sentence(chance) for _ in range(3)) for _ in range(10)]
    if number > 10 and kind > 0.95:
        text[4] += f" {paragraphs(chance.randrange(number))[0]}"
    return text


def sentence(chance: random.Random) -> str:
    """About a hundred characters, one time in six with a stock phrase in it."""
    words = chance.choices(VOCABULARY, cum_weights=CUMULATED, k=16)
    if chance.random() < 1 / 6:
        words[4:4] = chance.choices(PHRASES, cum_weights=PHRASE_CUMULATED)
    return " ".join(words).capitalize() + "."


def fill(home: Home, numbers: range, run_id: str) -> None:
    """Put documents into the warehouse as load does, not yet linked."""
    home.warehouse.parent.mkdir(parents=True, exist_ok=True)
    with writing(home.warehouse) as connection:
        for first in range(numbers.start, numbers.stop, AT_A_TIME):
            some = range(first, min(first + AT_A_TIME, numbers.stop))
            for table, rows in zip((DOCUMENTS, SOURCE_TEXTS, PASSAGES), made(some, run_id), strict=True):
                arrived = pa.Table.from_pylist(list(rows), schema=arrow_schema(table))
                connection.register("arrived", arrived)
                connection.execute(f"INSERT INTO {table.full_name} BY NAME FROM arrived")


def made(numbers: range, run_id: str) -> tuple[Iterator[dict[str, object]], ...]:
    """The rows of documents, source_texts and passages."""
    texts = {number: paragraphs(number) for number in numbers}
    ingested_at = STARTED_AT + timedelta(seconds=numbers.start)  # stories keep their ids when copies arrive
    ids = {number: sha256(str(number).encode()).hexdigest()[:32] for number in numbers}
    documents = (
        {
            "document_id": ids[number],
            "source_uri": f"file:///in/{number}.txt",
            "record_no": 0,
            "source_format": "text",
            "content_sha256": "0" * 64,
            "authors": [],
            "body": "\n\n".join(text),
            "word_count": sum(paragraph.count(" ") + 1 for paragraph in text),
            "flags": [],
            "first_ingested_at": ingested_at,
            "ingested_at": ingested_at,
            "run_id": run_id,
        }
        for number, text in texts.items()
    )
    sources = (
        {"document_id": ids[number], "text": "\n\n".join(text), "encoding": "utf-8"}
        for number, text in texts.items()
    )
    return documents, sources, passages(texts, ids)


def passages(texts: dict[int, list[str]], ids: dict[int, str]) -> Iterator[dict[str, object]]:
    """The rows of passages: one for each paragraph."""
    for number, text in texts.items():
        start = 0
        for position, paragraph in enumerate(text):
            end = start + len(paragraph)
            place = {"passage_no": position, "section_no": 0, "start_char": start, "end_char": end}
            yield {"document_id": ids[number], "role": "body", "text": paragraph, **place}
            start = end + 2


def link(home: Home, run_id: str) -> float:
    """Link what is new; returns the seconds."""
    started = time.perf_counter()
    with writing(home.warehouse) as connection:
        connection.begin()
        link_documents(connection, home, run_id, STARTED_AT)
        connection.commit()
    return time.perf_counter() - started


def in_process(step: str, folder: Path, first: int, count: int) -> list[str]:
    """Fill or link in a process of its own; returns what it prints."""
    command = [sys.executable, __file__, step, str(folder), "--first", str(first), "--documents", str(count)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def linked_in_turns(folders: list[Path], first: list[int], tries: int) -> list[tuple[float, float]]:
    """Link what is new in each folder, on copies, and as often; returns the least seconds, and MB of memory."""
    found: list[list[tuple[float, float]]] = [[] for _ in folders]
    for _ in range(tries):
        for folder, number, measured in zip(folders, first, found, strict=True):
            with tempfile.TemporaryDirectory(dir=folder.parent) as copy:
                shutil.copytree(folder, copy, dirs_exist_ok=True)
                os.sync()  # load leaves its copy flushed: here the checkpoint of link would have to write it out
                seconds, memory = map(float, in_process("--link", Path(copy), number, ADDED))
            measured.append((seconds, memory))
    return [min(measured) for measured in found]


def measure(documents: int) -> bool:
    """Print the figures; returns whether all limits are kept."""
    half, tenth = documents // 2, documents // 10
    with tempfile.TemporaryDirectory() as folder:
        homes = {count: Path(folder, str(count)) for count in (tenth, half, documents)}
        for count, home in homes.items():
            in_process("--fill", home, 0, count)
        fulls = linked_in_turns([homes[half], homes[documents]], [0, 0], TRIES)
        for count, (seconds, memory) in zip((half, documents), fulls, strict=True):
            sys.stdout.write(f"{count:8,} documents: linked in {seconds:6.1f} s, peak {memory:6,.0f} MB\n")
        grown = [tenth, documents]
        for count in grown:
            in_process("--link", homes[count], 0, count)
            in_process("--fill", homes[count], count, ADDED)
        more = linked_in_turns([homes[count] for count in grown], grown, TRIES_OF_ADDED)
        for count, (seconds, _) in zip(grown, more, strict=True):
            megabytes = Home(homes[count]).warehouse.stat().st_size / 1e6
            sys.stdout.write(
                f"{ADDED:8,} more on {count:,}: {seconds:.2f} s (warehouse of {megabytes:,.0f} MB, its index of "
                f"{size(index_files(Home(homes[count]))) / 1e6:,.0f} MB)\n"
            )
    (half_seconds, _), (seconds, memory) = fulls
    exponent = math.log2(seconds / half_seconds)
    growth = more[1][0] / more[0][0]
    sys.stdout.write(f"exponent of doubling {exponent:.2f} (limit {LIMIT_EXPONENT})\n")
    sys.stdout.write(f"{ADDED:,} more on all against a tenth: {growth:.2f} times (limit {LIMIT_GROWTH})\n")
    return (
        seconds <= LIMIT_SECONDS * documents / 100_000
        and memory <= LIMIT_MEGABYTES
        and exponent <= LIMIT_EXPONENT
        and growth <= LIMIT_GROWTH
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000)
    for hidden in ("--fill", "--link"):
        parser.add_argument(hidden, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--first", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.fill:
        numbers = range(options.first, options.first + options.documents)
        fill(Home(options.fill), numbers, f"run-{options.first}")
        return 0
    if options.link:
        seconds = link(Home(options.link), f"run-{options.first}")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write(f"{seconds:.2f} {peak:.0f}\n")
        return 0
    return 0 if measure(options.documents) else 1


if __name__ == "__main__":
    sys.exit(main())
