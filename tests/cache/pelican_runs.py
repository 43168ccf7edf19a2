"""Runs of Pelican, each in a process of its own, without starting Python for each.

A process that has imported Pelican and run nothing reads orders, lines of JSON with a folder and
Pelican's words, and forks for each: so a run finds nothing in memory of the ones before.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

import pelican

import plugins.cache

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ["content", "-s", "pelicanconf.py"]


@dataclass(frozen=True)
class Run:
    """The exit status of a run, and what it printed."""

    status: int
    said: str


Pelican = Callable[[Path, Sequence[str]], Run]


@contextmanager
def taking_orders() -> Iterator[Pelican]:
    """Starts the process; what it gives is called with a project and Pelican's words."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.cache.pelican_runs"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        orders, answers = parent.stdin, parent.stdout

        def run(project: Path, words: Sequence[str]) -> Run:
            orders.write(json.dumps([str(project), [*CONTENT, *words]]) + "\n")
            orders.flush()
            return Run(*json.loads(answers.readline()))

        yield run
        orders.close()


def run(project: str, words: list[str]) -> int:
    os.chdir(project)
    # The settings of a test are younger than a second, and might have changed since they were read.
    sys.modules[plugins.cache.circumstances.__module__].BEGUN += 10**15  # type: ignore[attr-defined]
    try:
        pelican.main(words)
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:  # noqa: BLE001 - said, as Python would
        traceback.print_exc()
        return 1
    return 0


def main() -> None:
    for line in sys.stdin:
        with TemporaryFile("w+") as out:
            child = os.fork()
            if not child:
                os.dup2(out.fileno(), 1)
                os.dup2(out.fileno(), 2)
                status = run(*json.loads(line))
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
            _, status = os.waitpid(child, 0)
            out.seek(0)
            print(json.dumps([os.waitstatus_to_exitcode(status), out.read()]), flush=True)


if __name__ == "__main__":
    main()
