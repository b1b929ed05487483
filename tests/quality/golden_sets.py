"""The articles that a careful reader has read: how many of them the warehouse holds in full."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from golden.evidence import count_mentions, count_times, f1, labels, wrong_links
from golden.reading import SETS, Reading, differences, gold, read_all
from quality.ingest import Figures
from wirehouse.config import Config
from wirehouse.home import Home
from wirehouse.pipeline import run

BASELINES: dict[str, dict[str, dict[str, float]]] = {}


def evaluate(folder: Path) -> Iterator[tuple[str, Figures]]:
    """The share of the records that are in every line, fact and quotation as the reader found them."""
    for name, (path, source) in SETS.items():
        expected = {key: row for key, row in gold(path).items() if not row.get("rejected")}
        home = Home(folder / f"golden-{name}")
        run(Config(home=home, source=str(source)))
        readings = read_all(home)
        met = [key for key, row in expected.items() if not any(differences(row, readings[key]))]
        figures = {"records in full": len(met) / len(expected)}
        if name == "samples":
            figures |= evidence_figures(readings)
        yield f"golden/{name}", figures


def evidence_figures(readings: dict[str, Reading]) -> Figures:
    """How well mentions and expressions of time are found, and whether places are linked right."""
    mentions, times, links = Counter[str](), Counter[str](), Counter[str]()
    for record, expected in labels("mentions").items():
        mentions += count_mentions(expected, readings[record])
        links["wrong"] += len(list(wrong_links(expected, readings[record])))
        links["all"] += sum(row["entity_id"] is not None for row in readings[record].evidence["mentions"])
    for record, expected in labels("times").items():
        times += count_times(expected, readings[record])
    return {
        "mentions f1": f1(mentions),
        "times value f1": f1(times),
        "links right": 1 - links["wrong"] / max(1, links["all"]),
    }
