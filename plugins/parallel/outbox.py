"""Sending through a pipe without waiting for whoever reads."""

from __future__ import annotations

import os
from contextlib import suppress


class Outbox:
    """What goes into a ``pipe``, whose reader may be busy with other things for a long time."""

    def __init__(self, pipe: int) -> None:
        os.set_blocking(pipe, False)
        self._pipe = pipe
        self._waiting = bytearray()

    def put(self, *data: bytes) -> None:
        """Send as much as the pipe takes now; the rest waits for the next call."""
        for piece in data:
            self._waiting += piece
        with suppress(BlockingIOError):
            self._send()

    def empty(self) -> None:
        """Send all the rest, however long that takes."""
        os.set_blocking(self._pipe, True)
        self._send()

    def _send(self) -> None:
        while self._waiting:
            sent = os.write(self._pipe, self._waiting)
            del self._waiting[:sent]
