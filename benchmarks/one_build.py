"""One cold build of this project, step by step, which prints the seconds of each as JSON.

It does what ``python -m plugins.kit html`` does, but for Pelican's part, which has nothing to do.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from pelican.settings import read_settings

from plugins.impact.hooks import cache, options
from plugins.impact.publish.build import Build
from plugins.impact.publish.writing import write
from plugins.kit.asking import CONF, Request
from plugins.kit.folders import Folders
from plugins.staging import publish, stage

Result = TypeVar("Result")


class Stopwatch:
    """``seconds`` of each step, in the order in which they were done."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, step: str, work: Callable[[], Result]) -> Result:
        """Do ``work``; gives what it gives."""
        began = time.perf_counter()
        result = work()
        self.seconds[step] = time.perf_counter() - began
        return result


def build_by_steps(request: Request) -> dict[str, float]:
    """Build a site without problems; gives the seconds of each step.

    What a step needs of one that stands below it would be counted with it, so facts and pages,
    which the checks ask for, come before the checks.
    """
    settings = read_settings(str(CONF), override=request.given)
    asked, watch = options(settings), Stopwatch()
    current = stage(request.folders.output, (asked.content, asked.theme))
    build = watch.time("read", lambda: Build.read(asked, cache(settings)))
    watch.time("facts", lambda: build.facts)
    watch.time("list pages", lambda: build.pages)
    if watch.time("check", lambda: build.failed):
        raise SystemExit("\n".join(map(str, build.problems)))
    watch.time("list outputs", lambda: build.outputs)
    watch.time("make and write", lambda: write(build, current.folder, current))
    watch.time("put in place", lambda: publish(current))
    return watch.seconds


def _request(words: list[str]) -> Request:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.one_build", description=__doc__)
    for name in ("--content", "--output", "--cache"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--as-of", type=date.fromisoformat, required=True)
    given = parser.parse_args(words)
    return Request(Folders(given.content, given.output, given.cache), as_of=given.as_of)


if __name__ == "__main__":
    gc.set_threshold(1_000_000, 50, 100)  # as the kit's own command does
    print(json.dumps(build_by_steps(_request(sys.argv[1:]))))
    gc.freeze()
