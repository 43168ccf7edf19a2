"""Memory stays level, however often the site is built again."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from plugins.preview.answer import answer
from plugins.preview.build import BuildResult
from plugins.preview.builder import Builder
from plugins.preview.site import Site

from tests.fictional_area import AS_OF, with_files
from tests.house.sources import ROOT

WARM_UP = 20  # builds after which caches that are bounded have most of what they will hold
BUILDS = 24
# What one post alone becomes is hundreds of these.
NOISE = 60  # blocks of memory that a build may seem to leave behind
PROGRAM = """\
import gc, sys
from datetime import date
from pathlib import Path
from plugins.kit.asking import Request
from plugins.kit.building import Site
from plugins.kit.folders import Folders
from plugins.preview.orders import build_to_order

area, output, cache, day = sys.argv[1:]


def prepare():
    folders = Folders(Path(area), Path(output))
    kept = {"CACHE_PATH": cache}
    site = Site(Request(folders, '', date.fromisoformat(day), True, kept))

    def build():
        site.build()
        gc.collect()
        print(sys.getallocatedblocks())

    return build


build_to_order(prepare)
"""


@pytest.fixture
def area(tmp_path: Path) -> Path:
    """A copy of the invented area."""
    return with_files(tmp_path / "area", {})


@pytest.fixture
def build(tmp_path: Path, area: Path) -> Iterator[Builder]:
    """Builds it; the last line of the report counts the blocks of memory that are in use."""
    folders = (str(area), str(tmp_path / "output"), str(tmp_path / "cache"))
    with Builder([sys.executable, "-c", PROGRAM, *folders, AS_OF.isoformat()], ROOT) as builder:
        yield builder


def test_what_builds_keeps_nothing_of_earlier_builds(build: Builder, area: Path) -> None:
    post = area / "posts" / "2030" / "bench.md"
    text = post.read_text(encoding="utf-8")
    blocks: list[int] = []
    for number in range(WARM_UP + BUILDS):
        words = f"\n\n## Heading {number}\n\nWords of *edit {number}*.\n"
        post.write_text(text.replace("title: ", f"title: Edit {number} ") + words, "utf-8")
        blocks.append(int(build().report.split()[-1]))
    level = blocks[WARM_UP:]
    third = BUILDS // 3
    growth = (median(level[-third:]) - median(level[:third])) / (BUILDS - third)
    assert growth < NOISE, f"{growth:.0f} blocks a build: {blocks}"


def test_the_server_keeps_nothing_of_earlier_builds(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    site = Site(tmp_path)
    (tmp_path / "site.css").touch()
    threads = threading.active_count()

    def blocks_after(builds: int) -> int:
        for number in range(builds):
            page.write_text(f"<p>Build {number} " + "x" * (number % 7), encoding="utf-8")
            with site.building():
                site.settle(BuildResult(number % 5 > 0, f"x.md:{number}: no title"))
            answer("/", site)
            answer("/site.css", site)
        return sys.getallocatedblocks()

    blocks_after(100)
    before, after = blocks_after(100), blocks_after(500)
    assert after - before < NOISE * 10
    assert threading.active_count() == threads
