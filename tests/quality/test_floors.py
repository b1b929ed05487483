"""Quality can only go up: no figure on the development sets falls below its floor."""

import pytest

from quality.evaluate import FLOORS, below_floor, evaluate, table
from quality.ingest import EVAL


@pytest.mark.skipif(not EVAL.is_dir(), reason="../shared is not beside the repository")
def test_no_figure_is_below_its_floor():
    found = evaluate()
    assert not below_floor(found), table(found)


def test_a_fall_is_seen():
    found = {name: dict.fromkeys(floors, 1.0) for name, floors in FLOORS.items()}
    assert below_floor(found) == []
    found["cleaning/html"] |= {"recall": 0.5}
    assert below_floor(found) == ["cleaning/html: recall is 0.500, below its floor of 0.944"]
