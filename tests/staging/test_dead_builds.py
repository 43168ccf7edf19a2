"""What a build finds when the one before it died."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from plugins.staging import discard, stage
from tests.staging.conftest import Tree, tree, write

OLD = {"index.html": "old"}
NEW = {"index.html": "new"}
Build = Callable[[Tree], None]


def beside(output: Path, name: str) -> Path:
    return output.parent / ".output.staging" / name


def test_half_a_site_is_removed(output: Path, build: Build) -> None:
    write(beside(output, "next"), OLD)
    build(NEW)
    assert tree(output) == NEW


def test_a_death_between_the_renames_gives_the_old_site_back(output: Path, build: Build) -> None:
    build(OLD)
    output.rename(beside(output, "last"))
    write(beside(output, "next"), NEW)
    discard(stage(output))
    assert tree(output) == OLD


def test_an_empty_folder_made_since_is_no_hindrance(output: Path, build: Build) -> None:
    build(OLD)
    output.rename(beside(output, "last"))
    output.mkdir()
    discard(stage(output))
    assert tree(output) == OLD


def test_a_death_after_the_renames_keeps_what_no_build_made(output: Path, build: Build) -> None:
    build(OLD)
    write(output, {"notes.txt": "mine"})
    output.rename(beside(output, "last"))
    write(output, NEW)
    (output / ".made-by-staging").write_text('{"made": ["index.html"]}', encoding="utf-8")
    discard(stage(output))
    assert tree(output) == {**NEW, "notes.txt": "mine"}
    assert not beside(output, "last").exists()


def test_a_build_waits_for_the_one_under_way(output: Path, build: Build) -> None:
    build(OLD)
    current = stage(output)
    write(current.folder, NEW)
    words = (
        "import pathlib, sys; from plugins.staging import staged\n"
        "with staged(pathlib.Path(sys.argv[1])) as folder:\n"
        "    (folder / 'index.html').write_text('third')\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", words, str(output)], stderr=subprocess.PIPE, text=True
    ) as second:
        assert second.stderr is not None
        said = second.stderr.readline()
        seen = tree(output)
        discard(current)
        second.stderr.read()
    assert said == "Another build of this folder is under way; waiting for it …\n"
    assert (seen, tree(output), second.returncode) == (OLD, {"index.html": "third"}, 0)
