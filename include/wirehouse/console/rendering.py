"""Answers as text: a table for people, CSV and JSON for programs."""

import json
import re
import unicodedata
from collections.abc import Callable

from wirehouse.console.query import Answer, Value
from wirehouse.visible import visible

WIDEST = 100  # columns of the terminal that one value may take in a table
NARROWEST = 12
NUMBER = re.compile(r"U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\)")


def table(answer: Answer, room: int | None = None) -> str:
    """The answer in a box, values cut to fit `room` columns of the terminal where that is known.

    Nothing in a value acts on the terminal: control characters are written as escapes.
    """
    names = [visible(column.name) for column in answer.columns]
    types = [visible(column.type.lower()) for column in answer.columns]
    cells = [["NULL" if value is None else visible(text_of(value)) for value in row] for row in answer.rows]
    widths = [min(WIDEST, max(map(width, column))) for column in zip(names, types, *cells, strict=True)]
    while room and sum(widths) + 3 * len(widths) + 1 > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    right = [NUMBER.fullmatch(column.type) is not None for column in answer.columns]

    def ruled(left: str, between: str, end: str) -> str:
        return left + between.join("─" * (size + 2) for size in widths) + end

    def line(values: list[str], aligned: Callable[[int, str], str]) -> str:
        return "│" + "│".join(f" {aligned(place, value)} " for place, value in enumerate(values)) + "│"

    def centred(place: int, value: str) -> str:
        value = cut(value, widths[place])
        gap = widths[place] - width(value)
        return " " * (gap // 2) + value + " " * (gap - gap // 2)

    def aligned(place: int, value: str) -> str:
        value = cut(value, widths[place])
        gap = " " * (widths[place] - width(value))
        return gap + value if right[place] else value + gap

    return "\n".join([
        ruled("┌", "┬", "┐"),
        line(names, centred),
        line(types, centred),
        ruled("├", "┼", "┤"),
        *(line(row, aligned) for row in cells),
        ruled("└", "┴", "┘"),
    ])


def csv(answer: Answer) -> str:
    """The answer as CSV (RFC 4180) with a header: null is empty, an empty text is `""`.

    Values are written as they are, also those that a spreadsheet would take for a formula.
    """
    lines: list[list[Value]] = [[column.name for column in answer.columns], *answer.rows]
    return "\n".join(",".join(csv_value(value) for value in row) for row in lines)


def csv_value(value: Value) -> str:
    """The value, in quotes where CSV needs them."""
    if value is None:
        return ""
    text = text_of(value)
    if text and not any(character in text for character in ',"\r\n'):
        return text
    return '"' + text.replace('"', '""') + '"'


def json_rows(answer: Answer) -> str:
    """The answer as a JSON array with an object for each row.

    Columns of one name would be one key, so the later are called `name_1`, `name_2` and so on.
    """
    names: list[str] = []
    for column in answer.columns:
        name, again = column.name, 0
        while name in names:
            again += 1
            name = f"{column.name}_{again}"
        names.append(name)
    rows = [json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in answer.rows]
    return "[" + ",\n ".join(rows) + "]"


FORMATS: dict[str, Callable[[Answer], str]] = {"table": table, "csv": csv, "json": json_rows}


def text_of(value: Value) -> str:
    """A value that is not null, as text; lists and structs as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def width(text: str) -> int:
    """The columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in {"W", "F"})
        for character in text
    )


def cut(text: str, columns: int) -> str:
    """The text, cut to so many columns of a terminal."""
    if width(text) <= columns:
        return text
    text = text[: columns - 1]
    while width(text) > columns - 1:
        text = text[:-1]
    return f"{text}…"
