"""Score what the whole pipeline makes of the development sets beside the repository (`make eval`).

Every set is ingested into a warehouse of its own, as a user would do it, and its tables are scored by
the scorer that comes with the set. The floors in floors.json are what a change may not fall below: raise them
when the figures rise, and never lower them. Without ../shared there is nothing to evaluate.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from wirehouse.config import Config
from wirehouse.home import Home
from wirehouse.pipeline import run

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CLEANING = SHARED / "eval" / "cleaning"
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))

# 4-gram F1 of others on the same pages, from the readme of the set; trafilatura sees the HTML.
BASELINES = {
    "cleaning/input_full": {"long lines": 0.809, "jusText": 0.807},
    "cleaning/input_leftover": {"long lines": 0.860, "jusText": 0.852},
    "cleaning/input_wrap72": {"long lines": 0.161, "jusText": 0.0},
    "cleaning/html": {"trafilatura": 0.941},
}

Figures = dict[str, float]


def rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ingested_bodies(folder: Path) -> dict[str, str]:
    """Ingest a source folder into a new warehouse; returns the body of each page by its id.

    The id of a page is the name of its file, or the URL in its record where a file holds many.
    """
    home = Home(folder.parent / f"{folder.name}-home")
    run(Config(home=home, source=str(folder)))
    with duckdb.connect(home.warehouse, read_only=True) as connection:
        page_id = "CASE source_format WHEN 'html' THEN parse_filename(source_uri, true) ELSE url END"
        return dict(connection.execute(f"SELECT {page_id}, body FROM documents").fetchall())


def cleaning_inputs(folder: Path) -> Iterator[str]:
    """Write the renderings of the pages as sources; yields the name of each."""
    for name in ("input_full", "input_leftover", "input_wrap72"):
        (folder / name).mkdir()
        with (folder / name / "pages.jsonl").open("w", encoding="utf-8") as file:
            for page in rows(CLEANING / "fundus_eval" / f"{name}.jsonl.gz"):
                file.write(json.dumps({"url": page["id"], "text": page["text"]}) + "\n")
        yield name
    (folder / "html").mkdir()
    for page in rows(CLEANING / "fundus_eval" / "pages.jsonl.gz"):
        data = page["html"].encode("utf-8", "surrogatepass")
        (folder / "html" / f"{page['id']}.html").write_bytes(data)
    yield "html"


def score_cleaning(folder: Path) -> Iterator[tuple[str, Figures]]:
    """The figures of the bodies found in each rendering."""
    for name in cleaning_inputs(folder):
        found = ingested_bodies(folder / name)
        predictions = folder / f"{name}.jsonl"
        with predictions.open("w", encoding="utf-8") as file:
            for page_id, body in found.items():
                file.write(json.dumps({"id": page_id, "text": body}) + "\n")
        scored = scorer(
            CLEANING / "score_cleaning.py", CLEANING / "fundus_eval" / "gold.jsonl.gz", predictions
        )
        yield (
            f"cleaning/{name}",
            {
                "f1": scored["aeb_f1"],
                "precision": scored["aeb_p"],
                "recall": scored["aeb_r"],
                "worst tenth": scored["p10_f1"],
            },
        )


def scorer(program: Path, gold: Path, predictions: Path) -> dict[str, Any]:
    """What a scorer prints."""
    command = [sys.executable, str(program), "--gold", str(gold), str(predictions), "--json"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scored: dict[str, Any] = json.loads(answer)
    return scored


def evaluate() -> dict[str, Figures]:
    """The figures of every set."""
    with tempfile.TemporaryDirectory() as folder:
        return dict(score_cleaning(Path(folder)))


def below_floor(found: dict[str, Figures]) -> list[str]:
    """What has fallen, in words."""
    return [
        f"{name}: {figure} is {found[name][figure]:.3f}, below its floor of {floor:.3f}"
        for name, floors in FLOORS.items()
        for figure, floor in floors.items()
        if found[name][figure] < floor
    ]


def table(found: dict[str, Figures]) -> str:
    """The figures beside their floors and those of others."""
    lines = [f"{'set':26} {'f1':>6} {'floor':>6} {'prec':>6} {'recall':>6} {'p10':>6}  others"]
    for name, figures in found.items():
        others = ", ".join(f"{other} {f1:.3f}" for other, f1 in BASELINES[name].items())
        numbers = (figures["f1"], FLOORS[name]["f1"], *list(figures.values())[1:])
        lines.append(f"{name:26} " + " ".join(f"{number:6.3f}" for number in numbers) + f"  {others}")
    return "\n".join(lines)


def main() -> int:
    argparse.ArgumentParser(description=__doc__).parse_args()
    if not SHARED.is_dir():
        sys.stdout.write("../shared is not beside the repository: nothing to evaluate\n")
        return 0
    found = evaluate()
    fallen = below_floor(found)
    sys.stdout.write("\n".join([table(found), *fallen]) + "\n")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
