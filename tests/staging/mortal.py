"""Builds that are killed: a process that starts one for each order it reads, and says how it ended.

An order is a line of JSON: ``output``, the ``site`` to build there (none: clear it), the ``way`` to
build it and the ``moment`` to die at. Moments are counted from 1. One is just before each change to
the file system, and so just after the one before it; one more is at the first line of the package
after a file was opened, before anything is in it; and one is before each flush. A child whose
moments are fewer ends by itself. The children are forked, since to start an interpreter for each of
some hundreds would take a minute.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import plugins.staging
from plugins.outputs.manifest import Manifest
from plugins.outputs.outputs import Output
from plugins.outputs.writer import Writer
from plugins.parallel import in_turn
from plugins.staging import Stage, clear, discard, publish, stage
from plugins.staging.ownership import made_in
from tests.staging.sites import Tree, write

ROOT = Path(__file__).resolve().parents[2]
Kill = Callable[[Path, Tree | None, int, str], int]

PACKAGE = str(Path(plugins.staging.__file__).parent)
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Fate:
    """Counts the moments of this process, and kills it at one of them."""

    def __init__(self, moment: int) -> None:
        self.left = moment
        self.opened = False

    def pass_moment(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def see(self, event: str, facts: tuple[Any, ...]) -> None:
        """An audit hook, which hears of calls before they are made."""
        opened = event == "open" and bool(facts[2] & WRITING)
        if opened or event in CHANGES:
            self.pass_moment()
            self.opened = opened

    def trace(self, frame: FrameType, event: str, _fact: object) -> Any:
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        if event == "line" and self.opened:
            self.opened = False
            self.pass_moment()
        return self.trace

    def flush(self, _number: int) -> None:
        """In place of ``os.fsync``: killing a process leaves in doubt nothing that it wrote."""
        self.pass_moment()


def whole(current: Stage, site: Tree) -> None:
    """Write every file."""
    write(current.folder, site)


def keeping(current: Stage, site: Tree) -> None:
    """Keep the files that are there as they are to be, and write the others."""
    for path in site.keys() & made_in(current.output):
        there = current.output / path
        if there.is_file() and there.read_text() == site[path]:
            current.keep(path)
    write(current.folder, {p: text for p, text in site.items() if p not in current.kept})


def renewing(current: Stage, site: Tree) -> None:
    """Keep the files that are there as the last build noted them down, and write the others."""
    outputs = [
        Output(path, partial(str.encode, text), also_from=(text or "empty",))
        for path, text in site.items()
    ]
    writer = Writer(current.folder, current, Manifest.read(current.notes))
    writer.write(outputs, in_turn)
    writer.finish(())


WAYS = {"whole": whole, "keeping": keeping, "renewing": renewing}


def build(output: Path, site: Tree, way: str) -> None:
    """Build ``site`` and put it in place."""
    current = stage(output)
    try:
        WAYS[way](current, site)
        publish(current)
    except BaseException:
        discard(current)
        raise


def live(output: Path, site: Tree | None, moment: int, way: str) -> None:
    fate = Fate(moment)
    os.fsync = fate.flush  # type: ignore[assignment]
    sys.addaudithook(fate.see)
    sys.settrace(fate.trace)
    if site is None:
        clear(output)
    else:
        build(output, site, way)


@contextmanager
def taking_orders() -> Iterator[Kill]:
    """Starts the process; what it gives is called with an output, a site, a moment and a way, and
    gives the exit status of the child."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.staging.mortal"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        orders, answers = parent.stdin, parent.stdout

        def order(output: Path, site: Tree | None, moment: int, way: str) -> int:
            line = {"output": str(output), "site": site, "moment": moment, "way": way}
            orders.write(json.dumps(line) + "\n")
            orders.flush()
            return int(answers.readline())

        yield order
        orders.close()


def main() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - open till the end
            live(Path(order["output"]), order["site"], order["moment"], order["way"])
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
