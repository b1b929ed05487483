"""Answers as a table, CSV and JSON."""

import csv
import io
import json

from wirehouse.console.query import Answer, AnswerColumn
from wirehouse.console.rendering import csv as as_csv
from wirehouse.console.rendering import json_rows, table, width


def answer(*rows, types=None):
    names = [f"c{number}" for number in range(len(rows[0]))]
    kinds = types or ["VARCHAR"] * len(names)
    return Answer(tuple(map(AnswerColumn, names, kinds)), [list(row) for row in rows], cut=False, seconds=0)


def test_a_table_aligns_numbers_and_wide_characters():
    assert table(answer(["東京", 7, None], ["é", 10, True], types=["VARCHAR", "BIGINT", "BOOLEAN"])) == (
        "┌─────────┬────────┬─────────┐\n"
        "│   c0    │   c1   │   c2    │\n"
        "│ varchar │ bigint │ boolean │\n"
        "├─────────┼────────┼─────────┤\n"
        "│ 東京    │      7 │ NULL    │\n"
        "│ é       │     10 │ true    │\n"
        "└─────────┴────────┴─────────┘"
    )


def test_nothing_in_a_table_acts_on_the_terminal():
    text = table(answer(["\x1b[2J\x07\u202egnp.exe\r\n\x9b31m"], ["second"]))
    assert "\x1b" not in text
    assert "\\x1b[2J\\x07\\u202egnp.exe\\r\\n\\x9b31m" in text
    assert len(text.split("\n")) == 7


def test_a_table_fits_its_room_and_long_values_are_cut():
    lines = table(answer(["x" * 500, "short"])).split("\n")
    assert lines[4].startswith("│ " + "x" * 99 + "… │")
    lines = table(answer(["東" * 100, "y" * 100]), room=60).split("\n")
    assert {width(line) for line in lines} == {width(lines[0])}
    assert width(lines[0]) <= 60


def test_csv_reads_back_as_it_was_and_changes_nothing():
    values = ["=1+1", 'say "x"', "a,b", "line\nbreak", "", "\x1b[31m", "東"]
    text = as_csv(answer(values))
    assert list(csv.reader(io.StringIO(text))) == [[f"c{n}" for n in range(7)], values]
    assert as_csv(answer([None, ""])).split("\n")[1] == ',""'
    assert as_csv(answer([True, 1.5, [1, None]])).split("\n")[1] == 'true,1.5,"[1, null]"'


def test_json_reads_back_and_keeps_columns_of_one_name():
    columns = tuple(AnswerColumn(name, "INTEGER") for name in ("a", "a", "b", "a"))
    found = json.loads(json_rows(Answer(columns, [[1, 2, None, {"x": ["é"]}]], cut=False, seconds=0)))
    assert found == [{"a": 1, "a_1": 2, "b": None, "a_2": {"x": ["é"]}}]
    assert json.loads(json_rows(Answer(columns, [], cut=False, seconds=0))) == []
