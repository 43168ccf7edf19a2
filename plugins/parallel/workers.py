"""This process and copies of it, each doing a part of the work; the copies send back what comes
of theirs.

A process that only waited for its copies would keep a third image of all that two of them touch.
"""

from __future__ import annotations

import os
import pickle
import selectors
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from plugins.parallel.lifeline import NOTHING, Lifeline, follow
from plugins.parallel.outbox import Outbox
from plugins.parallel.tickets import Tickets

R = TypeVar("R")

HEADER = struct.Struct("!IQ")
"""What comes before pickled results: the index of the first of their things, and their size."""
CHUNK = 1 << 20
DIED = "the worker died"


@dataclass(frozen=True)
class Failure:
    """Why there is no result."""

    what: str


def result_of(work: Callable[[], R]) -> R | Failure:
    """What comes of ``work``, or why nothing does."""
    try:
        return work()
    except Exception:  # noqa: BLE001 - whatever it is, the parent raises it with its name
        return Failure(traceback.format_exc())


@dataclass
class Copy:
    """A copy of this process, by its ``number``, and what has come through its ``pipe``."""

    number: int
    process: int
    pipe: int
    received: bytearray = field(default_factory=bytearray)

    def results(self) -> Iterator[tuple[int, Any]]:
        """Every result that has arrived whole, with the index of its thing."""
        while len(self.received) >= HEADER.size:
            first, size = HEADER.unpack_from(self.received)
            end = HEADER.size + size
            if len(self.received) < end:
                return
            data = bytes(self.received[HEADER.size : end])
            del self.received[:end]
            # From a copy of this very process, through a pipe that nobody else holds.
            yield from enumerate(pickle.loads(data), first)  # noqa: S301


class Workers:
    """``jobs`` processes, this one among them, that do ``work`` on every one of ``things``.

    ``name`` says what a thing is called. The copies begin at once, this process when it is asked
    for results. Those of things that are done ``together`` come together.
    """

    def __init__(
        self,
        work: Callable[[Any], Any],
        things: Sequence[Any],
        name: Callable[[Any], str],
        jobs: int,
        together: int,
    ) -> None:
        self._work, self._things, self._name = work, things, name
        self._tickets, self._lifeline = Tickets(len(things), together), Lifeline(jobs)
        self._copies: list[Copy] = []
        self._closed = False
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            for number in range(1, jobs):
                self._copies.append(self._copy(number))
        except BaseException:
            self.close()
            raise

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        """Each thing's index and its result, or a ``Failure``, in the order of arrival."""
        with selectors.DefaultSelector() as selector:
            for copy in self._copies:
                selector.register(copy.pipe, selectors.EVENT_READ, copy)
            for indexes in self._tickets:
                for index in indexes:
                    self._lifeline.busy_with(index)
                    yield index, self._result(index)
                yield from self._received(selector, 0)
            self._lifeline.busy_with(NOTHING)
            while selector.get_map():
                yield from self._received(selector, None)

    def close(self) -> None:
        """End the copies, whether or not they are done; once more does nothing."""
        if self._closed:
            return
        self._closed = True
        self._lifeline.let_go()
        self._tickets.close()
        for copy in self._copies:
            os.close(copy.pipe)
            # One that still sends may wait for ever: copies hold the pipes of those before them.
            os.kill(copy.process, signal.SIGKILL)
            os.waitpid(copy.process, 0)

    def _copy(self, number: int) -> Copy:
        reading, writing = os.pipe()
        process = os.fork()
        if process:
            os.close(writing)
            return Copy(number, process, reading)
        status = 1
        try:
            os.close(reading)
            follow()
            with suppress(BrokenPipeError):  # nobody waits for results any more
                self._serve(number, Outbox(writing))
            os.close(writing)
            index = self._lifeline.died_over()
            if index is not None and number == 1:
                print(f"{self._name(self._things[index])}: {DIED}", file=sys.stderr, flush=True)
            status = 0
        finally:
            # Nothing of the parent's may run at the end of a copy of it.
            os._exit(status)

    def _serve(self, number: int, out: Outbox) -> None:
        for indexes in self._tickets:
            results = []
            for index in indexes:
                self._lifeline.busy_with(index, number)
                results.append(self._result(index))
            data = pickle.dumps(results, pickle.HIGHEST_PROTOCOL)
            out.put(HEADER.pack(indexes[0], len(data)), data)
        out.empty()
        self._lifeline.busy_with(NOTHING, number)  # before the end of the pipe says that it is over

    def _result(self, index: int) -> Any:
        return result_of(lambda: self._work(self._things[index]))

    def _received(
        self, selector: selectors.BaseSelector, patience: float | None
    ) -> Iterator[tuple[int, Any]]:
        """What has come from copies; waits for it, unless ``patience`` is 0 seconds."""
        for key, _ in selector.select(patience):
            copy = key.data
            data = os.read(copy.pipe, CHUNK)
            copy.received += data
            yield from copy.results()
            if not data:
                selector.unregister(copy.pipe)
                index = self._lifeline.at(copy.number)
                if index is not None:
                    yield index, Failure(DIED)
