"""Worker processes, for work that keeps one core busy in Python and can be cut into independent pieces.

They are programs of their own, started with `python -m wirehouse.workers`, and not children of
`multiprocessing`: that refuses to start any in the tasks of Celery, and a fork would take the threads and
locks of Arrow and DuckDB with it. Arguments and answers travel through a socket each. A worker that loses the
other end of it ends, so none outlives its parent by more than the piece it is at.
"""

import logging
import os
import signal
import subprocess  # ruff: ignore[suspicious-subprocess-import] - starts this module, nothing else
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from queue import SimpleQueue
from traceback import format_exc
from typing import Any, TypeVar

from wirehouse.cores import core_count, held_cores

log = logging.getLogger(__name__)

Argument = TypeVar("Argument")
Answer = TypeVar("Answer")


def map_in_workers(
    function: Callable[[Argument], Answer], arguments: Iterable[Argument], workers: int | None = None
) -> Iterator[Answer]:
    """The answers of a function of a module to its arguments, in their order, as `map` gives them.

    `workers` is the number of processes, None for as many as cores are free; with fewer than two, or fewer
    than two arguments, all is done in this process. Besides what is in work only one argument is taken ahead,
    so that memory does not grow. The processes are kept for the next call, until `stop_workers`.

    Raises:
        ChildProcessError: A worker ended in the middle of its work.
        Exception: What the function raised, with the traceback of the worker as a note.
    """
    arguments = iter(arguments)
    with held_cores(core_count() if workers is None else 0) as free:
        number = free if workers is None else workers
        first = list(islice(arguments, 2)) if number > 1 else []
        arguments = chain(first, arguments)
        if len(first) < 2:
            yield from map(function, arguments)
        else:
            yield from _pool(number).map(function, arguments, number)


def stop_workers() -> None:
    """End the worker processes of this process, if there are any."""
    if pool := _pools.pop(os.getpid(), None):
        pool.stop()


class Worker:
    """A worker process and this end of its socket."""

    def __init__(self) -> None:
        self._connection, theirs = Pipe()
        root = str(Path(__file__).parents[1])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        with theirs:
            self._process = subprocess.Popen(  # ruff: ignore[subprocess-without-shell-equals-true] - this very program
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=os.environ | {"PYTHONPATH": path},
            )

    def ask(self, function: Callable[[Any], Any], argument: object) -> Any:
        """Let the worker apply the function.

        Raises:
            ChildProcessError: It ended before it answered.
            Exception: What the function raised.
        """
        try:
            self._connection.send((function, argument))
            done, answer = self._connection.recv()
        except (EOFError, ConnectionError) as error:
            raise ChildProcessError(self._how_it_ended()) from error
        if not done:
            raise answer
        return answer

    def _how_it_ended(self) -> str:
        code = self._process.wait()
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        return (
            f"Worker process {self._process.pid} {how} in the middle of its work. SIGKILL mostly means that "
            "the machine ran out of memory: set WIREHOUSE_WORKERS lower. Nothing was written; run it again."
        )

    def stop(self) -> None:
        """End the process; it holds nothing that could be lost."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Close the socket, when nobody waits for an answer any more."""
        self._connection.close()


class Pool:
    """Workers, and a thread for each piece of work to wait for its answer."""

    def __init__(self) -> None:
        self._workers: list[Worker] = []
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._threads = ThreadPoolExecutor(core_count() + 64, thread_name_prefix="worker")

    def grow(self, number: int) -> None:
        """Start what is missing to so many workers."""
        while len(self._workers) < number:
            self._workers.append(Worker())
            self._idle.put(self._workers[-1])

    def map(self, function: Callable[[Any], Any], arguments: Iterable[object], number: int) -> Iterator[Any]:
        """The answers in order, of so many workers; without any of them left when something goes wrong."""
        pending: deque[Future[Any]] = deque()
        complete = False
        try:
            for argument in arguments:
                pending.append(self._threads.submit(self._ask, function, argument))
                if len(pending) > number:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
            complete = True
        finally:
            if not complete:
                stop_workers()

    def _ask(self, function: Callable[[Any], Any], argument: object) -> Any:
        worker = self._idle.get()
        try:
            return worker.ask(function, argument)
        finally:
            self._idle.put(worker)

    def stop(self) -> None:
        """End the workers and the threads that wait for them."""
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.close()


_pools: dict[int, Pool] = {}
"""The pool of this process by its id: a fork must not talk to the workers of its parent."""


def _pool(number: int) -> Pool:
    """The pool of this process, with at least so many workers."""
    pool = _pools.setdefault(os.getpid(), Pool())
    pool.grow(number)
    return pool


def _work(connection: Connection) -> None:
    """Answer what is asked, until the other end is gone."""
    while True:
        try:
            function, argument = connection.recv()
        except (EOFError, ConnectionError):
            return
        try:
            answer = (True, function(argument))
        except Exception as error:  # ruff: ignore[blind-except] - it is raised again at the other end
            error.add_note(f"In worker process {os.getpid()}:\n{format_exc()}")
            answer = (False, error)
        try:
            connection.send(answer)
        except ConnectionError:
            return


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its workers
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)-7s %(message)s")
    with Connection(int(sys.argv[1])) as parent:
        _work(parent)
