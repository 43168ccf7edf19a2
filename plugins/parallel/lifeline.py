"""How a process and its copies see over what one of them has died."""

from __future__ import annotations

import os
import signal
import struct
from mmap import mmap

INDEX = struct.Struct("!q")
NOTHING = -1

_held: set[int] = set()


class Lifeline:
    """Between a process, which has the number 0, and its copies, which have those that follow.

    What each of the ``count`` is busy with stands in memory that all share. That the process has
    died the copies see by the end of a pipe, which comes when it lets go of it, too.
    """

    def __init__(self, count: int) -> None:
        self._indexes = mmap(-1, INDEX.size * count)
        self._end, self._held = os.pipe()
        _held.add(self._held)
        for number in range(count):
            self.busy_with(NOTHING, number)

    def busy_with(self, index: int, number: int = 0) -> None:
        """Say that a process, by its ``number``, begins with the thing at ``index``."""
        INDEX.pack_into(self._indexes, INDEX.size * number, index)

    def at(self, number: int) -> int | None:
        """The index that a process was last busy with; none where it was done."""
        (index,) = INDEX.unpack_from(self._indexes, INDEX.size * number)
        return None if index == NOTHING else int(index)

    def let_go(self) -> None:
        """Tell the copies that the process has no more need of them."""
        self.busy_with(NOTHING)
        _held.discard(self._held)
        os.close(self._held)
        os.close(self._end)

    def died_over(self) -> int | None:
        """In a copy: wait until the process lets go or dies; the index that it died over."""
        os.read(self._end, 1)
        return self.at(0)


def follow() -> None:
    """In a copy, whatever it is for: leave it to the process to be interrupted, and hold on to
    nothing that would hide from other copies that it has let go of them, or died."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while _held:
        os.close(_held.pop())
