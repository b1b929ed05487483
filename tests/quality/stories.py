"""Duplicates and stories, against edits of known articles: copied, cut, re-bylined, wrapped, with noise."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from quality.ingest import EVAL, Figures, Row, ingest, query, rows, write

SET = EVAL / "neardup" / "derived"
SCORER = EVAL / "neardup" / "score_neardup.py"
WEAKEST = ("ocr_4pct", "with_page_junk")

# MinHash over three-word shingles on a larger sister set, from its readme.
BASELINES = {"stories": {"pair f1": {"MinHash": 0.949}, "ari": {"MinHash": 0.872}}}


def evaluate(folder: Path) -> Iterator[tuple[str, Figures]]:
    """The figures of the stories, of the pairs themselves, and the recall of the weakest edits."""
    articles = ({"url": row["id"], "text": row["text"]} for row in rows(SET / "docs.jsonl.gz"))
    home = ingest(write(folder / "stories" / "articles.jsonl", articles).parent)
    story_of = dict(query(home, "SELECT url, story_id FROM documents"))
    stories = scored(folder, ({"id": url, "cluster": story} for url, story in story_of.items()))
    pairs = query(
        home,
        "SELECT d.url, o.url FROM duplicate_pairs AS p JOIN documents AS d USING (document_id) "
        "JOIN documents AS o ON o.document_id = p.other_document_id",
    )
    figures = {
        "pair f1": stories["pair_f1"],
        "ari": stories["ari"],
        "pairs as found f1": scored(folder, ({"a": a, "b": b} for a, b in pairs))["pair_f1"],
    }
    gold = rows(SET / "gold_pairs.jsonl.gz")
    for edit in WEAKEST:
        of_edit = [pair for pair in gold if edit in pair["kind"].split("+")]
        met = sum(story_of[pair["a"]] == story_of[pair["b"]] for pair in of_edit)
        figures[f"recall {edit}"] = met / len(of_edit)
    yield "stories", figures


def scored(folder: Path, predictions: Iterable[Row]) -> Figures:
    """What the scorer prints about clusters or pairs."""
    path = write(folder / "neardup.jsonl", predictions)
    command = [sys.executable, str(SCORER), str(SET), str(path), "--json"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures: Figures = json.loads(answer)
    return figures
