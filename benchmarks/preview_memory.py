"""Whether the preview's memory stays level: edits, one after the other, and a curve (Linux)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.generators.this_project import ThisProject
from benchmarks.invention.posts import Post, posts
from benchmarks.measuring import tree
from benchmarks.measuring.server import Server

MIB = 1 << 20
EACH = 10  # edits between two lines
BAR = 40  # characters for the most memory that was seen so far
Say = Callable[[str], None]


@dataclass(frozen=True)
class Look:
    """After ``edits`` edits: what ``serve`` and all that it started hold, in bytes.

    ``seconds`` is the middle of what the edits since the last look took until the page showed
    them.
    """

    edits: int
    server: int
    workers: int
    seconds: float

    def line(self, most: int) -> str:
        """A line of the curve; ``most`` is the memory of the longest bar."""
        held = self.server + self.workers
        bar = "█" * round(BAR * held / most)
        return (
            f"{self.edits:6} {self.server / MIB:10.1f} {self.workers / MIB:10.1f} "
            f"{self.seconds * 1000:17.0f}  {bar}"
        )


def show_curve(folder: Path, count: int, edits: int, say: Say) -> list[Look]:
    """Make ``edits`` edits in an area of ``count`` posts below ``folder``, and say the curve."""
    area, written = ThisProject(folder), tuple(posts(count))
    area.write(written)
    looks: list[Look] = []
    most = 0
    say(" edits server MiB worker MiB  edit to page, ms")
    with Server(area, folder / "preview.txt") as server:
        for look in _looks(area, server, [post for post in written if post.kind == "news"], edits):
            looks.append(look)
            most = max(most, look.server + look.workers)
            say(look.line(most))
    return looks


def _looks(area: ThisProject, server: Server, news: list[Post], edits: int) -> Iterator[Look]:
    server.until(area.address_of(news[0]), news[0].title)
    seconds = [0.0]
    for number in range(edits + 1):
        if number % EACH == 0:
            server.settle()
            first, *others = (tree.resident(pid) for pid in tree.pids(server.root))
            yield Look(number, first, sum(others), median(seconds))
            seconds.clear()
        post, mark = news[number % len(news)], f"edit number {number} of this run"
        began = time.perf_counter()
        area.edit(post, mark)
        seconds.append(server.until(area.address_of(post), mark) - began)
