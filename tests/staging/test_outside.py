"""What is reached from an output folder and is not in it: links, and paths that lead out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.staging import Publication, Refused, clear, publish, stage
from plugins.staging.ownership import foreign_in
from tests.staging.sites import MARKER, Tree, tree, write

SITE = {"index.html": "one", "a/index.html": "two", "b/c/index.html": "three"}
Build = Callable[[Tree], Publication]


def test_nothing_behind_a_link_is_removed(output: Path, build: Build, tmp_path: Path) -> None:
    build(SITE)
    (output / "b").rename(tmp_path / "moved")
    (output / "b").symlink_to(tmp_path / "moved")
    build({"index.html": "one"})
    assert tree(tmp_path / "moved") == {"c/index.html": "three"}
    assert (output / "b").is_symlink()


def test_nothing_is_written_behind_a_link(output: Path, build: Build, tmp_path: Path) -> None:
    build(SITE)
    (output / "b").rename(tmp_path / "moved")
    (output / "b").symlink_to(tmp_path / "moved")
    with pytest.raises(Refused, match="holds b, which no build made"):
        build({**SITE, "b/c/index.html": "new"})
    assert tree(tmp_path / "moved") == {"c/index.html": "three"}


def test_a_link_at_the_place_of_a_page_is_replaced_and_not_followed(
    output: Path, build: Build, tmp_path: Path
) -> None:
    build(SITE)
    write(tmp_path, {"letter.html": "one"})
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(tmp_path / "letter.html")
    build({**SITE, "index.html": "new"})
    assert tree(output) == {**SITE, "index.html": "new"}
    assert (tmp_path / "letter.html").read_text() == "one"


def test_links_that_a_site_is_made_of_are_put_in_place_once(output: Path, tmp_path: Path) -> None:
    counts = []
    for _ in range(2):
        current = stage(output)
        (current.folder / "film.mp4").symlink_to(tmp_path / "film.mp4")
        counts.append(publish(current))
    assert (output / "film.mp4").readlink() == tmp_path / "film.mp4"
    assert [count.written for count in counts] == [1, 0]


@pytest.mark.parametrize("path", ["../letter.txt", "a/../../letter.txt", "{}/letter.txt", "", "."])
@pytest.mark.parametrize("do", [clear, stage])
def test_a_marker_that_names_what_lies_outside_is_refused(
    output: Path, build: Build, path: str, do: Callable[[Path], object]
) -> None:
    build(SITE)
    write(output.parent, {"letter.txt": "mine"})
    (output / MARKER).write_text('{"made": ["' + path.format(output.parent) + '"]}')
    with pytest.raises(Refused, match="is damaged"):
        do(output)
    assert (output.parent / "letter.txt").read_text() == "mine"


def test_a_folder_that_may_not_be_read_is_somebodys_own(
    output: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(SITE)
    (output / "private").mkdir()
    real = os.scandir

    def scandir(folder: str) -> object:
        if folder.endswith("private"):
            raise PermissionError(folder)
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    assert foreign_in(output, SITE) == ["private"]
