"""What normalization costs: processor time of one document on one core, and memory as the corpus grows.

    python bench/normalize.py [--documents 5000]

Times are those of this machine, now; the best of the rounds is the one least disturbed by others. The stage is
run once in a process of its own, with the loading of its models. It fails when decoding and normalizing, or
finding quotations, mentions and expressions of time, takes longer than the limit, or when a batch of four times
the documents needs over a tenth more memory.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from articles import article

from wirehouse.formats.sizes import Sizes
from wirehouse.home import Home
from wirehouse.stages.discover import discover
from wirehouse.stages.evidence_rows import evidence_rows
from wirehouse.stages.land import land
from wirehouse.stages.normalize import normalize as normalize_stage
from wirehouse.text.decode import decode
from wirehouse.text.normalize import normalize

LIMIT_MICROSECONDS = 1500
LIMIT_GROWTH = 1.1  # what is left to chance by the allocators is up to 7 %
ROUNDS = 3
PROBE = 200


def per_document(texts: list[bytes]) -> tuple[float, float]:
    """Microseconds of one core for a document: to decode and normalize it, and to find its evidence."""
    for data in texts[:PROBE]:
        text = decode(data).text
        evidence_rows("", normalize(text), text)  # loads the models
    best = [float("inf")] * 2
    for _ in range(ROUNDS):
        started = time.process_time()
        articles = [(text := decode(data).text, normalize(text)) for data in texts]
        normalized = time.process_time()
        for text, found in articles:
            evidence_rows("", found, text)
        spent = (normalized - started, time.process_time() - normalized)
        best = list(map(min, best, spent))
    return best[0] / len(texts) * 1e6, best[1] / len(texts) * 1e6


def stage_memory(documents: int) -> tuple[float, float]:
    """Peak memory (MB) of a process that normalizes one batch of so many documents, and its microseconds each."""
    command = [sys.executable, __file__, "--stage", str(documents)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(answer[0]), float(answer[1])


def run_stage(documents: int) -> None:
    """Land and normalize a batch in this process; prints its peak memory and the time of the stage."""
    with tempfile.TemporaryDirectory() as folder:
        source, home = Path(folder, "source"), Home(Path(folder, "home"))
        source.mkdir()
        for number in range(documents):
            (source / f"{number:06d}.txt").write_text(article(number), encoding="utf-8")
        [batch] = discover(home, str(source), "bench", documents, datetime(2026, 1, 1))  # ruff: ignore[call-datetime-without-tzinfo] - as the tables hold times
        land(home, batch, Sizes())
        started = time.process_time()
        normalize_stage(home, batch, Sizes())
        spent = (time.process_time() - started) / documents * 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{peak:.0f} {spent:.0f}\n")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--stage", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stage:
        run_stage(options.stage)
        return 0
    texts = [article(number).encode() for number in range(options.documents)]
    size, lines = sum(map(len, texts)) / len(texts), sum(text.count(b"\n") for text in texts) / len(texts)
    sys.stdout.write(f"{len(texts):,} documents of {size:,.0f} bytes and {lines:.0f} lines\n")
    spent = dict(zip(("decode and normalize", "find the evidence"), per_document(texts), strict=True))
    for work, micros in spent.items():
        sys.stdout.write(f"{work:22} {micros:8,.0f} µs a document (limit {LIMIT_MICROSECONDS:,})\n")
    peaks = []
    for documents in (options.documents // 4, options.documents):
        peak, micros = stage_memory(documents)
        peaks.append(peak)
        sys.stdout.write(
            f"stage, {documents:6,} documents {micros:8,.0f} µs a document, peak {peak:,.0f} MB\n"
        )
    growth = peaks[1] / peaks[0]
    sys.stdout.write(f"memory                 {growth:8.2f} times as much (limit {LIMIT_GROWTH})\n")
    return 0 if max(spent.values()) <= LIMIT_MICROSECONDS and growth <= LIMIT_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
