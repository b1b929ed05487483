"""Quotations and their speakers, against attributions that people marked in news (PolNeAR).

The gold of quoted words knows double marks only: of articles that quote with two single ones ('' … '') it has
none of their quotations, which the scorer then counts against us. So the spans are also scored without them.
"""

from collections.abc import Iterator
from pathlib import Path

from quality.ingest import EVAL, Figures, Row, ingest, query, rows, scored, write
from wirehouse.home import Home

SET = EVAL / "quotes" / "polnear_dev.jsonl.gz"
SCORER = EVAL / "quotes" / "score_quotes.py"

DOUBLED = "''"

# The nearest name before or after, from the readme of the set.
BASELINES = {
    "quotations": {"named lenient": {"nearest name": 0.671}, "named strict": {"nearest name": 0.449}}
}


def evaluate(folder: Path) -> Iterator[tuple[str, Figures]]:
    """The figures of quotations of three words and more; the speaker is the one beside the quotation."""
    articles = ({"url": row["id"], "text": row["text"], "date": row["date"]} for row in rows(SET))
    home = ingest(write(folder / "quotations" / "articles.jsonl", articles).parent)
    beside = predicted(folder / "speaker_text.jsonl", home, "speaker_text")
    named = predicted(folder / "speaker.jsonl", home, "speaker")
    layer = ("--layer", "quoted", "--min-words", "3")
    figures = scored(SCORER, SET, beside, *layer)
    double = (row for row in rows(SET) if row["text"].count(DOUBLED) <= 2)
    marked = scored(SCORER, write(folder / "marked.jsonl", double), beside, *layer)
    yield (
        "quotations",
        {
            "partial f1": figures["partial_f1"],
            f"partial f1 but {DOUBLED}": marked["partial_f1"],
            f"exact f1 but {DOUBLED}": marked["exact_f1"],
            "named lenient": figures["named_lenient"],
            "named strict": figures["named_strict"],
            "nominal lenient": figures["nominal_lenient"],
            "resolved lenient": scored(SCORER, SET, named, *layer)["named_lenient"],
        },
    )


def predicted(path: Path, home: Home, speaker: str) -> Path:
    """Write what the warehouse holds for the scorer, with one of its columns as the speaker."""
    quotes: dict[str, list[Row]] = {row["id"]: [] for row in rows(SET)}
    for url, start, end, name in query(
        home,
        f"SELECT url, start_char, end_char, {speaker} FROM quotations JOIN documents USING (document_id)",
    ):
        quotes[url].append({"start": start, "end": end, "speaker": name})
    return write(path, ({"id": url, "quotes": found} for url, found in quotes.items()))
