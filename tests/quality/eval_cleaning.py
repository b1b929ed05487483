"""Print how well bodies are found on the development pages, by input and by publisher.

usage: PYTHONPATH=include python tests/quality/eval_cleaning.py [--by-publisher] [--worst N]

Works only where ../shared stands beside the repository; the figures are those of its score_cleaning.py.
"""

import argparse
import gzip
import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from wirehouse.text.normalize import normalize

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "eval" / "cleaning"
INPUTS = ("input_full", "input_leftover", "input_wrap72", "input_recall")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def rows(name: str) -> list[dict[str, Any]]:
    with gzip.open(SHARED / "fundus_eval" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_cleaning", SHARED / "score_cleaning.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def publisher(page: str) -> str:
    return page.split("-", 1)[-1].rsplit("_", 1)[0]


def evaluate(
    name: str, gold: dict[str, str], score: ModuleType
) -> tuple[dict[str, tuple[int, int, int]], float]:
    """Return true, false and missed 4-grams for every page, and the microseconds a page took."""
    counts = {}
    pages = rows(name)
    normalize(pages[0]["text"])  # loads the models
    spent = 0.0
    for page in pages:
        started = time.perf_counter()
        body = normalize(page["text"]).body
        spent += time.perf_counter() - started
        counts[page["id"]] = score.tff(gold[page["id"]], body, 4)
    return counts, spent / len(pages) * 1e6


def figures(counts: Iterable[tuple[int, int, int]], score: ModuleType) -> str:
    precision, recall, f1 = score.agg(list(counts))
    return f"f1 {f1:.3f}  p {precision:.3f}  r {recall:.3f}"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--by-publisher", action="store_true")
    options.add_argument("--worst", type=int, default=0)
    arguments = options.parse_args()
    if not SHARED.is_dir():
        say("../shared is not beside the repository: nothing to evaluate")
        return 0
    score = scorer()
    gold = {row["id"]: row["text"] for row in rows("gold")}
    for source in INPUTS:
        counts, micros = evaluate(source, gold, score)
        say(f"{source:16} {figures(counts.values(), score)}  {micros:.0f} µs a page")
        by_publisher = {
            who: [counts[page] for page in counts if publisher(page) == who]
            for who in sorted({*map(publisher, counts)})
        }
        f1s = [score.agg(group)[2] for group in by_publisher.values()]
        say(
            f"{'':16} publishers: worst {min(f1s):.3f}  median {statistics.median(f1s):.3f}"
            f"  best {max(f1s):.3f}"
        )
        if arguments.by_publisher:
            for who, group in by_publisher.items():
                say(f"    {who:20} {figures(group, score)}")
        ranked = sorted(counts, key=lambda page: score.prf(*counts[page])[2])
        for page in ranked[: arguments.worst]:
            precision, recall, f1 = score.prf(*counts[page])
            say(f"    {page}  f1 {f1:.3f}  p {precision:.3f}  r {recall:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
