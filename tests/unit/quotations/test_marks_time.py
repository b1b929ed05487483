"""Four times the marks take about four times as long."""

import time

import pytest

from unit.quotations.lines import prose_of
from wirehouse.quotations.marks import find_spans

LENGTH = 8_000  # characters; four times that has to take less than ten times as long
MOST_GROWTH = 10  # sixteen would be quadratic
LEAST = 0.01  # seconds that are lost in noise

NASTY = {
    "straight": '"',
    "opening": "“",
    "closing": "”",
    "single": "'",
    "apart": "” ",
    "low": "„",
    "commas": ",,",
    "doubled": "`` ''",
    "guillemets": "«",
    "never closed": "“A. ",
    "never opened": "A.” ",
    "paragraphs": "“A boat.\n",
    "fragments": "the “x” y ",
    "single fragments": "‘a’ ",
    "utterances": '"Go," ',
    "nested": "“a ‘b «c ",
    "attributes": 'a="b" ',
    "titles": "film “A B” ",
    "capitals": "A",
    "digits": '1"',
    "full stops": "“. ",
    "blanks": " ",
}


def seconds(text: str) -> float:
    prose = prose_of(text)
    spent = []
    for _ in range(3):
        started = time.process_time()
        find_spans(prose)
        spent.append(time.process_time() - started)
    return min(spent)


@pytest.mark.parametrize("unit", NASTY.values(), ids=NASTY.keys())
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    assert seconds(text * 4) < MOST_GROWTH * seconds(text) + LEAST
