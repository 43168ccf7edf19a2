"""Memory stays level, however often the site is read again and however much is asked for."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
from pathlib import Path
from statistics import median

from plugins.preview.supervisor import WorkerProcess
from plugins.preview.worker import Request
from tests.fictional_area import AS_OF, with_files
from tests.house.sources import ROOT
from tests.preview.fake_site import FINDS_A_PROBLEM, Preview

WARM_UP = 20  # edits after which caches that are bounded have most of what they will hold
EDITS = 24
# What one post alone becomes is hundreds of these.
NOISE = 60  # blocks of memory that an edit may seem to leave behind
PROGRAM = """\
import gc, sys
from datetime import date
from pathlib import Path
from plugins.kit.folders import Folders
from plugins.kit.serving import preview_site
from plugins.preview.worker import serve_requests

area, cache, day = sys.argv[1:]


class Counted:
    def __init__(self):
        folders = Folders(Path(area), Path(), Path(cache))
        site = preview_site(folders, date.fromisoformat(day))
        self.refresh, self.check, self.make = site.refresh, site.check, site.get

    def get(self, path):
        page = self.make(path)
        gc.collect()
        print(sys.getallocatedblocks())
        return page


sys.exit(serve_requests(Counted))
"""


async def blocks_after_edits(area: Path, cache: Path) -> list[int]:
    """The blocks of memory that a worker has in use after each edit of a post."""
    post = area / "posts" / "2030" / "bench.md"
    text = post.read_text(encoding="utf-8")
    words = (str(area), str(cache), AS_OF.isoformat())
    worker = await WorkerProcess.start([sys.executable, "-c", PROGRAM, *words], ROOT, os.environ)
    blocks: list[int] = []
    try:
        for number in range(WARM_UP + EDITS):
            more = f"\n\n## Heading {number}\n\nWords of *edit {number}*.\n"
            post.write_text(text.replace("title: ", f"title: Edit {number} ") + more, "utf-8")
            assert not (await worker.ask(Request("refresh"))).failed
            page = await worker.ask(Request("get", "news/2030/bench/index.html"))
            assert f"<em>edit {number}</em>".encode() in (page.body or b"")
            blocks.append(int(page.report))
            # The next edit ends these checks, most often before they are done.
            await worker.ask(Request("check"))
    finally:
        await worker.end()
    return blocks


def test_the_worker_keeps_nothing_of_earlier_edits(tmp_path: Path) -> None:
    area = with_files(tmp_path / "area", {})
    blocks = asyncio.run(blocks_after_edits(area, tmp_path / "cache"))
    level = blocks[WARM_UP:]
    third = EDITS // 3
    growth = (median(level[-third:]) - median(level[:third])) / (EDITS - third)
    assert growth < NOISE, f"{growth:.0f} blocks an edit: {blocks}"


def test_the_server_keeps_nothing_of_earlier_requests(preview: Preview) -> None:
    preview.write("site/site.css", "")
    preview.write("site/broken.html", "")
    preview.write("site/broken.html.run", "raise KeyError('theme')")
    preview.start()

    def blocks_after(rounds: int) -> int:
        for number in range(rounds):
            if number % 20 == 0:
                preview.edit("refresh.run", FINDS_A_PROBLEM if number % 60 == 0 else "")
            for target in ("/", f"/?{number}", "/site.css", "/broken.html", f"/no/{number}/"):
                preview.get(target)
            preview.get(f"/.preview/known?page=/{number}/")
        gc.collect()
        return sys.getallocatedblocks()

    blocks_after(60)
    threads = threading.active_count()
    before, after = blocks_after(60), blocks_after(240)
    assert after - before < NOISE * 10
    assert threading.active_count() == threads
