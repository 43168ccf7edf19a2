"""One build of a folder at a time. The lock goes with the process, however that ends."""

from __future__ import annotations

import sys
from io import BufferedRandom
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(file: BufferedRandom, *, wait: bool) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: BufferedRandom, *, wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Held from the moment it is made until it is released or its process ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock at ``path``; where another holds it, say so and wait."""
        self._file = path.open("a+b")
        try:
            _take(self._file, wait=False)
        except OSError:
            print("Another build of this folder is under way; waiting for it …", file=sys.stderr)
            _take(self._file, wait=True)

    def release(self) -> None:
        """Let the next build begin; once released, does nothing."""
        self._file.close()
