"""Documents that are read abreast come to what each comes to alone."""

from datetime import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from wirehouse.formats.record import SourceRecord
from wirehouse.stages.chunk_rows import Records, chunk_rows
from wirehouse.staging import Batch

BATCH = Batch("run", 0, "/in", datetime(2026, 3, 1), 0, ())  # ruff: ignore[call-datetime-without-tzinfo] - as the tables hold times
PIECES = st.sampled_from([
    "The council met on Tuesday to talk about the new bridge, and nobody was pleased.",
    "“We had hoped for more,” said Jane Alder, who runs the ferry with her sister.",
    "Mr. Alder, of Lisbon, said on 3 May: “It was too late.”",
    "\n\n",
    "By Jane Doe",
    "LISBON (AFP) - The harbour was closed last week, the minister told reporters in Portugal.",
    "28 September 2015",
    "Le ministre a déclaré : « Nous ne céderons pas », mardi à Paris.",
    "Share\nHome",
])
TEXTS = st.lists(st.lists(PIECES, max_size=9).map("\n".join), max_size=6)


def records(texts: list[str]) -> Records:
    """A record of each text, each of a source of its own: what recurs in a source is read together."""
    return [
        (
            {"source_uri": f"file:///{number}/page.txt", "source_format": "text", "content_sha256": "0" * 64},
            SourceRecord(0, text, "utf-8"),
        )
        for number, text in enumerate(texts)
    ]


def rows(chunk: Records) -> dict[str, list[dict[str, Any]]]:
    return {name: batch.to_pylist() for name, batch in chunk_rows(BATCH, chunk).tables.items()}


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_documents_abreast_become_what_they_become_alone(texts):
    chunk = records(texts)
    alone = [rows([record]) for record in chunk]
    assert rows(chunk) == {name: [row for found in alone for row in found[name]] for name in rows([])}
