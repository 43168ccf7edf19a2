"""Building to order: what runs in the process that keeps a site in memory.

Each line on its standard input orders a build, and each build is answered by one line of JSON on
its standard output. The end of its input, which comes with the end of whoever orders, ends it.
"""

from __future__ import annotations

import ctypes
import faulthandler
import gc
import io
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from plugins.preview.build import BuildResult

Make = Callable[[], object]
"""Builds once. It fails by raising anything, ``SystemExit`` with a status or a text included."""

LONGEST_REPORT = 1_000_000  # bytes; whoever reads more of it has long understood


def build_to_order(prepare: Callable[[], Make]) -> int:
    """Build whenever a line comes in, until the input ends; gives the exit status.

    ``prepare`` is asked at the first order for what builds; if it fails, that build has failed,
    and the next order asks it again. What is printed meanwhile, by this process, by libraries
    below Python or by processes that a build starts, becomes the report. Standard error has to
    be a file, which holds the report of the build under way, also for whoever outlives this.
    """
    # Ctrl-C in a terminal reaches every process there. Whoever orders decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    orders, answers = _aside()
    faulthandler.enable()
    workshop = Workshop(prepare)
    with orders, answers:
        for _ in orders:
            line = workshop.build().as_line()
            try:
                answers.write(line)
            except BrokenPipeError:
                break
            # What the build left in circles goes now, when nobody waits. What the first one made
            # mostly stays, and is not looked through again.
            gc.collect()
            if not gc.get_freeze_count():
                gc.freeze()
    return 0


@dataclass
class Workshop:
    """Makes what builds when it is first needed, and keeps it."""

    prepare: Callable[[], Make]
    make: Make | None = None

    def build(self) -> BuildResult:
        """Build once; the report is all that was printed."""
        os.lseek(2, 0, os.SEEK_SET)
        os.ftruncate(2, 0)
        began = time.perf_counter()
        succeeded = self._succeeds()
        seconds = time.perf_counter() - began
        _flush()
        size = os.lseek(2, 0, os.SEEK_SET)
        report = os.read(2, LONGEST_REPORT).decode("utf-8", "replace")
        os.lseek(2, size, os.SEEK_SET)
        return BuildResult(succeeded, report.strip(), seconds)

    def _succeeds(self) -> bool:
        try:
            self.make = self.make or self.prepare()
            self.make()
        except SystemExit as left:
            if isinstance(left.code, str):
                print(left.code, file=sys.stderr)
            return not left.code
        except Exception:  # noqa: BLE001 - whatever it is, a reader is shown it
            traceback.print_exc()
            return False
        return True


def _aside() -> tuple[BinaryIO, BinaryIO]:
    """The pipes of the orders and the answers, out of reach of whatever a build does."""
    orders, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", line_buffering=True)
    return os.fdopen(orders, "rb", 0), os.fdopen(answers, "wb", 0)


def _flush() -> None:
    """Let everything that was printed arrive in the report, what C has kept back included."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)
