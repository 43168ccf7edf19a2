"""One build, and what came of it."""

from __future__ import annotations

import subprocess
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BuildResult:
    """Whether a build put a site in place, and all it had to say, for a reader."""

    succeeded: bool
    report: str = ""


Build = Callable[[], BuildResult]


def fresh_process(command: Sequence[str], folder: Path | None = None) -> Build:
    """A build that runs ``command`` in ``folder``: it succeeded if the exit status is 0.

    A process of its own each time sees changes in the code that builds, and takes its memory
    with it.
    """

    def build() -> BuildResult:
        done = subprocess.run(
            list(command),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        return BuildResult(done.returncode == 0, done.stdout.strip())

    return build


def attempt(build: Build) -> BuildResult:
    """What came of ``build``; one that raised or left has failed, and the trace is its report."""
    try:
        return build()
    except (Exception, SystemExit):  # noqa: BLE001 - whatever it is, a reader is shown it
        return BuildResult(succeeded=False, report=traceback.format_exc())
