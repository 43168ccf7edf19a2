"""How a page in a browser learns that there is a newer one: a script, and a stream of events.

The script knows a digest of the page that it came with. The stream tells of each change, and then
the script asks for the digest that holds now; where they differ the page is loaded anew. So
nothing has to be remembered of a browser, and one that was cut off, or comes back to another
preview, finds out as well.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

OWN = "/.preview"  # no address of a site begins with a dot
EVENTS = f"{OWN}/events"
KNOWN = f"{OWN}/known"
SCRIPT = f"{OWN}/reload.js"
SOURCE = Path(__file__).with_name("reload.js")

RETRY = 300  # milliseconds until a browser asks again for a stream that broke off
BEAT = 2.0  # seconds between signs of life, which fail where the browser has gone
END = b"</body>"


class Revisions:
    """Counts revisions of the site, and wakes all who wait for one."""

    def __init__(self) -> None:
        """Begin without any revision."""
        self.number = 0
        self.is_closed = False
        self._next = asyncio.Event()

    def add(self) -> None:
        """Count another revision."""
        self.number += 1
        self._wake()

    def close(self) -> None:
        """End the stream: nobody is to wait for more."""
        self.is_closed = True
        self._wake()

    async def wait_for_another(self, number: int, seconds: float) -> None:
        """Wait until ``number`` is not that of the last one, ``seconds`` at most."""
        if self.number != number or self.is_closed:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._next.wait()

    def _wake(self) -> None:
        self._next.set()
        self._next = asyncio.Event()


async def events(revisions: Revisions) -> AsyncIterator[bytes]:
    """The stream: the number of each revision, and signs of life between.

    It begins with the last one, as soon as there is any, and ends with them.
    """
    yield f"retry: {RETRY}\n\n".encode()
    told = 0
    while not revisions.is_closed:
        number = revisions.number
        yield f"data: {number}\n\n".encode() if number != told else b":\n\n"
        told = number
        await revisions.wait_for_another(told, BEAT)


def digest(status: int, body: bytes) -> str:
    """A name for what a browser is shown, which differs when that does."""
    return f"{status}-{blake2b(body, digest_size=8).hexdigest()}"


def with_script(page: bytes, shown: str) -> bytes:
    """``page`` with the script, which is told the page's digest."""
    script = f'<script async src="{SCRIPT}" data-shown="{shown}"></script>\n'.encode()
    before, end, after = page.rpartition(END)
    return before + script + end + after if end else page + script
