"""What the cookbook shows is what the product answers."""

import pytest

from golden.cookbook import COOKBOOK, RECIPE, answered

TEXT = COOKBOOK.read_text(encoding="utf-8")
RECIPES = list(RECIPE.finditer(TEXT))


def test_it_answers_fifteen_questions_and_more():
    assert len(RECIPES) >= 15


@pytest.mark.parametrize("recipe", RECIPES, ids=[recipe["query"].split("\n")[0][:60] for recipe in RECIPES])
def test_the_answer_is_the_one_it_shows(recipe, homes):
    assert recipe[0] == answered(recipe[0], homes["samples"].warehouse)


def test_no_answer_is_empty_or_tells_of_this_machine():
    for recipe in RECIPES:
        assert recipe[0].count("\n│") > 2, f"no rows: {recipe['query']}"
    assert "/work" not in TEXT
    assert "/home" not in TEXT
