"""How copies of a process see that it has died, and over what."""

from __future__ import annotations

import os
import struct
from mmap import mmap

INDEX = struct.Struct("!q")
NOTHING = -1


class Lifeline:
    """Between a process and its copies: ``busy_with`` says what the process is at.

    The copies see that in memory that all share; and they see the end of a pipe, which comes when
    the process lets go of it or dies.
    """

    def __init__(self) -> None:
        self._index = mmap(-1, INDEX.size)
        self._end, self._held = os.pipe()
        self.busy_with(NOTHING)

    def busy_with(self, index: int) -> None:
        """Say that this process begins with the thing at ``index``."""
        INDEX.pack_into(self._index, 0, index)

    def let_go(self) -> None:
        """Tell the copies that this process has no more need of them."""
        self.busy_with(NOTHING)
        os.close(self._held)
        os.close(self._end)

    def follow(self) -> None:
        """In a copy: hold on to nothing that would hide the end from others."""
        os.close(self._held)

    def died_over(self) -> int | None:
        """In a copy: wait until the process lets go or dies; the index that it died over."""
        os.read(self._end, 1)
        (index,) = INDEX.unpack_from(self._index)
        return None if index == NOTHING else int(index)
