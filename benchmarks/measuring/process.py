"""Running a command and taking its time, as whoever types it would."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generators.generator import surroundings

# ``ru_maxrss`` is in kilobytes, but in bytes on macOS.
UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Run:
    """What a command took.

    ``seconds`` pass from its start to its end; ``processor`` are those that it and all that it
    started worked on all cores together. ``largest`` is the most memory, in bytes, that any one
    of its processes held, as the system recorded it; ``tree`` the most that all held together
    where that was watched, else 0.
    """

    seconds: float
    processor: float
    largest: int
    tree: int = 0

    @property
    def memory(self) -> int:
        """The peak in bytes, by whichever way shows more."""
        return max(self.largest, self.tree)


def start(command: Sequence[str], folder: Path, log: Path) -> subprocess.Popen[bytes]:
    """Begin ``command`` in ``folder``, in a session of its own; what it says goes to ``log``."""
    with log.open("wb") as said:
        return subprocess.Popen(
            list(command),
            cwd=folder,
            env=surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def finish(process: subprocess.Popen[bytes]) -> resource.struct_rusage:
    """Wait until ``process`` has ended; gives what the system recorded of its tree."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage


def run(command: Sequence[str], folder: Path, log: Path) -> Run:
    """Run ``command`` to its end. Raises ``SystemExit``, with what it said, if it fails."""
    began = time.perf_counter()
    process = start(command, folder, log)
    usage = finish(process)
    seconds = time.perf_counter() - began
    check(process, log)
    return Run(seconds, usage.ru_utime + usage.ru_stime, largest_of(usage))


def largest_of(usage: resource.struct_rusage) -> int:
    """The most memory that one process of a tree held, in bytes."""
    return usage.ru_maxrss * UNIT


def check(process: subprocess.Popen[bytes], log: Path) -> None:
    """Raise ``SystemExit`` where ``process`` has failed: a failed build must not look fast."""
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        words = process.args if isinstance(process.args, list) else [process.args]
        raise SystemExit(f"{' '.join(map(str, words))}\nfailed ({process.returncode}):\n{said}")
