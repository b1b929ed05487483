"""Bodies: 4-gram F1 against what publishers' own parsers find, on four renderings of the same pages."""

from collections.abc import Iterator
from pathlib import Path

from quality.ingest import EVAL, Figures, ingest, query, rows, scored, write

SET = EVAL / "cleaning" / "fundus_eval"
SCORER = EVAL / "cleaning" / "score_cleaning.py"

# Of others on the same pages, from the readme of the set; trafilatura sees the HTML.
BASELINES = {
    "cleaning/input_full": {"f1": {"long lines": 0.809, "jusText": 0.807}},
    "cleaning/input_leftover": {"f1": {"long lines": 0.860, "jusText": 0.852}},
    "cleaning/input_wrap72": {"f1": {"long lines": 0.161, "jusText": 0.0}},
    "cleaning/html": {"f1": {"trafilatura": 0.941}},
}


def sources(folder: Path) -> Iterator[Path]:
    """Write the renderings of the pages as sources; yields the folder of each."""
    for name in ("input_full", "input_leftover", "input_wrap72"):
        pages = ({"url": page["id"], "text": page["text"]} for page in rows(SET / f"{name}.jsonl.gz"))
        yield write(folder / name / "pages.jsonl", pages).parent
    html = folder / "html"
    html.mkdir()
    for page in rows(SET / "pages.jsonl.gz"):
        (html / f"{page['id']}.html").write_bytes(page["html"].encode("utf-8", "surrogatepass"))
    yield html


def evaluate(folder: Path) -> Iterator[tuple[str, Figures]]:
    """The figures of the bodies found in each rendering."""
    for source in sources(folder):
        page_id = "CASE source_format WHEN 'html' THEN parse_filename(source_uri, true) ELSE url END"
        bodies = query(ingest(source), f"SELECT {page_id}, body FROM documents")
        found = ({"id": page, "text": body} for page, body in bodies)
        predictions = write(folder / "predictions" / f"{source.name}.jsonl", found)
        overall = scored(SCORER, SET / "gold.jsonl.gz", predictions)
        yield (
            f"cleaning/{source.name}",
            {
                "f1": overall["aeb_f1"],
                "precision": overall["aeb_p"],
                "recall": overall["aeb_r"],
                "worst tenth": overall["p10_f1"],
            },
        )
