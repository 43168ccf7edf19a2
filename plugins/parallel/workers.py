"""This process and copies of it, each doing a part of the work; the copies send back what comes
of theirs.

A process that only waited for its copies would keep a third image of all that two of them touch.
"""

from __future__ import annotations

import os
import pickle
import selectors
import struct
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from plugins.parallel.lifeline import NOTHING, Lifeline
from plugins.parallel.tickets import Tickets

HEADER = struct.Struct("!IQ")
"""What comes before a pickled result: the index of its thing, and its size. One without a size
says that the work on the thing begins."""
CHUNK = 1 << 20
DIED = "the worker died"


@dataclass(frozen=True)
class Failure:
    """Why there is no result."""

    what: str


@dataclass
class Copy:
    """A copy of this process: what has come through its ``pipe``, and what it is ``busy_with``."""

    process: int
    pipe: int
    busy_with: int | None = None
    received: bytearray = field(default_factory=bytearray)

    def results(self) -> Iterator[tuple[int, Any]]:
        """Every result that has arrived whole, with the index of its thing."""
        while len(self.received) >= HEADER.size:
            index, size = HEADER.unpack_from(self.received)
            end = HEADER.size + size
            if len(self.received) < end:
                return
            data = bytes(self.received[HEADER.size : end])
            del self.received[:end]
            self.busy_with = None if size else index
            if size:
                # From a copy of this very process, through a pipe that nobody else holds.
                yield index, pickle.loads(data)  # noqa: S301


class Workers:
    """``jobs`` processes, this one among them, that do ``work`` on every one of ``things``.

    ``name`` says what a thing is called.
    """

    def __init__(
        self,
        work: Callable[[Any], Any],
        things: Sequence[Any],
        name: Callable[[Any], str],
        jobs: int,
    ) -> None:
        self._work, self._things, self._name, self._jobs = work, things, name, jobs

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        """Each thing's index and its result, or a ``Failure``, in the order of arrival."""
        sys.stdout.flush()
        sys.stderr.flush()
        tickets, lifeline = Tickets(len(self._things)), Lifeline()
        copies: list[Copy] = []
        try:
            for number in range(1, self._jobs):
                copies.append(self._copy(tickets, lifeline, tells=number == 1))
            yield from self._arriving(copies, tickets, lifeline)
        finally:
            lifeline.let_go()
            tickets.close()
            for copy in copies:
                os.close(copy.pipe)
                os.waitpid(copy.process, 0)

    def _copy(self, tickets: Tickets, lifeline: Lifeline, *, tells: bool) -> Copy:
        reading, writing = os.pipe()
        process = os.fork()
        if process:
            os.close(writing)
            return Copy(process, reading)
        status = 1
        try:
            os.close(reading)
            lifeline.follow()
            with suppress(BrokenPipeError):  # nobody waits for results any more
                self._serve(tickets, writing)
            index = lifeline.died_over()
            if index is not None and tells:
                print(f"{self._name(self._things[index])}: {DIED}", file=sys.stderr, flush=True)
            status = 0
        finally:
            # Nothing of the parent's may run at the end of a copy of it.
            os._exit(status)

    def _serve(self, tickets: Tickets, pipe: int) -> None:
        with open(pipe, "wb") as out:
            for index in tickets:
                out.write(HEADER.pack(index, 0))
                out.flush()  # so that it is known what a copy was busy with, should it die
                data = pickle.dumps(self._result(index), pickle.HIGHEST_PROTOCOL)
                out.write(HEADER.pack(index, len(data)) + data)

    def _result(self, index: int) -> Any:
        try:
            return self._work(self._things[index])
        except Exception:  # noqa: BLE001 - whatever it is, the parent raises it with its name
            return Failure(traceback.format_exc())

    def _arriving(
        self, copies: Sequence[Copy], tickets: Tickets, lifeline: Lifeline
    ) -> Iterator[tuple[int, Any]]:
        with selectors.DefaultSelector() as selector:
            for copy in copies:
                selector.register(copy.pipe, selectors.EVENT_READ, copy)
            for index in tickets:
                lifeline.busy_with(index)
                yield index, self._result(index)
                yield from _received(selector, 0)
            lifeline.busy_with(NOTHING)
            while selector.get_map():
                yield from _received(selector, None)


def _received(
    selector: selectors.BaseSelector, patience: float | None
) -> Iterator[tuple[int, Any]]:
    """What has come from copies; waits for it, unless ``patience`` is 0 seconds."""
    for key, _ in selector.select(patience):
        copy = key.data
        data = os.read(copy.pipe, CHUNK)
        copy.received += data
        yield from copy.results()
        if not data:
            selector.unregister(copy.pipe)
            if copy.busy_with is not None:
                yield copy.busy_with, Failure(DIED)
