"""Who does what: each thing is done once, by whichever process comes for it first."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator

TICKET = struct.Struct("!I")
MOST = 4096
"""Tickets that a pipe holds for certain before anyone takes one."""


class Tickets:
    """The indexes of ``count`` things, to be taken by this process and its copies.

    They lie in a pipe, out of which the system hands each ticket to one process only. A ticket
    is for as many things as are done ``together``, or for more where there are very many.
    """

    def __init__(self, count: int, together: int = 1) -> None:
        self._count = count
        self._each = max(together, -(-count // MOST))
        self._pipe, end = os.pipe()
        os.write(end, b"".join(TICKET.pack(first) for first in range(0, count, self._each)))
        os.close(end)

    def __iter__(self) -> Iterator[range]:
        """The indexes on a ticket, as long as there are any that no other process has taken."""
        while ticket := os.read(self._pipe, TICKET.size):
            (first,) = TICKET.unpack(ticket)
            yield range(first, min(first + self._each, self._count))

    def close(self) -> None:
        """Take no more of them here."""
        os.close(self._pipe)
