"""Quality can only go up: no figure on the development sets falls below its floor."""

import pytest

from quality.evaluate import SHARED, below_floor, evaluate, table


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside the repository")
def test_no_figure_is_below_its_floor():
    found = evaluate()
    assert not below_floor(found), table(found)


def test_a_fall_is_seen():
    perfect = {"f1": 1.0, "recall": 1.0}
    names = ("input_full", "input_leftover", "input_wrap72", "html")
    found = {f"cleaning/{name}": perfect for name in names}
    assert below_floor(found) == []
    found["cleaning/html"] = perfect | {"recall": 0.5}
    assert below_floor(found) == ["cleaning/html: recall is 0.500, below its floor of 0.940"]
