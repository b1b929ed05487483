"""The search of the page finds the same with an index and, as long as there is none, without."""

import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "plugins"))

from sql.conftest import Warehouse
from wirehouse.home import Home
from wirehouse.stages.marts import build_marts
from wirehouse_web import searching


@pytest.fixture(scope="module")
def connection(tmp_path_factory) -> Iterator[duckdb.DuckDBPyConnection]:
    warehouse = Warehouse(Home(tmp_path_factory.mktemp("news") / "home"))
    warehouse.put("a", "Truce holds", "The ceasefire in Syria holds for a third day.", "A <b>bold</b> step.")
    warehouse.put("b", "Talks in Geneva", "Envoys speak about Syria again.", "The airport is shut.")
    warehouse.put("c", "Port reopens", "Shots were heard. The third ceasefire broke on that day.")
    warehouse.put("d", "Élections à Bogotá", "Le président José Peña a voté à l’école.")
    warehouse.put("e", "東京の天気", "東京では雨が降った。")
    warehouse.put("f", "Long", f"{'before ' * 200}needle{' after' * 200}")
    furniture = warehouse.put("g", "Ferry", "Subscribe now", "The ferry sails.", "The ferry sails.")
    warehouse.ask("UPDATE passages SET role = 'boilerplate' WHERE text = 'Subscribe now'")
    warehouse.ask(
        f"UPDATE passages SET repeats_passage_no = 2 WHERE document_id = '{furniture}' AND passage_no = 3"
    )
    build_marts(warehouse.home)
    with duckdb.connect(warehouse.path, read_only=True) as found:
        yield found


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("ceasefire Syria", {"Truce holds", "Talks in Geneva", "Port reopens"}),
        ("port", {"Port reopens"}),
        ("BOGOTA ecole", {"Élections à Bogotá"}),
        ("東京", {"東京の天気"}),
        ("needle", {"Long"}),
        ("subscribe", set()),
        ("sails bold", {"Ferry", "Truce holds"}),
        ('"third day"', {"Truce holds"}),
        ('"third day" "ceasefire in syria"', {"Truce holds"}),
        ('"third day" "that day"', set()),
        ("“about syria” Geneva", {"Talks in Geneva"}),
        ('"port" airport', {"Port reopens", "Talks in Geneva"}),
        ("?! nowhere", set()),
        ('"', set()),
    ],
)
def test_without_an_index_the_same_articles_are_found_with_the_same_marks(connection, query, titles):
    found = {row["title"]: row["snippet"] for row in searching.search(connection, query)}
    assert set(found) == titles
    assert {row["title"]: row["snippet"] for row in searching.scan(connection, query)} == found


def test_without_an_index_what_holds_most_of_the_words_comes_first(connection):
    assert [row["title"] for row in searching.scan(connection, "ceasefire syria geneva bold")] == [
        "Truce holds",
        "Talks in Geneva",
        "Port reopens",
    ]


def test_a_warehouse_of_a_version_without_index_is_searched(tmp_path):
    warehouse = Warehouse(Home(tmp_path / "home"))
    warehouse.put("a", "Truce holds", "The ceasefire in Syria holds.")
    with duckdb.connect(warehouse.path) as connection:
        for macro in ("search_words", "search_pattern"):
            connection.execute(f"DROP MACRO {macro}")
        connection.execute("DROP SCHEMA search CASCADE")
        assert searching.indexed(connection) == 0
        assert [row["title"] for row in searching.scan(connection, "syria")] == ["Truce holds"]
