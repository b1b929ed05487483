import sys
from collections.abc import Iterator
from time import process_time

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirehouse.text.blank import BLANK
from wirehouse.validation.chunks import CHUNK, CHUNKS, cut_texts
from wirehouse.validation.lossless import UNCOVERED, find_uncovered

Span = tuple[int, int]


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("CREATE SCHEMA staged")
        connection.execute("CREATE TABLE staged.documents (document_id VARCHAR)")
        connection.execute("CREATE TABLE staged.source_texts (document_id VARCHAR, text VARCHAR)")
        connection.execute(
            "CREATE TABLE staged.passages "
            "(document_id VARCHAR, passage_no BIGINT, start_char BIGINT, end_char BIGINT)"
        )
        yield connection


def uncovered(
    database: duckdb.DuckDBPyConnection, articles: dict[str, tuple[str | None, list[Span]]]
) -> dict[str, str]:
    for table in ("documents", "source_texts", "passages"):
        database.execute(f"DELETE FROM staged.{table}")
    for document_id, (text, spans) in articles.items():
        database.execute("INSERT INTO staged.documents VALUES (?)", [document_id])
        if text is not None:
            database.execute("INSERT INTO staged.source_texts VALUES (?, ?)", [document_id, text])
        for passage_no, (start, end) in enumerate(spans):
            row = [document_id, passage_no, start, end]
            database.execute("INSERT INTO staged.passages VALUES (?, ?, ?, ?)", row)
    for name in (CHUNKS, UNCOVERED):
        database.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in (cut_texts(), find_uncovered()):
        database.execute(statement)
    rows = database.execute("SELECT document_id, detail FROM staged.uncovered").fetchall()
    assert len(dict(rows)) == len(rows)
    return dict(rows)


def test_blank_is_what_python_calls_space(database: duckdb.DuckDBPyConnection) -> None:
    surrogates = range(0xD800, 0xE000)  # no characters: text from bytes never holds one
    points = [point for point in range(sys.maxunicode + 1) if point not in surrogates]
    query = f"""
        SELECT list(p ORDER BY p) FROM (SELECT unnest(?::INTEGER[]) AS p)
        WHERE regexp_matches(chr(p), '[{BLANK}]')
    """
    (found,) = database.execute(query, [points]).fetchone() or ()
    assert found == [point for point in points if chr(point).isspace()]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("one", [(0, 3)]),
        ("one\n\ntwo", [(0, 3), (5, 8)]),
        ("onetwo", [(0, 3), (3, 6)]),
        (" \u00a0\u2003one\u3000\x1f", [(3, 6)]),
        ("日本 🗞️ é", [(0, 2), (3, 5), (6, 7)]),
        ("", []),
        (" \n", []),
        ("x" + " " * 1000 + "y", [(0, 1), (1001, 1002)]),
    ],
)
def test_a_covered_text(database: duckdb.DuckDBPyConnection, text: str, spans: list[Span]) -> None:
    assert uncovered(database, {"a": (text, spans)}) == {}


@pytest.mark.parametrize(
    ("text", "spans", "detail"),
    [
        ("one two", [(0, 3)], "no passage holds the text at 3: two"),
        ("one two six", [(0, 3), (8, 11)], "no passage holds the text at 3: two"),
        ("a one", [(2, 5)], "no passage holds the text at 0: a"),
        ("one\u200b", [(0, 3)], "no passage holds the text at 3: \u200b"),
        ("x" * 200, [(0, 100)], "no passage holds the text at 100: " + "x" * 28),
        (
            "x" * CHUNK * 3,
            [(0, CHUNK), (2 * CHUNK, 3 * CHUNK)],
            f"no passage holds the text at {CHUNK}: " + "x" * CHUNK,
        ),
        ("one", [], "no passage holds the text at 0: one"),
        ("one two", [(0, 5), (4, 7)], "passage 1 starts at 4, ends at 7; the one before ends at 5"),
        ("one two", [(4, 7), (0, 3)], "passage 1 starts at 0, ends at 3; the one before ends at 7"),
        ("one", [(-1, 3)], "passage 0 starts at -1, ends at 3; the one before ends at 0"),
        ("one", [(2, 1)], "passage 0 starts at 2, ends at 1; the one before ends at 0"),
        ("one", [(0, 4)], "the last passage ends at 4, the text at 3"),
        ("one", [(0, 1 << 60)], "the last passage ends at 1152921504606846976, the text at 3"),
        (None, [(0, 3)], "there is no source text"),
        (None, [], "there is no source text"),
    ],
)
def test_a_text_that_is_not_covered(
    database: duckdb.DuckDBPyConnection, text: str | None, spans: list[Span], detail: str
) -> None:
    assert uncovered(database, {"a": (text, spans), "b": ("two", [(0, 3)])}) == {"a": detail}


def test_a_long_document_is_read_once(database: duckdb.DuckDBPyConnection) -> None:
    text = ("é" * 99 + "\n") * 20_000  # slicing it once per passage would read 60 GB
    database.execute("DELETE FROM staged.documents; INSERT INTO staged.documents VALUES ('long')")
    database.execute("DELETE FROM staged.source_texts")
    database.execute("INSERT INTO staged.source_texts VALUES ('long', ?)", [text])
    database.execute("DELETE FROM staged.passages")
    database.execute(
        "INSERT INTO staged.passages SELECT 'long', range, range * 100, range * 100 + 99 FROM range(20_000)"
    )
    database.execute("DROP TABLE IF EXISTS staged.uncovered")
    started = process_time()
    database.execute(find_uncovered())
    assert process_time() - started < 10
    assert database.execute("FROM staged.uncovered").fetchall() == []


def covers(text: str, spans: list[Span]) -> bool:
    """The rule in Python, character by character."""
    ends = [0, *(end for _, end in spans)]
    in_order = all(
        before <= start <= end <= len(text) for before, (start, end) in zip(ends, spans, strict=False)
    )
    held = {place for start, end in spans for place in range(start, end)} if in_order else set()
    return in_order and all(place in held or text[place].isspace() for place in range(len(text)))


TEXTS = st.text(st.sampled_from("ab é\n\u00a0\u2028\u200b日🗞"), max_size=3 * CHUNK)
SPANS = st.lists(st.integers(-1, 3 * CHUNK), max_size=8)


@settings(max_examples=60, deadline=None)
@given(articles=st.lists(st.tuples(TEXTS, SPANS, st.booleans()), max_size=20))
def test_the_sql_says_what_python_says(
    database: duckdb.DuckDBPyConnection, articles: list[tuple[str, list[int], bool]]
) -> None:
    made: dict[str, tuple[str | None, list[Span]]] = {}
    expected = set()
    for number, (text, places, whole) in enumerate(articles):
        ordered = sorted(min(place, len(text)) for place in places) if whole else places
        spans = list(zip(ordered[::2], ordered[1::2], strict=False))
        if whole:  # often covered: stretch the spans over what lies between them
            spans = [
                (start, max(start, end))
                for start, end in zip([0, *ordered], [*ordered, len(text)], strict=True)
            ]
        made[str(number)] = (text, spans)
        if not covers(text, spans):
            expected.add(str(number))
    assert set(uncovered(database, made)) == expected
