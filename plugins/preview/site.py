"""The site as it stands: the last whole one, what the last build said, and its number."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.preview.build import BuildResult

Stamp = tuple[int, int]


class Site:
    """Shared by the loop, which builds, and the server's threads, which read.

    ``number`` goes up with each build that ends. ``edition`` changes when something that pages
    consist of besides their own text, such as a picture, is not what browsers were given.
    """

    def __init__(self, output: Path) -> None:
        """A site that is built at ``output``; nothing has been built yet."""
        self._output = output
        self._change = threading.Condition()
        self._is_settled = False
        self._parts: dict[Path, Stamp | None] = {}
        # What browsers were given by an earlier preview, nobody knows.
        self._begun = time.time_ns()
        self._editions = 0
        self.result = BuildResult(succeeded=True)
        self.number = 0
        self.is_closed = False

    @property
    def folder(self) -> Path:
        """Where its files are, now; a build may put another folder there at any time."""
        return self._output.resolve()

    @property
    def edition(self) -> str:
        """What the parts of pages are known by; to be asked before a page is read."""
        return f"{self._begun:x}-{self._editions}"

    @contextmanager
    def building(self) -> Iterator[None]:
        """While a build runs, what is missing may be there in a moment."""
        self._is_settled = False
        try:
            yield
        finally:
            with self._change:
                self._is_settled = True
                self._change.notify_all()

    def settle(self, result: BuildResult) -> None:
        """Take note of what a build said at its end."""
        with self._change:
            if any(stamp != stamp_of(path) for path, stamp in self._parts.items()):
                self._parts.clear()
                self._editions += 1
            self.result = result
            self.number += 1
            self._change.notify_all()

    def give(self, part: Path) -> None:
        """Take note that a browser is given ``part`` of a page; to be called before it is read."""
        with self._change:
            self._parts[part] = stamp_of(part)

    def wait(self, seconds: float) -> bool:
        """Wait until a build has ended and none is running, ``seconds`` at most; whether so."""
        with self._change:
            return self._change.wait_for(lambda: self._is_settled or self.is_closed, seconds)

    def wait_for_another(self, number: int, seconds: float) -> None:
        """Wait until ``number`` is not that of the last build, ``seconds`` at most."""
        with self._change:
            self._change.wait_for(lambda: self.number != number or self.is_closed, seconds)

    def close(self) -> None:
        """Nothing more is to come: let nobody wait for it."""
        with self._change:
            self.is_closed = True
            self._change.notify_all()


def stamp_of(path: Path) -> Stamp | None:
    """The time of change and the size of a file, or None where it is not."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
