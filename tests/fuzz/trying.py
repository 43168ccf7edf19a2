"""Builds in processes of their own, each with so much memory and time and no more.

A process that has built nothing of what it is asked for forks for each order, so that a build
finds nothing of those before, and says how each one ended and how much memory it took.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 500  # megabytes that a build may take
ADDRESSES = 4_000  # megabytes after which it is refused any more, whatever else happens
SECONDS = 60  # of a processor's time; some 60 times what a build of these areas takes
PATIENCE = 600  # seconds, for one that waits and does nothing


@dataclass(frozen=True)
class Order:
    """An area to be built, and where to."""

    content: Path
    output: Path
    as_of: date


@dataclass(frozen=True)
class Trial:
    """How a build ended.

    ``died`` says what ended it where it did not end by itself. ``problems`` are given as path,
    line, code and whether they are advice; ``states`` say what became of each file.
    """

    died: str = ""
    memory: int = 0
    failed: bool = False
    problems: tuple[tuple[str, int, str, bool], ...] = ()
    states: Mapping[str, str] | None = None
    passed_over: tuple[str, ...] = ()


class Host:
    """A process that builds; ``build`` asks it to, and waits for the end of it."""

    def __init__(self, process: subprocess.Popen[str], answers: Path) -> None:
        self._process = process
        self._answer = answers / "answer.json"

    def build(self, order: Order) -> Trial:
        """How the build of ``order`` ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._answer.unlink(missing_ok=True)
        words = [str(order.content), str(order.output), str(order.as_of), str(self._answer)]
        print(json.dumps(words), file=self._process.stdin, flush=True)
        status, memory = json.loads(self._process.stdout.readline())
        if status:
            said = self._answer.read_text("utf-8") if self._answer.exists() else ""
            return Trial(died=f"{_ending(status)}\n{said}", memory=memory)
        found = json.loads(self._answer.read_text("utf-8"))
        problems = tuple(tuple(problem) for problem in found.pop("problems"))
        return Trial(memory=memory, problems=problems, **found)


def _ending(status: int) -> str:
    number = os.waitstatus_to_exitcode(status)
    if number == -signal.SIGXCPU:
        return f"it went on for {SECONDS} seconds"
    return f"it was ended by signal {-number}" if number < 0 else "it ended with a trace"


@contextmanager
def host() -> Iterator[Host]:
    """Start one, and end it afterwards."""
    with (
        TemporaryDirectory() as answers,
        subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.trying"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        yield Host(process, Path(answers))
        assert process.stdin is not None
        process.stdin.close()


def _build(content: Path, output: Path, as_of: date) -> dict[str, Any]:
    from plugins.impact.publish.build import Build
    from plugins.impact.publish.build_options import BuildOptions
    from plugins.impact.publish.writing import write

    options = BuildOptions(
        content, ROOT / "theme", site_address="https://fuzz.example", as_of=as_of
    )
    build = Build.read(options)
    for problem in build.problems:
        assert problem.said.isprintable()
    if not build.failed:
        write(build, output, None)
    return {
        "failed": build.failed,
        "problems": [(p.path, p.line, p.code, p.advice) for p in build.problems],
        "states": dict(build.account.states),
        "passed_over": build.account.passed_over,
    }


def _child(content: str, output: str, as_of: str, answer: str) -> int:
    limit = ADDRESSES * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    signal.alarm(PATIENCE)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # how far it is concerns nobody
    try:
        said = json.dumps(_build(Path(content), Path(output), date.fromisoformat(as_of)))
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it is, it is told
        said, status = traceback.format_exc(), 1
    Path(answer).write_bytes(said.encode("utf-8", "backslashreplace"))
    return status


def _main() -> None:
    from tests.outputs.builder import remember_compiled

    with TemporaryDirectory() as folder:
        remember_compiled(Path(folder))
        # So that everything is loaded before the first fork.
        _build(ROOT / "tests" / "area", Path(folder) / "site", date(2031, 5, 20))
        for line in sys.stdin:
            process = os.fork()
            if not process:
                os._exit(_child(*json.loads(line)))
            _, status, used = os.wait4(process, 0)
            print(json.dumps([status, used.ru_maxrss // 1024]), flush=True)


if __name__ == "__main__":
    _main()
