"""Work on many documents abreast: a step of each, then the next step of each.

A document goes through some six hundred functions, with their tables and patterns: more than the caches of a
processor hold. One document after the other finds them gone; of many abreast only the first has to fetch
them. They take a quarter less time (docs/adr/0015).

A function in steps is written for one document, as a generator that yields where the others may catch up. Its
result is what it returns.
"""

from collections.abc import Callable, Generator, Iterable
from functools import update_wrapper
from typing import Generic, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

Steps = Generator[None, None, Result]
"""Work that stops after each of its steps, and its result."""


class in_steps(Generic[Arguments, Result]):  # ruff: ignore[invalid-class-name] - a decorator
    """A function in steps: when it is called it takes all of them, and `steps` lets others take them."""

    def __init__(self, function: Callable[Arguments, Steps[Result]]) -> None:
        self.steps = function
        update_wrapper(self, function)

    def __call__(self, *arguments: Arguments.args, **options: Arguments.kwargs) -> Result:
        """Take all steps, one after the other."""
        [result] = abreast([self.steps(*arguments, **options)])
        return result


def abreast(works: Iterable[Steps[Result]]) -> list[Result]:
    """The results of works, in their order; each step is taken by all works before any takes the next.

    Raises:
        Exception: What a work raised. The others end unfinished.
    """
    results: dict[int, Result] = {}
    ongoing = dict(enumerate(works))
    while ongoing:
        for number, work in list(ongoing.items()):
            try:
                next(work)
            except StopIteration as end:
                results[number] = end.value
                del ongoing[number]
    return [results[number] for number in sorted(results)]
