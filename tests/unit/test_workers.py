"""Worker processes give what the function gives, in order, and none is waited for in vain or left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path

import psutil
import pytest

from unit.at_work import workers_at_work
from wirehouse import workers
from wirehouse.cores import core_count, held_cores
from wirehouse.workers import map_in_workers, stop_workers

INCLUDE = str(Path(workers.__file__).parents[1])
LONG = 5_000_000  # bytes: more than a socket holds
ask = eval  # ruff: ignore[suspicious-eval-usage] - a function that every worker knows, whatever is to be done
WHO = "os.getpid()"

pytestmark = pytest.mark.usefixtures("all_stopped")


@pytest.fixture
def all_stopped():
    yield
    stop_workers()
    assert not workers_at_work()


def soon(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 30
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


def ended(pid: int) -> bool:
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    return True


def test_answers_come_in_the_order_of_their_arguments_from_processes_that_are_kept():
    assert list(map_in_workers(str, range(40), 2)) == [str(number) for number in range(40)]
    slow_first = ["__import__('time').sleep(0.3) or 1", "2", "3", "4"]
    assert list(map_in_workers(ask, slow_first, 2)) == [1, 2, 3, 4]
    assert list(map_in_workers(len, [b"x" * LONG] * 3, 2)) == [LONG] * 3
    assert list(map_in_workers(bytes, [LONG] * 3, 2)) == [bytes(LONG)] * 3
    pids = {child.pid for child in workers_at_work()}
    assert len(pids) == 2
    assert set(map_in_workers(ask, [WHO] * 20, 2)) <= pids


@pytest.mark.parametrize(("arguments", "number"), [([WHO] * 3, 1), ([WHO], 4), ([], 4), ([WHO] * 3, 0)])
def test_what_is_not_worth_a_process_is_done_in_this_one(arguments, number):
    assert set(map_in_workers(ask, arguments, number)) == set(arguments and [os.getpid()])
    assert not workers_at_work()


def test_an_error_comes_back_with_where_it_was_raised_and_ends_the_work():
    with pytest.raises(ValueError, match="invalid literal") as raised:
        list(map_in_workers(int, ["1", "2", "x", "4", "5", "6"], 2))
    assert "In worker process" in raised.value.__notes__[0]
    assert not workers_at_work()
    assert list(map_in_workers(int, ["1", "2"], 2)) == [1, 2]


def test_an_answer_that_cannot_travel_is_an_error_and_no_endless_wait():
    with pytest.raises(ChildProcessError, match="ended with code 1"):
        list(map_in_workers(ask, ["lambda: 0"] * 3, 2))


@pytest.mark.parametrize("place", [0, 3, 7])
def test_a_killed_worker_is_an_error_that_says_so(place):
    work = ["1"] * 8
    work[place] = "os.kill(os.getpid(), 9)"
    with pytest.raises(ChildProcessError, match=r"was killed by SIGKILL .*WIREHOUSE_WORKERS lower"):
        list(map_in_workers(ask, work, 2))
    assert not workers_at_work()
    assert list(map_in_workers(ask, ["1"] * 8, 2)) == [1] * 8


def test_arguments_are_taken_only_as_they_are_worked_on():
    taken = []
    answers = map_in_workers(str, (taken.append(number) or number for number in range(100)), 2)
    assert list(islice(answers, 5)) == ["0", "1", "2", "3", "4"]
    assert len(taken) <= 5 + 2
    answers.close()
    assert not workers_at_work(), "who does not want the rest leaves nobody at work"


DAEMON = """
import multiprocessing
from wirehouse.workers import map_in_workers, stop_workers
def work():
    print(*map_in_workers(abs, range(4), 2), flush=True)
    stop_workers()
daemon = multiprocessing.get_context("fork").Process(target=work, daemon=True)
daemon.start()
daemon.join()
"""


def test_workers_can_be_had_where_multiprocessing_refuses_children():
    """As in the tasks of a Celery worker, which are daemons."""
    assert python(DAEMON).communicate()[0] == b"0 1 2 3\n"


def python(code: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": INCLUDE}
    )


def test_a_fork_has_workers_of_its_own():
    before = set(map_in_workers(ask, [WHO] * 4, 2))
    child = os.fork()
    if not child:
        others = set(map_in_workers(ask, [WHO] * 4, 2))
        stop_workers()
        os._exit(0 if others and others.isdisjoint(before) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert set(map_in_workers(ask, [WHO] * 4, 2)) <= before


PARENT = """
import sys
from wirehouse.workers import map_in_workers
pids = map_in_workers(eval, ["os.getpid()"] * 8 + ["__import__('time').sleep(2)"] * 8, 2)
for pid in pids:
    print(pid, flush=True)
"""


def test_no_worker_outlives_a_killed_parent():
    with python(PARENT) as parent:
        pids = {int(parent.stdout.readline()) for _ in range(6)}
        assert not any(map(ended, pids))
        parent.kill()
    assert soon(lambda: all(map(ended, pids)))


HOLDER = """
import sys, time
from wirehouse import workers
from wirehouse.cores import held_cores
with held_cores(99) as held:
    print(held, flush=True)
    time.sleep(60)
"""


def test_cores_are_shared_out_and_free_again_when_their_holder_is_killed(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with held_cores(99) as all_of_them:
        assert all_of_them == core_count()
        with held_cores(99) as none:
            assert none == 0
    with held_cores(1) as one, held_cores(99) as rest:
        assert (one, rest) == (1, core_count() - 1)
    with python(HOLDER) as holder:
        assert int(holder.stdout.readline()) == core_count()
        with held_cores(99) as none:
            assert none == 0
        assert list(map_in_workers(ask, [WHO] * 3)) == [os.getpid()] * 3, "none is free: in this process"
        holder.send_signal(signal.SIGKILL)
    with held_cores(99) as again:
        assert again == core_count()


def test_where_no_lock_can_be_made_no_core_is_held(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "file"))
    with held_cores(99) as none:
        assert none == 0
