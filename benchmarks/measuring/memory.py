"""The most memory that a command and all that it starts hold at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import tree
from benchmarks.measuring.process import Run, check, finish, largest_of, start

EVERY = 0.01  # seconds between two looks


class Watch(threading.Thread):
    """Looks at a tree of processes again and again; ``peak`` is the most it saw, in bytes."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.ended = threading.Event()
        self._root = root

    def run(self) -> None:
        """Look until ``ended``."""
        while not self.ended.wait(EVERY):
            self.peak = max(self.peak, tree.memory(self._root))


def watched(command: Sequence[str], folder: Path, log: Path) -> Run:
    """Run ``command`` to its end, watching its tree; its time is not to be compared."""
    began = time.perf_counter()
    process = start(command, folder, log)
    watch = Watch(process.pid)
    watch.start()
    usage = finish(process)
    watch.ended.set()
    watch.join()
    check(process, log)
    seconds = time.perf_counter() - began
    return Run(seconds, usage.ru_utime + usage.ru_stime, largest_of(usage), watch.peak)
