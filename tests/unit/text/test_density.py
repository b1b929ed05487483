from wirehouse.text.density import dense_regions, densities
from wirehouse.text.furniture import Sign
from wirehouse.text.model import Role
from wirehouse.text.reading import Reading


def test_no_block_weighs_more_than_a_few_others() -> None:
    paragraph, menu, button = Reading(9.0, 60), Reading(-9.0, 50), Reading(-5.0, 1, sign=Sign.BUTTON)
    links, caption = Reading(-5.0, 2, sign=Sign.LINKS), Reading(3.0, 20)
    roles = [None, None, Role.BOILERPLATE, Role.RELATED, Role.CAPTION]
    few, least, same, worse, found = densities([paragraph, menu, button, links, caption], roles)
    assert 0 < few < 9
    assert -1 < least == same == found < 0
    assert worse < least


def test_regions_span_short_gaps_and_leave_out_what_is_far_and_thin() -> None:
    scores = [-0.4] * 5 + [3.0, -0.4, 3.0, 3.0] + [-0.4] * 40 + [1.0] + [-0.4]
    assert dense_regions(scores) == [(5, 9)]


def test_two_regions_of_like_weight_are_both_kept() -> None:
    scores = [3.0, 3.0, 3.0] + [-0.4] * 40 + [3.0, 3.0]
    assert dense_regions(scores) == [(0, 3), (43, 45)]


def test_regions_of_nothing() -> None:
    assert dense_regions([]) == []
    assert dense_regions([-1.0, -2.0]) == []
