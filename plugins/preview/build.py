"""One build, and what came of it."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

Changes = frozenset[Path]
"""The paths that have changed since the last build, resolved; none for the first one."""


@dataclass(frozen=True)
class BuildResult:
    """Whether a build put a site in place, all it had to say, and how many seconds it took."""

    succeeded: bool
    report: str = ""
    seconds: float = 0.0

    def as_line(self) -> bytes:
        """One line of JSON, with its end."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> BuildResult:
        """What ``as_line`` gave. Raises ``ValueError`` for anything else."""
        match json.loads(line):
            case {
                "succeeded": bool(succeeded),
                "report": str(report),
                "seconds": float() | int() as seconds,
            }:
                return cls(succeeded, report, seconds)
        raise ValueError("this line tells of no build")


Build = Callable[[Changes], BuildResult]


def attempt(build: Build, changes: Changes) -> BuildResult:
    """What came of ``build``; one that raised or left has failed, and the trace is its report."""
    try:
        return build(changes)
    except (Exception, SystemExit):  # noqa: BLE001 - whatever it is, a reader is shown it
        return BuildResult(succeeded=False, report=traceback.format_exc())
