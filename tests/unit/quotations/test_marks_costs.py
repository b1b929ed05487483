"""What the text beside a mark says of it."""

import pytest

from wirehouse.quotations.costs import Costs, costs_of
from wirehouse.quotations.glyphs import marks_in


def costs(text: str) -> Costs:
    """The costs of the only mark in a text."""
    [mark] = marks_in(text)
    return costs_of(mark.setting)


@pytest.mark.parametrize(
    "text", ['She said: "We sail', '("We sail', '"We sail', '"1,000 boats', '"(We sail', "She said ‘we sail"]
)
def test_openings(text: str) -> None:
    assert costs(text).opens < min(costs(text).closes, costs(text).stray)


@pytest.mark.parametrize(
    "text", ['sail," she said', 'we sail"', 'we sail"-', '(we sail)", she', "we sail.’ She"]
)
def test_closings(text: str) -> None:
    assert costs(text).closes < min(costs(text).opens, costs(text).stray)


@pytest.mark.parametrize("text", ["get 'em now", "sailors' boats", "in the '90s", "5' of rope"])
def test_apostrophes(text: str) -> None:
    assert costs(text).stray < min(costs(text).opens, costs(text).closes + 0.3)


@pytest.mark.parametrize("mark", ['"', "''"])
def test_the_way_it_is_turned_decides_between_blanks(mark: str) -> None:
    apart = costs(f"she said {mark} we sail")
    assert apart.opens == apart.closes
    assert costs("she said “ we sail").opens < costs("she said “ we sail").closes
    assert costs("we sail ” she said").closes < costs("we sail ” she said").opens


def test_inches_are_no_mistake() -> None:
    assert costs('5" of rope').stray < costs('red" rope').stray


def test_an_apostrophe_within_a_word_is_no_mark() -> None:
    assert list(marks_in("it's o’clock")) == []
