"""The site as it stands: the last whole one, what the last build said, and its number."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.preview.build import BuildResult


class Site:
    """Shared by the loop, which builds, and the server's threads, which read.

    ``number`` goes up with each build that ends; a browser that knows it can tell whether it
    shows what is there now.
    """

    def __init__(self, output: Path) -> None:
        """A site that is built at ``output``; nothing has been built yet."""
        self._output = output
        self._settled = threading.Event()
        self.result = BuildResult(succeeded=True)
        self.number = 0

    @property
    def folder(self) -> Path:
        """Where its files are, now; a build may put another folder there at any time."""
        return self._output.resolve()

    @contextmanager
    def building(self) -> Iterator[None]:
        """While a build runs, what is missing may be there in a moment."""
        self._settled.clear()
        try:
            yield
        finally:
            self._settled.set()

    def settle(self, result: BuildResult) -> None:
        """Take note of what a build said at its end."""
        self.result = result
        self.number += 1

    def wait(self, seconds: float) -> bool:
        """Wait until a build has ended and none is running, ``seconds`` at most; whether so."""
        return self._settled.wait(seconds)
