"""Deciding whether to share work out, and putting its results together again."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from typing import Any, Generic, TypeVar

from plugins.parallel.workers import DIED, Failure, Workers

T = TypeVar("T")
R = TypeVar("R")

Share = Callable[[Callable[[Any], Any], Sequence[Any], Callable[[Any], str]], list[Any]]
"""``share(work, things, name)``: ``work`` done on each of ``things``, results in their order.

``name`` says what a thing is called, for whoever must be told that the work on it failed.
"""

Counting = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""``with counting(total) as advance``: ``advance`` is called for each thing that is done."""

FEWEST = 100


class WorkerDied(Exception):
    """A worker ended, or could not go on, while it was busy with the thing that is named."""


@contextmanager
def _silent(_total: int) -> Iterator[Callable[[], None]]:
    yield lambda: None


def in_turn(work: Callable[[T], R], things: Sequence[T], _name: Callable[[T], str]) -> list[R]:
    """``work`` on each of ``things``, one after the other, here."""
    return [work(thing) for thing in things]


def shared(jobs: int, counting: Counting = _silent, fewest: int | None = None) -> Share:
    """A way to share work out over ``jobs`` processes, this one among them; in turn where that is
    not safe, or where there are less than ``fewest`` things.

    ``counting`` is told of each thing that is done. Where this process itself dies over a thing, a
    worker names that on stderr.
    """

    def share(
        work: Callable[[Any], Any], things: Sequence[Any], name: Callable[[Any], str]
    ) -> list[Any]:
        if jobs < 2 or not pays(len(things), fewest):
            return _gathered(_here(work, things), things, name, counting)
        return Begun(work, things, name, jobs).results(counting)

    return share


class Begun(Generic[T, R]):
    """``work`` on ``things`` that copies of this process have begun, while it has other things to
    do first; it does its part once it asks for the results.

    To be closed where nobody is going to ask any more. Only where that ``pays``.
    """

    def __init__(
        self,
        work: Callable[[T], R],
        things: Sequence[T],
        name: Callable[[T], str],
        jobs: int,
        together: int = 1,
    ) -> None:
        self._things, self._name = things, name
        self._workers = Workers(work, things, name, jobs, together)

    def results(self, counting: Counting = _silent) -> list[R]:
        """The results, in the order of the things; to be asked for once."""
        with closing(self):
            return _gathered(self._workers, self._things, self._name, counting)

    def close(self) -> None:
        """End the copies, if they have not ended."""
        self._workers.close()


def _here(work: Callable[[T], R], things: Sequence[T]) -> Iterator[tuple[int, R]]:
    return ((index, work(thing)) for index, thing in enumerate(things))


def _gathered(
    arriving: Iterable[tuple[int, Any]],
    things: Sequence[Any],
    name: Callable[[Any], str],
    counting: Counting,
) -> list[Any]:
    found: dict[int, Any] = {}
    with counting(len(things)) as advance:
        for index, result in arriving:
            if isinstance(result, Failure):
                raise WorkerDied(f"{name(things[index])}: {result.what}")
            found[index] = result
            advance()
    lost = next((index for index in range(len(things)) if index not in found), None)
    if lost is not None:  # whoever took it died before it could say so
        raise WorkerDied(f"{name(things[lost])}: {DIED}")
    return [found[index] for index in range(len(things))]


def pays(count: int, fewest: int | None = None) -> bool:
    """Whether so many things are worth a copy of this process, and it may be copied: a lock that
    another thread holds would never open."""
    enough = count >= (FEWEST if fewest is None else fewest)
    return enough and sys.platform == "linux" and threading.active_count() == 1
