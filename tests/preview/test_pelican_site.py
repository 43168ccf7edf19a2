"""A Pelican site that knows nothing of this kit, shown by its preview."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from plugins.preview.builder import Builder
from tests.house.sources import ROOT
from tests.staging.sites import write

SOON = 60.0  # seconds; only ever waited for in full by a test that fails
COMMAND = [sys.executable, "-m", "plugins.preview", "settings.py"]
POST = "Title: First\nDate: 2025-01-31\n\nOnce upon a time.\n"
SITE = {
    "settings.py": "from more import *\nPATH = 'texts'\nOUTPUT_PATH = 'site'\nTHEME = 'look'\n"
    "SITEURL = 'https://elsewhere.example'\n"
    "PLUGIN_PATHS = ['own']\nPLUGINS = ['shouting']\n",
    "more.py": "SITENAME = 'Small'\nTIMEZONE = 'UTC'\nFEED_ALL_ATOM = CATEGORY_FEED_ATOM = None\n"
    "DIRECT_TEMPLATES = ['index']\nARTICLE_SAVE_AS = '{slug}/index.html'\n",
    "own/shouting.py": "def register():\n    print('LOUD')\n",
    "texts/first.md": POST,
    "look/templates/index.html": "<title>{{ SITENAME }}</title><a href='{{ SITEURL }}/first/'>",
    "look/templates/article.html": "<title>{{ article.title }}</title>{{ article.content }}",
    **{f"look/templates/{name}.html": "-" for name in ("page", "author", "category", "tag")},
    "look/static/site.css": "body {}",
}


class Preview:
    """``python -m plugins.preview settings.py`` in a folder."""

    def __init__(self, process: subprocess.Popen[str], said: IO[str], folder: Path) -> None:
        self.process, self.said, self.folder = process, said, folder
        found = re.search(r"http://[\d.:]+/", self.hear("^Built in"))
        assert found
        self.address = found[0]

    def hear(self, pattern: str) -> str:
        """The first line in which ``pattern`` is found, and all before it."""
        lines = [self.said.readline()]
        while lines[-1] and not re.search(pattern, lines[-1]):
            lines.append(self.said.readline())
        assert lines[-1], "the preview has ended"
        return "".join(lines)

    def edit(self, path: str, text: str) -> str:
        """Save a file, and wait for the build that follows; what it had to say."""
        saved = self.folder / f".{Path(path).name}"
        saved.write_text(text, encoding="utf-8")
        saved.replace(self.folder / path)
        return self.hear("^(Built again|Not built)")

    def get(self, address: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + address, timeout=SOON) as given:
                return given.status, given.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for all, which nobody may leave broken."""
    folder = tmp_path_factory.mktemp("site")
    write(folder, SITE)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(
        [*COMMAND, "--port", "0"], cwd=folder, env=environment, text=True, **pipes
    ) as process:
        assert process.stdout
        yield Preview(process, process.stdout, folder)
        process.send_signal(signal.SIGINT)


def test_the_site_is_shown(preview: Preview) -> None:
    status, text = preview.get("first/")
    assert (status, "Once upon a time." in text) == (200, True)


def test_links_lead_to_where_it_is_shown(preview: Preview) -> None:
    assert "<a href='/first/'>" in preview.get("")[1]


# For each kind of file: what it says now, and the address that then shows it.
EDITS = {
    "a post": ("texts/first.md", POST + "\nSeen-1\n", "first/"),
    "a new post": ("texts/second.md", POST.replace("First", "Second") + "Seen-2", "second/"),
    "a template": ("look/templates/article.html", "Seen-3{{ article.content }}", "first/"),
    "a style": ("look/static/site.css", "Seen-4 {}", "theme/site.css"),
    "what the settings take in": ("more.py", SITE["more.py"].replace("Small", "Seen-5"), ""),
}


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_is_seen(kind: str, preview: Preview) -> None:
    path, text, address = EDITS[kind]
    preview.edit(path, text)
    mark = re.search(r"Seen-\d", text)
    assert mark
    assert mark[0] in preview.get(address)[1]


def test_a_plugin_that_changes_is_run_as_it_is_now(preview: Preview) -> None:
    said = preview.edit("own/shouting.py", "def register():\n    print('quiet')\n")
    assert "quiet" in said


def test_what_pelican_would_leave_out_is_told_of_until_it_is_mended(preview: Preview) -> None:
    preview.edit("texts/third.md", "Title: Third\nDate: some day\n\nText.\n")
    broken = preview.get("first/")
    preview.edit("texts/third.md", POST.replace("First", "Third"))
    assert (broken[0], "third.md" in broken[1]) == (500, True)
    assert preview.get("third/")[0] == 200


def test_a_warning_is_said_with_each_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    write(tmp_path, SITE)
    (tmp_path / "texts" / "empty.md").touch()
    with Builder([*COMMAND, "--builds"], tmp_path) as build:
        reports = [build().report for _ in range(2)]
    assert ["empty.md" in report for report in reports] == [True, True], reports
