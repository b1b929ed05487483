"""How processor time grows with size: for all tests that guard against inputs which hold a run up."""

import gc
import time
from collections.abc import Callable

ROUNDS = 8
NOISE = 0.01  # seconds that say nothing


def assert_linear(make: Callable[[int], Callable[[], object]], size: int, times: int = 4) -> None:
    """Fail where `times` the size takes the square of the time rather than as many times.

    `make(size)` prepares the work, outside the clock. The limit lies half way between linear and square
    (`times` to the power of 1.5). A machine in use only ever adds to a measurement, so the best of each size
    counts, and a bad ratio is measured again before it is believed.
    """
    make(size)()  # loads what is loaded once
    small, large = [], []
    for _ in range(ROUNDS):
        small.append(seconds(make(size)))
        large.append(seconds(make(times * size)))
        if min(large) < times**1.5 * min(small) + NOISE:
            return
    raise AssertionError(f"{times} times the size takes {min(large):.3f} s instead of {min(small):.3f} s")


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the work alone: what other tests left for the garbage collector is not its cost."""
    gc.disable()
    try:
        started = time.process_time()
        work()
        return time.process_time() - started
    finally:
        gc.enable()
