import pytest

from wirehouse.steps import Steps, abreast, in_steps


@in_steps
def count_down(name: str, start: int, taken: list[str]) -> Steps[str]:
    for number in range(start, 0, -1):
        taken.append(f"{name}{number}")
        yield
    return name.upper()


@in_steps
def count_twice(name: str, taken: list[str]) -> Steps[str]:
    first = yield from count_down.steps(name, 2, taken)
    return first + count_down(name, 1, taken)


def test_each_step_is_taken_by_all_before_any_takes_the_next():
    taken: list[str] = []
    works = [
        count_down.steps("a", 2, taken),
        count_down.steps("b", 3, taken),
        count_down.steps("c", 0, taken),
    ]
    assert abreast(works) == ["A", "B", "C"]
    assert taken == ["a2", "b3", "a1", "b2", "b1"]
    assert abreast([]) == []


def test_called_it_takes_all_steps():
    taken: list[str] = []
    assert count_down("a", 2, taken) == "A"
    assert taken == ["a2", "a1"]


def test_steps_may_be_made_of_steps():
    taken: list[str] = []
    assert abreast([count_twice.steps("a", taken), count_twice.steps("b", taken)]) == ["AA", "BB"]
    assert taken == ["a2", "b2", "a1", "b1", "a1", "b1"]


def test_an_error_is_that_of_the_work():
    @in_steps
    def fail(message: str) -> Steps[None]:
        yield
        raise ValueError(message)

    with pytest.raises(ValueError, match="lost"):
        abreast([count_down.steps("a", 3, []), fail.steps("lost")])
    with pytest.raises(ValueError, match="lost"):
        fail("lost")
