"""The search of the page is that of the warehouse, with the words found marked apart from the text."""

import sys
from pathlib import Path

import duckdb
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "plugins"))

from sql.conftest import Warehouse
from wirehouse.home import Home
from wirehouse.stages.marts import build_marts
from wirehouse_web import searching


@pytest.fixture
def warehouse(tmp_path) -> Warehouse:
    warehouse = Warehouse(Home(tmp_path / "home"))
    warehouse.put("a", "Truce holds", "The <b>ceasefire</b> [in Syria] holds for a third day.")
    return warehouse


def test_words_found_are_marked_whatever_else_the_text_holds(warehouse):
    build_marts(warehouse.home)
    with duckdb.connect(warehouse.path, read_only=True) as connection:
        assert searching.indexed(connection) == 1
        [row] = searching.search(connection, "syria CEASEFIRE")
    pieces = [(piece.text, bool(piece.marks)) for piece in row["snippet"]]
    assert pieces == [
        ("The <b>", False),
        ("ceasefire", True),
        ("</b> [in ", False),
        ("Syria", True),
        ("] holds for a third day.", False),
    ]


def test_without_an_index_it_says_that_none_is_indexed(warehouse):
    with duckdb.connect(warehouse.path) as connection:
        assert searching.indexed(connection) == 0
        connection.execute("DROP SCHEMA search CASCADE")
        assert searching.indexed(connection) == 0
