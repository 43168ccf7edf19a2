"""Deciding whether to share work out, and putting its results together again."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

from plugins.parallel.workers import Failure, Workers

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
        alone = jobs < 2 or not pays(len(things), fewest)
        results: list[Any] = [None] * len(things)
        with counting(len(things)) as advance:
            for index, result in (
                _here(work, things) if alone else Workers(work, things, name, jobs)
            ):
                if isinstance(result, Failure):
                    raise WorkerDied(f"{name(things[index])}: {result.what}")
                results[index] = result
                advance()
        return results

    return share


def _here(work: Callable[[Any], Any], things: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    return ((index, work(thing)) for index, thing in enumerate(things))


def pays(count: int, fewest: int | None = None) -> bool:
    """Whether so many things are worth a copy of this process, and it may be copied: a lock that
    another thread holds would never open."""
    enough = count >= (FEWEST if fewest is None else fewest)
    return enough and sys.platform == "linux" and threading.active_count() == 1
