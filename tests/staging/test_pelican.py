"""Plain Pelican sites, built by the class that stages them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.staging.sites import tree, write

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
import sys
sys.path.insert(0, {root!r})
from plugins.staging.pelican_class import StagedPelican as PELICAN_CLASS
PLUGINS = []
SITENAME = "A site of any kind"
TIMEZONE = "Europe/London"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
{more}
"""
PAGE = "Title: {title}\nDate: 2020-01-02\n\nText.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A Pelican site of one article and one static file."""
    folder = tmp_path.resolve() / "project"
    write(
        folder,
        {
            "pelicanconf.py": SETTINGS.format(root=str(ROOT), more=""),
            "content/first.md": PAGE.format(title="First"),
            "content/images/a.txt": "static",
        },
    )
    return folder


def pelican(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", *words]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_pages_and_static_files_are_put_in_place(project: Path) -> None:
    run = pelican(project)
    assert run.returncode == 0, run.stderr
    assert {"first.html", "images/a.txt"} <= tree(project / "output").keys()


def test_stale_pages_are_gone(project: Path) -> None:
    pelican(project)
    (project / "content/first.md").rename(project / "content/second.md")
    write(project, {"content/second.md": PAGE.format(title="Second")})
    pelican(project)
    assert tree(project / "output").keys() & {"first.html", "second.html"} == {"second.html"}


@pytest.mark.parametrize(
    "failure", ["raise SystemExit(3)", "raise ValueError('late')", "os.kill(os.getpid(), 9)"]
)
def test_a_failure_while_writing_leaves_the_old_site(project: Path, failure: str) -> None:
    pelican(project)
    before = tree(project / "output")
    more = (
        "import os\n"
        "from pelican import signals\n"
        f"def fail(generator, content=None): {failure}\n"
        "signals.article_generator_write_article.connect(fail)\n"
    )
    write(project, {"pelicanconf.py": SETTINGS.format(root=str(ROOT), more=more)})
    write(project, {"content/first.md": PAGE.format(title="Changed")})
    run = pelican(project)
    assert run.returncode != 0
    assert tree(project / "output") == before


def test_what_a_plugin_writes_at_the_end_is_part_of_the_site(project: Path) -> None:
    more = (
        "import os\n"
        "from pelican import signals\n"
        "def write_late(pelican):\n"
        "    assert pelican.output_path == pelican.settings['OUTPUT_PATH']\n"
        "    assert pelican.output_path == str(pelican.settings['IMPACT_STAGE'].folder)\n"
        "    open(os.path.join(pelican.output_path, 'late.txt'), 'w').close()\n"
        "signals.finalized.connect(write_late)\n"
    )
    write(project, {"pelicanconf.py": SETTINGS.format(root=str(ROOT), more=more)})
    pelican(project)
    assert "late.txt" in tree(project / "output")
    write(project, {"pelicanconf.py": SETTINGS.format(root=str(ROOT), more="")})
    pelican(project)
    assert "late.txt" not in tree(project / "output")


def test_deleting_the_output_first_is_refused(project: Path) -> None:
    run = pelican(project, "--delete-output-directory")
    assert run.returncode == 1
    assert run.stderr.startswith("DELETE_OUTPUT_DIRECTORY (or --delete-output-directory) would ")


def test_an_output_that_holds_the_project_is_refused(project: Path) -> None:
    run = pelican(project, "-o", ".")
    assert run.returncode == 1
    assert "cannot be the output folder" in run.stderr


@pytest.mark.parametrize("words", [("-o", "content/sub"), ("-e", 'CACHE_PATH="content/kept"')])
def test_what_a_build_writes_may_not_lie_in_the_content(
    project: Path, words: tuple[str, str]
) -> None:
    before = tree(project / "content")
    run = pelican(project, *words)
    assert run.returncode == 1
    what = "output" if words[0] == "-o" else "cache"
    place = project / "content" / ("sub" if what == "output" else "kept")
    assert run.stderr == (
        f"{place} cannot be the {what} folder: it lies inside {project / 'content'}. "
        f"Choose one outside it, for example {project / what}.\n"
    )
    assert tree(project / "content") == before
    assert not (project / "output").exists()


def test_what_the_system_refuses_is_said_in_a_line(project: Path) -> None:
    pelican(project)
    before = tree(project / "output")
    more = (
        "from pelican import signals\n"
        "def fail(_): open('/proc/none/page.html', 'w')\n"
        "signals.finalized.connect(fail)\n"
    )
    write(project, {"pelicanconf.py": SETTINGS.format(root=str(ROOT), more=more)})
    run = pelican(project)
    assert run.returncode == 1
    assert run.stderr == (
        "/proc/none/page.html cannot be read or written: no such file or directory.\n"
    )
    assert tree(project / "output") == before


def test_one_site_may_run_many_times_even_after_a_failure(project: Path) -> None:
    subprocess.run([sys.executable, "-c", MANY_RUNS], cwd=project, check=True)
    assert {"first.html", "second.html"} & tree(project / "output").keys() == {"second.html"}


def test_the_output_path_is_led_back_after_a_run(project: Path) -> None:
    words = MANY_RUNS + (
        "assert (site.output_path, site.settings['OUTPUT_PATH']) == (named, named)\n"
        "assert site.settings['IMPACT_STAGE'] is None\n"
    )
    subprocess.run([sys.executable, "-c", words], cwd=project, check=True)


def test_what_a_run_came_to_is_known_after_it(project: Path) -> None:
    words = MANY_RUNS + COUNTED
    subprocess.run([sys.executable, "-c", words], cwd=project, check=True)


COUNTED = """
assert site.publication.removed == 1, site.publication
site.run()
assert site.publication.written == site.publication.removed == 0, site.publication
"""

# As Pelican's autoreload does, with a second run that fails half way.
MANY_RUNS = """
from pathlib import Path
from pelican import writers
from pelican.settings import read_settings
settings = read_settings("pelicanconf.py", override={"PATH": "content"})
site = settings["PELICAN_CLASS"](settings)
named = site.output_path
site.run()
write_file, writers.Writer.write_file = writers.Writer.write_file, None
try:
    site.run()
except TypeError:
    pass
writers.Writer.write_file = write_file
Path("content/first.md").unlink()
Path("content/second.md").write_text("Title: Second\\nDate: 2020-01-02\\n\\nText.\\n")
site.run()
"""
