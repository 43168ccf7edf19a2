"""One piece of work that a copy of this process does, while this one goes on with another."""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

from plugins.parallel.sharing import WorkerDied
from plugins.parallel.workers import DIED, Failure

R = TypeVar("R")


@dataclass(frozen=True)
class _Copy(Generic[R]):
    """A copy at work: its process, the pipe through which its result comes, what it does."""

    process: int
    pipe: int
    name: str

    def __call__(self) -> R:
        """Wait for the result; to be called once.

        Raises ``WorkerDied`` where there is none, with what went wrong.
        """
        with os.fdopen(self.pipe, "rb") as arriving:
            data = arriving.read()
        os.waitpid(self.process, 0)
        # From a copy of this very process, through a pipe that nobody else holds.
        result: R | Failure = pickle.loads(data) if data else Failure(DIED)  # noqa: S301
        if isinstance(result, Failure):
            raise WorkerDied(f"{self.name}: {result.what}")
        return result


def beside(work: Callable[[], R], name: str) -> Callable[[], R]:
    """Begin ``work``, called ``name``, in a copy of this process (where that ``pays``).

    Gives a way to wait for the result, to be called once.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return _Copy(process, reading, name)
    try:
        os.close(reading)
        with suppress(BrokenPipeError), os.fdopen(writing, "wb") as out:  # nobody waits any more
            out.write(pickle.dumps(_result(work), pickle.HIGHEST_PROTOCOL))
    finally:
        # Nothing of the parent's may run at the end of a copy of it.
        os._exit(0)


def _result(work: Callable[[], R]) -> R | Failure:
    try:
        return work()
    except Exception:  # noqa: BLE001 - whatever it is, the parent raises it with its name
        return Failure(traceback.format_exc())
