"""Plain Pelican sites, of which the second build reads only what it has to."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cache import pelican_runs
from tests.cache.pelican_runs import Pelican
from tests.staging.sites import tree, write

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
import sys
sys.path.insert(0, {root!r})
from plugins.cache import hooks as cache
{before}
PLUGINS = {plugins}
THEME = "simple"
SITENAME = "A site of any kind"
TIMEZONE = "Europe/London"
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = None
{more}
"""
# A module of the site's own, which says what is read.
READS = """
from pelican import signals
from pelican.readers import MarkdownReader, RstReader, HTMLReader
def telling(read):
    def tell(self, path):
        print("reads", path.rpartition("/")[2])
        return read(self, path)
    return tell
def register():
    for reader in (MarkdownReader, RstReader, HTMLReader):
        reader.read = telling(reader.read)
"""
MARKDOWN = """\
Title: First
Date: 2020-01-02 10:20
Modified: 2021-02-03
Tags: red, blue
Category: News
Authors: One Person; Another Person
Summary: In *short*.
Of_Its_Own: one
            two
Status: published
Slug: the-first

## A heading

A text with a [link]({filename}second.rst), ünusual letters and "quotes".

    some code
"""
RST = """\
Second
######

:date: 2020-01-03
:tags: red
:summary: In *short*.

A text.

.. include:: part.txt
"""
HTML = """\
<html><head><title>Third</title><meta name="date" content="2020-01-04"/>
<meta name="tags" content="blue"/></head><body><p>A text.</p></body></html>
"""
FILES = {
    "content/first.md": MARKDOWN,
    "content/second.rst": RST,
    "content/third.html": HTML,
    "content/part.txt": "A part.\n",
    "content/pages/about.md": "Title: About\n\nA page.\n",
    "reads.py": READS,
}
TEXTS = ["about.md", "first.md", "second.rst", "third.html"]

Read = Callable[[], list[str]]


def settings(more: str = "", plugins: str = "['reads', cache]", before: str = "") -> str:
    return SETTINGS.format(root=str(ROOT), more=more, plugins=plugins, before=before)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A Pelican site with a text for each of Pelican's readers, and a page."""
    folder = tmp_path.resolve() / "project"
    write(folder, {**FILES, "pelicanconf.py": settings()})
    return folder


@pytest.fixture(scope="module")
def pelican() -> Iterator[Pelican]:
    """Runs Pelican in a process of its own."""
    with pelican_runs.taking_orders() as run:
        yield run


@pytest.fixture
def read(pelican: Pelican, project: Path) -> Read:
    """Builds the site; gives the texts that a reader was asked to read."""

    def build() -> list[str]:
        run = pelican(project, ())
        assert run.status == 0, run.said
        lines = run.said.splitlines()
        return sorted(line.removeprefix("reads ") for line in lines if line.startswith("reads "))

    return build


def site(project: Path) -> dict[str, str]:
    return tree(project / "output")


def test_a_second_build_reads_nothing_again(project: Path, read: Read) -> None:
    assert read() == TEXTS
    assert read() == []


def test_the_site_is_the_same_with_and_without(project: Path, read: Read) -> None:
    write(project, {"pelicanconf.py": settings(plugins="['reads']")})
    assert read() == TEXTS
    without = site(project)
    write(project, {"pelicanconf.py": settings()})
    assert read() == TEXTS
    assert site(project) == without
    assert read() == []
    assert site(project) == without
    assert "A part." in without["second.html"]


EDITS = {
    "a text": ({"content/first.md": MARKDOWN + "\nMore.\n"}, ["first.md"]),
    "its fields": ({"content/first.md": MARKDOWN.replace("red", "green")}, ["first.md"]),
    "a setting": ({"pelicanconf.py": settings("SITESUBTITLE = 'another'")}, TEXTS),
    "how Markdown is read": (
        {"pelicanconf.py": settings("MARKDOWN = {'extensions': ['markdown.extensions.toc']}")},
        TEXTS,
    ),
    "the code of a plugin": ({"reads.py": READS + "\n# Another line.\n"}, TEXTS),
    "a file that a text includes": ({"content/part.txt": "Another part.\n"}, TEXTS),
    "a file that no text knows of": ({"content/other.txt": "Mine.\n"}, []),
    "a new text": ({"content/new.md": "Title: New\nDate: 2020-01-02\n\nNew.\n"}, ["new.md"]),
}


@pytest.mark.parametrize("case", EDITS)
def test_what_changed_is_read_again(case: str, project: Path, read: Read) -> None:
    files, texts = EDITS[case]
    read()
    write(project, files)
    assert read() == texts
    assert read() == []
    incremental = site(project)
    write(project, {"pelicanconf.py": (project / "pelicanconf.py").read_text() + "\n# Later.\n"})
    assert set(read()) >= set(TEXTS)
    assert site(project) == incremental


def test_a_text_with_another_name_is_read_again(project: Path, read: Read) -> None:
    read()
    (project / "content/first.md").rename(project / "content/renamed.md")
    write(project, {"content/second.rst": RST})
    assert read() == ["renamed.md"]


def test_a_module_that_only_reading_loads_counts_as_code(project: Path, read: Read) -> None:
    """Such as an extension of Markdown that the settings name."""
    extension = """
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
class Signing(Postprocessor):
    def run(self, text): return text + "<p>WORD</p>"
class Signed(Extension):
    def extendMarkdown(self, md): md.postprocessors.register(Signing(md), "signing", 1)
def makeExtension(**given): return Signed(**given)
"""
    more = "MARKDOWN = {'extensions': ['signed']}"
    write(project, {"signed.py": extension, "pelicanconf.py": settings(more)})
    read()
    assert read() == []
    write(project, {"signed.py": extension.replace("WORD", "Another word")})
    assert "first.md" in read()
    assert "Another word" in site(project)["the-first.html"]


def test_a_text_that_warns_warns_each_time(project: Path, pelican: Pelican) -> None:
    write(project, {"content/first.md": "Date: 2020-01-01\n" + MARKDOWN})
    said = "Duplicate definition of `date`"
    for _ in range(2):
        assert said in pelican(project, ()).said


ODD = {
    "a date that is not whole": "Title: Odd\nDate: 10:30\n\nText.\n",
    "a field with nothing in it": "Title: Odd\nDate: 2020-01-02\nTags:\n\nText.\n",
    "nothing in it": "Title: Odd\nDate: 2020-01-02\n",
    "a date of a time zone": "Title: Odd\nDate: 2020-01-02T10:30+02:00\n\nText.\n",
}


@pytest.mark.parametrize("case", ODD)
def test_a_text_is_kept_that_has(case: str, project: Path, read: Read) -> None:
    write(project, {"content/odd.md": ODD[case]})
    assert "odd.md" in read()
    before = site(project)
    assert read() == []
    assert site(project) == before


READER = """
from pelican import signals
from pelican.readers import BaseReader
class ShoutingReader(BaseReader):
    enabled = True
    file_extensions = ["shout"]
    def read(self, path):
        print("reads", path.rpartition("/")[2])
        {deed}
        with open(path) as file:
            return file.read().upper(), {{"title": "Shout", "date": self.process_metadata(
                "date", "2020-01-02"), "more": {more}}}
def add(readers):
    readers.reader_classes["shout"] = ShoutingReader
def register():
    signals.readers_init.connect(add)
"""
DEEDS = {
    "only reads": ("pass", "'text'", False),
    "gives back a list": ("pass", "['a', 1, None, 2.5, True]", False),
    "gives back an object": ("pass", "object()", True),
    "gives back a mapping": ("pass", "{'a': 'b'}", True),
    "runs a command": ("import subprocess; subprocess.run(['true'])", "1", True),
    "writes a file": ("open('written', 'w').close()", "1", True),
    "looks through a folder": ("import os; os.listdir('content')", "1", True),
    "makes a folder": ("import os; os.makedirs('made', exist_ok=True)", "1", True),
}


@pytest.mark.parametrize("case", DEEDS)
def test_a_reader_of_a_plugin_is_asked_again_if_it(case: str, project: Path, read: Read) -> None:
    deed, more, again = DEEDS[case]
    plugins = "['shouting', cache, 'reads']"
    write(
        project,
        {
            "shouting.py": READER.format(deed=deed, more=more),
            "content/loud.shout": "loud",
            "pelicanconf.py": settings(plugins=plugins),
        },
    )
    assert "loud.shout" in read()
    assert read() == (["loud.shout"] if again else [])


def test_settings_of_which_nothing_can_be_told_keep_nothing(
    project: Path, pelican: Pelican
) -> None:
    write(project, {"pelicanconf.py": settings("MARKDOWN = {'extensions': [], 'x': object()}")})
    run = pelican(project, ())
    said = (
        "What is read is not kept: of the setting MARKDOWN, which holds a builtins.object, nobody "
        "can tell whether it is as it was.\n"
    )
    assert said in run.said
    assert not (project / "cache").exists()


def test_pelicans_own_cache_is_turned_off(project: Path, read: Read) -> None:
    pickles = "CACHE_CONTENT = LOAD_CONTENT_CACHE = True"
    write(project, {"pelicanconf.py": settings(pickles), "cache/ArticlesGenerator": "hostile"})
    read()
    assert sorted(path.name for path in (project / "cache").iterdir()) == [
        "ArticlesGenerator",
        "kept.sqlite",
    ]
    assert (project / "cache/ArticlesGenerator").read_text() == "hostile"


def test_a_cache_that_is_damaged_is_made_anew(project: Path, read: Read) -> None:
    read()
    before = site(project)
    (project / "cache/kept.sqlite").write_bytes(b"noise" * 1_000)
    assert read() == TEXTS
    assert site(project) == before
    read()
    assert read() == []


# As Pelican's autoreload does.
MANY_RUNS = """
from pathlib import Path
from pelican import Pelican
from pelican.settings import read_settings
site = Pelican(read_settings("pelicanconf.py", override={"PATH": "content"}))
for text in ("One.", "Two.", "Two."):
    Path("content/first.md").write_text(Path("content/first.md").read_text() + text)
    print("run")
    site.run()
    site.run()
"""


def test_one_site_may_run_many_times(project: Path) -> None:
    words = [sys.executable, "-c", MANY_RUNS]
    run = subprocess.run(words, cwd=project, capture_output=True, text=True, check=True)
    runs = [part.count("reads") for part in run.stdout.split("run\n")[1:]]
    assert runs == [4, 1, 1]
    assert "One.Two.Two." in site(project)["the-first.html"]
