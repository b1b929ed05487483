"""Marks are paired in time in proportion to the text, whatever their order."""

from functools import partial

import pytest

from growth import assert_linear
from unit.quotations.lines import prose_of
from wirehouse.quotations.marks import find_spans

LENGTH = 8_000  # characters

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


@pytest.mark.parametrize("unit", NASTY.values(), ids=NASTY.keys())
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    assert_linear(lambda count: partial(find_spans, prose_of(unit * count)), LENGTH // len(unit))
