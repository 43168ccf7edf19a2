"""Pelican itself, run on the invented area: as it always is, and where something is wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fictional_area import AREA, AS_OF, ROOT, built, with_files

BROKEN = """---
title: A post with two mistakes
date: 2031-05-32
kind: news
themes: [watre]
---

Text.
"""
PROBLEMS = """\
broken/posts/2031/mistakes.md:3: '2031-05-32' is not in the calendar. [no-such-day]
broken/posts/2031/mistakes.md:5: 'watre' is not a theme of this plan. Did you mean 'water'? \
[unknown-theme]
"""
Tree = dict[str, bytes]


def run(*words: str, project: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A process of its own, in ``project``, on the day of the invented area."""
    environment = {**os.environ, "AS_OF": AS_OF.isoformat(), "PYTHONPATH": str(project)}
    environment.pop("CONTENT", None)
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def pelican(area: Path, output: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Pelican, as its manual tells to run it."""
    return run("pelican", str(area), "-s", "pelicanconf.py", "-o", str(output), *words)


def tree(folder: Path) -> Tree:
    """The files of a site."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented area, as Pelican builds it."""
    output = tmp_path_factory.mktemp("plain") / "output"
    done = pelican(AREA, output)
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the area with a post in which two things are wrong."""
    folder = tmp_path_factory.mktemp("areas") / "broken"
    return with_files(folder, {"posts/2031/mistakes.md": BROKEN})


def test_pelican_alone_builds_what_the_kit_builds(site: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    words = ("--content", str(AREA), "--output", str(output), "--as-of", AS_OF.isoformat())
    done = run("plugins.kit", "html", *words)
    assert done.returncode == 0, done.stderr
    assert tree(output) == tree(site)


def test_a_build_leaves_nothing_but_the_site(site: Path) -> None:
    assert tree(site).keys() == built("").files.keys()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("-q",),
        ("-v",),
        ("-D",),
        ("--fatal", "errors"),
        ("--fatal", "warnings"),
        ("-q", "--fatal", "errors"),
    ],
    ids=" ".join,
)
def test_mistakes_are_all_said_and_nothing_is_published(
    words: tuple[str, ...], broken: Path, site: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    shutil.copytree(site, output)
    done = pelican(broken, output, *words)
    assert done.returncode == 1
    assert (
        "".join(line for line in done.stderr.splitlines(keepends=True) if "mistakes.md" in line)
        == PROBLEMS
    )
    assert tree(output) == tree(site)


def test_mistakes_of_a_first_build_leave_no_folder(broken: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert pelican(broken, output).returncode == 1
    assert not output.exists()


def test_mistakes_of_drafts_are_said_and_stop_nothing(tmp_path: Path) -> None:
    done = pelican(AREA, tmp_path / "output", "-q")
    said = [line for line in done.stderr.splitlines() if "lantern-walk.md" in line]
    assert done.returncode == 0
    assert len(said) == 4
    assert [line for line in said if not line.endswith("(draft)")] == []


def test_settings_by_their_old_names_are_refused(tmp_path: Path) -> None:
    names = ("AS_OF", "CONTENT_SHOWN_AS", "JOBS", "PREVIEW", "REUSE")
    words = ("-s", "pelicanconf.py", "-o", str(tmp_path / "output"), "-e")
    done = run("pelican", str(AREA), *words, *(f"{name}=1" for name in names))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"The setting {name} is called IMPACT_{name} now. Rename it." for name in names
    ]
    assert not (tmp_path / "output").exists()


# What is broken in a copy of the kit, and what is put in its place.
BREAKS = {
    "a plugin that cannot be imported": (
        "plugins/impact/hooks.py",
        "import sys\n",
        "import sys\nimport no_such_module\n",
    ),
    "a part of it that cannot be imported": (
        "plugins/impact/compute/impact_counts.py",
        "from dataclasses import dataclass\n",
        "from dataclasses import no_such_name\n",
    ),
    "a stage that cannot be imported": (
        "plugins/staging/pelican_class.py",
        "from pelican import",
        "import no_such_module\nfrom pelican import",
    ),
    "a plugin that cannot be registered": (
        "plugins/impact/hooks.py",
        "signals.get_generators.connect(generators)",
        "signals.get_generators.connect(no_such_function)",
    ),
    "a template that cannot be read": (
        "theme/templates/frame.html",
        "</html>",
        "{% if %}</html>",
    ),
    "a template that names what is not there": (
        "theme/templates/gaps.html",
        "{% block content %}",
        "{% block content %}{{ view.no_such_value }}",
    ),
}


@pytest.mark.parametrize("case", BREAKS)
def test_a_kit_that_is_broken_builds_nothing(case: str, tmp_path: Path) -> None:
    path, good, bad = BREAKS[case]
    kit = tmp_path / "kit"
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, kit / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", kit)
    text = (kit / path).read_text("utf-8")
    assert good in text
    (kit / path).write_text(text.replace(good, bad, 1), encoding="utf-8")
    done = run("pelican", str(AREA), "-s", "pelicanconf.py", "-o", "output", project=kit)
    assert done.returncode != 0
    assert not (kit / "output").exists()
