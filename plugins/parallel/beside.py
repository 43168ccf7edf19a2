"""One piece of work that a copy of this process does, while this one goes on with another."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

from plugins.parallel.lifeline import follow
from plugins.parallel.sharing import WorkerDied
from plugins.parallel.workers import DIED, Failure, result_of

R = TypeVar("R")

LEAST = 19
"""What has to be added to the niceness of a process for the system to ask it last."""


@dataclass
class Beside(Generic[R]):
    """A copy at work: its process, the pipe through which its result comes, what it does."""

    _process: int
    _pipe: int
    _name: str
    _over: bool = False

    def __call__(self) -> R:
        """Wait for the result; to be called once.

        Raises ``WorkerDied`` where there is none, with what went wrong.
        """
        self._over = True
        with os.fdopen(self._pipe, "rb") as arriving:
            data = arriving.read()
        os.waitpid(self._process, 0)
        # From a copy of this very process, through a pipe that nobody else holds.
        result: R | Failure = pickle.loads(data) if data else Failure(DIED)  # noqa: S301
        if isinstance(result, Failure):
            raise WorkerDied(f"{self._name}: {result.what}")
        return result

    def close(self) -> None:
        """End the copy, if nobody has waited for the result."""
        if not self._over:
            self._over = True
            os.close(self._pipe)
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def beside(work: Callable[[], R], name: str, *, when_idle: bool = False) -> Beside[R]:
    """Begin ``work``, called ``name``, in a copy of this process (where that ``pays``).

    Gives a way to wait for the result. ``when_idle`` is for work that is needed late: it gives way
    to all that other processes do.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return Beside(process, reading, name)
    try:
        follow()
        if when_idle:
            os.nice(LEAST)
        os.close(reading)
        with suppress(BrokenPipeError), os.fdopen(writing, "wb") as out:  # nobody waits any more
            out.write(pickle.dumps(result_of(work), pickle.HIGHEST_PROTOCOL))
    finally:
        # Nothing of the parent's may run at the end of a copy of it.
        os._exit(0)
