"""Copies of this process, each doing a part of the work and sending back what comes of it."""

from __future__ import annotations

import os
import pickle
import selectors
import struct
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

HEADER = struct.Struct("!IQ")
CHUNK = 1 << 20


@dataclass(frozen=True)
class Failure:
    """Why there is no result."""

    what: str


@dataclass
class Worker:
    """A copy of this process: the indexes of its things, and what it has sent so far."""

    process: int
    pipe: int
    indexes: Sequence[int]
    done: int = 0
    received: bytearray = field(default_factory=bytearray)

    def results(self) -> Iterator[tuple[int, Any]]:
        """Every result that has arrived whole."""
        while len(self.received) >= HEADER.size:
            index, size = HEADER.unpack_from(self.received)
            end = HEADER.size + size
            if len(self.received) < end:
                return
            # From a copy of this very process, through a pipe that nobody else holds.
            result = pickle.loads(self.received[HEADER.size : end])  # noqa: S301
            del self.received[:end]
            self.done += 1
            yield index, result


class Workers:
    """``jobs`` workers that do ``work`` on every one of ``things``."""

    def __init__(self, work: Callable[[Any], Any], things: Sequence[Any], jobs: int) -> None:
        self._work, self._things, self._jobs = work, things, jobs

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        """Each thing's index and its result, or a ``Failure``, in the order of arrival."""
        sys.stdout.flush()
        sys.stderr.flush()
        workers = [self._start(number) for number in range(self._jobs)]
        try:
            yield from _arriving(workers)
        finally:
            for worker in workers:
                os.close(worker.pipe)
                os.waitpid(worker.process, 0)

    def _start(self, number: int) -> Worker:
        reading, writing = os.pipe()
        indexes = range(number, len(self._things), self._jobs)
        process = os.fork()
        if process:
            os.close(writing)
            return Worker(process, reading, indexes)
        status = 1
        try:
            os.close(reading)
            self._serve(writing, indexes)
            status = 0
        finally:
            # Nothing of the parent's may run at the end of a copy of it.
            os._exit(status)

    def _serve(self, pipe: int, indexes: Sequence[int]) -> None:
        with open(pipe, "wb") as out:
            for index in indexes:
                data = pickle.dumps(self._result(index), pickle.HIGHEST_PROTOCOL)
                out.write(HEADER.pack(index, len(data)) + data)
                out.flush()  # so that the last result sent tells how far a worker came

    def _result(self, index: int) -> Any:
        try:
            return self._work(self._things[index])
        except Exception:  # noqa: BLE001 - whatever it is, the parent raises it with its name
            return Failure(traceback.format_exc())


def _arriving(workers: Sequence[Worker]) -> Iterator[tuple[int, Any]]:
    with selectors.DefaultSelector() as selector:
        for worker in workers:
            selector.register(worker.pipe, selectors.EVENT_READ, worker)
        while selector.get_map():
            for key, _ in selector.select():
                worker = key.data
                data = os.read(worker.pipe, CHUNK)
                worker.received += data
                yield from worker.results()
                if not data:
                    selector.unregister(worker.pipe)
                    if worker.done < len(worker.indexes):
                        yield worker.indexes[worker.done], Failure("the worker died")
