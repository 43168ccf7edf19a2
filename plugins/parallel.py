"""The same work on many things, shared out over several processes, with results in order.

Workers are forked: they inherit the work and the things, are sent indexes, and send results back.
The first process does its share. Where a fork is not safe or does not pay, work is done in turn.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, suppress
from multiprocessing import active_children, get_context
from multiprocessing.connection import wait as any_ready
from multiprocessing.process import BaseProcess
from traceback import format_exc, format_exception
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Attempt = Callable[[int], Any]
Take = Callable[[int, Any], None]
Processes = list[BaseProcess]

Share = Callable[[Callable[[Any], Any], Sequence[Any], Callable[[Any], str]], list[Any]]
"""``share(work, things, name)``: ``work`` done on each of ``things``, results in their order.

``name`` says what a thing is called, for whoever must be told that the work on it failed.
"""

Counting = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""``with counting(total) as advance``: ``advance`` is called for each thing that is done."""

FEWEST = 100
CHUNKS = 32  # for each process, so that all finish at about the same time
AHEAD = 2  # chunks that a worker has at hand, so that it need not wait for this process
SWITCH = 0.0001  # seconds until this process lets its thread receive what workers send
PR_SET_PDEATHSIG = 1


class WorkerDied(Exception):
    """The work on the thing that is named failed, or ended the worker that did it."""


class _Failure(str):
    """Why there is no result."""


def in_turn(work: Callable[[T], R], things: Sequence[T], _name: Callable[[T], str]) -> list[R]:
    """``work`` on each of ``things``, one after the other, here."""
    return [work(thing) for thing in things]


def pays(count: int, fewest: int | None = None) -> bool:
    """Whether so many things are worth a fork, and this process may be forked: a lock that
    another thread holds would never open in a worker."""
    enough = count >= (FEWEST if fewest is None else fewest)
    return enough and sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def _silent(_total: int) -> Iterator[Callable[[], None]]:
    yield lambda: None


def shared(jobs: int, counting: Counting = _silent, fewest: int | None = None) -> Share:
    """A way to share work out over ``jobs`` processes, this one among them; in turn where that is
    not safe, or where there are fewer than ``fewest`` things.

    What the work raises is raised as it is in turn, and as ``WorkerDied`` where it is shared out;
    an ``OSError`` that names a file is raised as it is in either case.
    """

    def share(
        work: Callable[[Any], Any], things: Sequence[Any], name: Callable[[Any], str]
    ) -> list[Any]:
        results: dict[int, Any] = {}
        with counting(len(things)) as advance:

            def attempt(index: int) -> Any:
                return _attempt(work, things[index])

            def take(index: int, result: Any) -> None:
                _raise_failure(result, lambda: name(things[index]))
                results[index] = result
                advance()

            processes = min(jobs, len(things))
            if processes < 2 or not pays(len(things), fewest):
                for index, thing in enumerate(things):
                    take(index, work(thing))
            else:
                _share_out(attempt, len(things), processes, take)
        return [results[index] for index in range(len(things))]

    return share


def _attempt(work: Callable[[Any], Any], thing: Any) -> Any:
    """What comes of the work on ``thing``, if it is a failure too."""
    try:
        return work(thing)
    except Exception as error:  # noqa: BLE001 - ``_raise_failure`` raises it, with a name
        # What the system refuses says which file it was, and needs no trace.
        is_refusal = isinstance(error, OSError) and error.filename is not None
        return error if is_refusal else _Failure(format_exc())


def _raise_failure(result: Any, name: Callable[[], str]) -> None:
    if isinstance(result, OSError):
        raise result
    if isinstance(result, _Failure):
        raise WorkerDied(f"{name()}: {result}")


def _share_out(attempt: Attempt, count: int, jobs: int, take: Take) -> None:
    """Hand ``take`` each index and what comes of it; what a crash leaves open is done alone."""
    size = max(1, count // (jobs * CHUNKS))
    todo = deque(range(first, min(first + size, count)) for first in range(0, count, size))
    while todo:
        for index in _together(attempt, todo, jobs, take):
            take(index, _alone(attempt, index))


def _together(attempt: Attempt, todo: deque[range], jobs: int, take: Take) -> list[int]:
    """Do what is ``todo``; gives what workers could not send back, or had begun when one died."""
    left: set[int] = set()
    sent: deque[tuple[range, Future[list[Any]]]] = deque()
    with suppress(BrokenProcessPool), _workers(attempt, jobs - 1) as (pool, workers):
        while todo or sent:
            while todo and len(sent) < AHEAD * len(workers):
                indexes = todo.popleft()
                left.update(indexes)
                sent.append((indexes, pool.submit(_chunk, indexes)))
            for index in todo.popleft() if todo else ():
                take(index, attempt(index))
            while sent and (not todo or sent[0][1].done()):
                indexes, future = sent.popleft()
                if not _error(future, workers):
                    for index, result in zip(indexes, future.result(), strict=True):
                        take(index, result)
                        left.remove(index)
    return sorted(left)


def _alone(attempt: Attempt, index: int) -> Any:
    """What comes of one thing in a worker of its own."""
    try:
        with _workers(attempt, 1) as (pool, workers):
            future = pool.submit(_chunk, range(index, index + 1))
            error = _error(future, workers)
            return _Failure("".join(format_exception(error))) if error else future.result()[0]
    except BrokenProcessPool:
        return _Failure("the worker died")


def _error(future: Future[Any], workers: Processes) -> BaseException | None:
    """Why a piece of work has no results, once it is over; raises where a worker has died.

    The executor misses the death of one that was sending: it waits for the rest of the results.
    """
    while not wait([future], timeout=1).done:
        if any_ready([worker.sentinel for worker in workers], timeout=0):
            raise BrokenProcessPool
    if isinstance(error := future.exception(), BrokenProcessPool):
        raise error
    return error


@contextmanager
def _workers(attempt: Attempt, count: int) -> Iterator[tuple[ProcessPoolExecutor, Processes]]:
    """So many forked workers; none is left when the block ends, however it ends."""
    others, interval = set(active_children()), sys.getswitchinterval()
    pool = ProcessPoolExecutor(count, get_context("fork"), _begin, (attempt, os.getpid()))
    try:
        # Ctrl-C is for the first process alone: workers keep it blocked.
        unblocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            pool.submit(os.getpid)  # forks them all, and only then starts the executor's thread
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, unblocked)
        # Else the executor would wait for ever for the rest of what a killed worker was sending.
        pool._result_queue._writer.close()  # type: ignore[attr-defined]  # noqa: SLF001
        sys.setswitchinterval(SWITCH)
        yield pool, [child for child in active_children() if child not in others]
    except BaseException:
        for child in set(active_children()) - others:
            child.kill()
        raise
    finally:
        sys.setswitchinterval(interval)
        pool.shutdown()


_attempt_here: Attempt


def _begin(attempt: Attempt, first: int) -> None:
    """In a new worker: remember what to do, and end when the first process does."""
    global _attempt_here
    _attempt_here = attempt
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != first:
        os._exit(1)


def _chunk(indexes: range) -> list[Any]:
    return [_attempt_here(index) for index in indexes]
