"""What of an output folder is touched."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from plugins.staging import Publication, publish, stage
from tests.staging.sites import MARKER, Tree, beside, folders, times, tree, write

SITE = {"index.html": "one", "a/index.html": "two", "b/c/index.html": "three"}
Build = Callable[[Tree], Publication]


def age(output: Path, paths: Iterable[str]) -> None:
    for path in paths:
        os.utime(output / path, ns=(1, 1))


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        (SITE, Publication(written=0, unchanged=3, removed=0)),
        ({**SITE, "index.html": "two"}, Publication(written=1, unchanged=2, removed=0)),
        ({**SITE, "d/index.html": "four"}, Publication(written=1, unchanged=3, removed=0)),
        ({"index.html": "one"}, Publication(written=0, unchanged=1, removed=2)),
        ({"x.html": "new"}, Publication(written=1, unchanged=0, removed=3)),
    ],
    ids=["nothing", "one changed", "one more", "two fewer", "all others"],
)
def test_a_publication_is_counted(build: Build, site: Tree, expected: Publication) -> None:
    assert build(SITE) == Publication(written=3, unchanged=0, removed=0)
    assert build(site) == expected


def test_a_publication_is_said_in_a_line() -> None:
    assert str(Publication(3, 1296, 0)) == "1,299 files: 3 written, 1,296 unchanged, 0 removed"
    assert str(Publication(1, 0, 2)) == "1 file: 1 written, 0 unchanged, 2 removed"


def test_the_same_site_again_touches_nothing(output: Path, build: Build) -> None:
    build(SITE)
    everything = [*times(output), *folders(output), "."]
    age(output, everything)
    build(SITE)
    assert {(output / path).stat().st_mtime_ns for path in everything} == {1}


def test_files_of_the_same_bytes_keep_their_time(output: Path, build: Build) -> None:
    build(SITE)
    age(output, SITE)
    build({**SITE, "a/index.html": "new", "b/d/index.html": "new"})
    changed = {path for path, time in times(output).items() if time != 1}
    assert changed == {"a/index.html", "b/d/index.html", MARKER}


def test_a_change_that_size_and_time_do_not_show_is_seen(output: Path, build: Build) -> None:
    build({"index.html": "one"})
    current = stage(output)
    write(current.folder, {"index.html": "two"})
    for path in (output / "index.html", current.folder / "index.html"):
        os.utime(path, ns=(1, 1))
    publish(current)
    assert tree(output) == {"index.html": "two"}


def test_a_file_that_was_edited_by_hand_is_put_right(output: Path, build: Build) -> None:
    build(SITE)
    write(output, {"index.html": "ONE"})
    (output / "a/index.html").unlink()
    assert build(SITE) == Publication(written=2, unchanged=1, removed=0)
    assert tree(output) == SITE


def test_folders_that_only_builds_used_go_with_their_files(output: Path, build: Build) -> None:
    build(SITE)
    (output / "b/mine").mkdir()
    build({"index.html": "one"})
    assert folders(output) == {"b", "b/mine"}


def test_empty_folders_are_not_put_in_place(output: Path) -> None:
    current = stage(output)
    write(current.folder, SITE)
    (current.folder / "b/empty/empty").mkdir(parents=True)
    publish(current)
    assert folders(output) == {"a", "b", "b/c"}


def test_an_empty_folder_gives_way_to_a_file(output: Path, build: Build) -> None:
    build(SITE)
    (output / "page/empty").mkdir(parents=True)
    build({**SITE, "page": "a file"})
    assert tree(output) == {**SITE, "page": "a file"}


@pytest.mark.parametrize(
    ("old", "new"),
    [({"a": "file"}, {"a/b": "in a folder"}), ({"a/b": "in a folder"}, {"a": "file"})],
)
def test_files_and_folders_take_each_others_places(
    build: Build, output: Path, old: Tree, new: Tree
) -> None:
    build(old)
    build(new)
    assert tree(output) == new


def test_nothing_is_left_beside_the_output(output: Path, build: Build) -> None:
    build(SITE)
    build({"index.html": "new"})
    assert {path.name for path in beside(output, ".").iterdir()} == {".gitignore", "lock"}
