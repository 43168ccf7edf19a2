"""One build of a folder at a time. The lock goes with the process, however that ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import BufferedRandom
from pathlib import Path
from weakref import WeakSet

if sys.platform == "win32":
    import errno
    import msvcrt

    HELD = PermissionError

    def _try(file: BufferedRandom) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _wait(file: BufferedRandom) -> None:
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            except OSError as error:
                # It gives up after ten seconds.
                if error.errno != errno.EDEADLOCK:
                    raise
            else:
                return
else:
    import fcntl

    HELD = BlockingIOError

    def _try(file: BufferedRandom) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _wait(file: BufferedRandom) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


class Lock:
    """Held from the moment it is made until it is released or its process ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock at ``path``; where another holds it, say so and wait."""
        self._path = path
        self._file = path.open("a+b")
        _here.add(self)
        try:
            _try(self._file)
        except HELD:
            print("Another build of this folder is under way; waiting for it …", file=sys.stderr)
            _wait(self._file)

    @property
    def is_good(self) -> bool:
        """Whether it keeps others out: not where its file was removed while it was waited for."""
        try:
            return os.path.samestat(os.fstat(self._file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    @property
    def is_held(self) -> bool:
        """Whether it has not been released yet."""
        return not self._file.closed

    def release(self) -> None:
        """Let the next build begin; once released, does nothing."""
        self._file.close()

    def remove(self) -> None:
        """Remove the lock's file, and release it."""
        if sys.platform == "win32":
            # There a file cannot go while it is open; where another waits for it, it stays.
            self.release()
            with suppress(PermissionError):
                self._path.unlink()
        else:
            self._path.unlink()
            self.release()


_here: WeakSet[Lock] = WeakSet()


def _leave_to_parent() -> None:
    """A forked worker may outlive a build that is killed, and must not hold its lock then."""
    for lock in _here:
        lock.release()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_leave_to_parent)
