"""Dates and times, against TIMEX3 that people marked in news (MEANTIME)."""

from collections.abc import Iterator
from pathlib import Path

from quality.ingest import EVAL, Figures, Row, ingest, query, rows, scored, write

SET = EVAL / "dates" / "meantime.jsonl.gz"
SCORER = EVAL / "dates" / "score_dates.py"

BASELINES = {"time_expressions": {"value f1": {"regular expressions": 0.731}}}


def evaluate(folder: Path) -> Iterator[tuple[str, Figures]]:
    """The figures of dates and times, resolved against the day of publication."""
    articles = ({"url": row["id"], "text": row["text"], "date": row["dct"]} for row in rows(SET))
    home = ingest(write(folder / "dates" / "articles.jsonl", articles).parent)
    expressions: dict[str, list[Row]] = {row["id"]: [] for row in rows(SET)}
    for url, start, end, value in query(
        home,
        "SELECT url, start_char, end_char, value FROM time_expressions JOIN documents USING (document_id) "
        "WHERE timex_type IN ('DATE', 'TIME')",
    ):
        expressions[url].append({"start": start, "end": end, "value": value})
    found = ({"id": url, "expressions": rows_} for url, rows_ in expressions.items())
    figures = scored(SCORER, SET, write(folder / "dates.jsonl", found))
    names = {"value f1": "value_f1", "relaxed f1": "relaxed_f1", "strict f1": "strict_f1"}
    yield "time_expressions", {shown: figures[name] for shown, name in names.items()}
