from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.staging import Publication, Refused, clear, stage, staged
from plugins.staging.ownership import lies_in
from tests.staging.sites import Tree, tree, write

SITE = {"index.html": "site", "news/index.html": "site"}
Build = Callable[[Tree], Publication]


def test_a_folder_of_other_files_is_refused(output: Path) -> None:
    write(output, {"letter.txt": "mine"})
    with pytest.raises(Refused) as refusal:
        stage(output)
    assert str(refusal.value) == (
        f"{output} holds files that were not made by a build: letter.txt.\n"
        "Nothing was changed. Move them elsewhere (or delete the folder yourself if an older\n"
        "build made it), or choose another output folder."
    )


def test_a_refusal_counts_the_other_files(output: Path) -> None:
    write(output, {"a.txt": "", "b/c.txt": "", "d.txt": ""})
    with pytest.raises(Refused, match=r"not made by a build: a\.txt and 2 more\."):
        stage(output)


def test_a_refusal_changes_nothing(output: Path) -> None:
    write(output, {"letter.txt": "mine"})
    with pytest.raises(Refused):
        stage(output)
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_clear_refuses_a_folder_of_other_files(output: Path) -> None:
    write(output, {"letter.txt": "mine"})
    with pytest.raises(Refused):
        clear(output)
    assert tree(output) == {"letter.txt": "mine"}


@pytest.mark.parametrize("inside", [".", "content", "deep/content"])
def test_an_output_that_holds_the_content_is_refused(output: Path, inside: str) -> None:
    content = output / inside
    content.mkdir(parents=True)
    with pytest.raises(Refused, match="is inside it"):
        stage(output, keep=[content])


@pytest.fixture
def content(output: Path) -> Path:
    """A folder of content beside the output, which is not there yet."""
    folder = output.with_name("content")
    write(folder, {"area.yaml": "schema: 1"})
    return folder


@pytest.mark.parametrize("where", ["sub", "deep/sub", ".site", "../content/sub", "x/../sub"])
@pytest.mark.parametrize("do", [stage, clear])
def test_an_output_inside_the_content_is_refused_before_anything_is_written(
    content: Path, where: str, do: Callable[..., object]
) -> None:
    with pytest.raises(Refused) as refusal:
        do(content / where, sources=[content])
    assert str(refusal.value) == (
        f"{(content / where).resolve()} cannot be the output folder: it lies inside {content}. "
        f"Choose one outside it, for example {content.with_name('output')}."
    )
    assert tree(content.parent) == {"content/area.yaml": "schema: 1"}


def test_an_output_that_holds_what_it_is_made_from_is_refused(content: Path) -> None:
    with pytest.raises(Refused) as refusal:
        stage(content.parent, sources=[content])
    assert str(refusal.value) == (
        f"{content.parent} cannot be the output folder: {content} is inside it. "
        f"Choose a folder that holds nothing else, for example {content.with_name('output')}."
    )
    assert tree(content.parent) == {"content/area.yaml": "schema: 1"}


def test_content_and_output_are_told_apart_behind_links(content: Path) -> None:
    link = content.with_name("link")
    link.symlink_to(content)
    for output, source in ((link / "sub", content), (content / "sub", link)):
        with pytest.raises(Refused, match="lies inside"):
            stage(output, sources=[source])
    link.unlink()
    (content.parent / "up").symlink_to(content.parent)
    with pytest.raises(Refused, match="is inside it"):
        stage(content.parent / "up", sources=[content])


def test_a_folder_spelt_otherwise_is_the_same_where_the_disk_says_so(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows and on a Mac, which find CONTENT where content lies, and name no link."""
    other = content.with_name("CONTENT")
    other.symlink_to(content)
    monkeypatch.setattr(os.path, "realpath", os.path.abspath)
    assert lies_in(other / "sub", content)
    assert lies_in(content, other)
    assert not lies_in(content, other / "sub")


def test_an_output_in_a_loop_of_links_is_refused(output: Path) -> None:
    output.parent.mkdir()
    output.symlink_to(output)
    with pytest.raises(Refused) as refusal:
        stage(output)
    assert str(refusal.value) == f"{output} is a link that leads nowhere. Choose a folder."


def test_an_output_below_a_file_is_refused(output: Path) -> None:
    write(output.parent, {"output": "a file"})
    with pytest.raises(Refused) as refusal:
        stage(output / "x")
    assert str(refusal.value) == (
        f"No site can be put at {output / 'x'}: not a directory. Choose another output folder."
    )
    assert tree(output.parent) == {"output": "a file"}


def test_an_output_where_no_folder_may_be_made_is_refused(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a folder of another user, and on a disk that may only be read."""

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(Refused) as refusal:
        stage(output)
    assert str(refusal.value) == (
        f"No site can be put at {output}: permission denied. Choose another output folder."
    )


def test_content_with_a_name_that_begins_alike_is_no_reason(output: Path) -> None:
    with staged(output, keep=[output.with_name("output-content")]) as folder:
        write(folder, SITE)
    assert tree(output) == SITE


def test_an_output_that_is_a_file_is_refused(output: Path) -> None:
    write(output.parent, {"output": "a file"})
    with pytest.raises(Refused, match="is a file"):
        stage(output)


def test_a_damaged_marker_is_refused(output: Path, build: Build) -> None:
    build(SITE)
    (output / ".made-by-staging").write_text("{", encoding="utf-8")
    with pytest.raises(Refused, match="is damaged"):
        build(SITE)


def test_files_put_into_a_site_stay_there(output: Path, build: Build) -> None:
    build(SITE)
    write(output, {"CNAME": "mine", "news/notes.txt": "mine", "gone/old.txt": "mine"})
    build({"index.html": "new"})
    assert tree(output) == {
        "index.html": "new",
        "CNAME": "mine",
        "news/notes.txt": "mine",
        "gone/old.txt": "mine",
    }


def test_files_put_into_a_site_stay_over_two_builds(output: Path, build: Build) -> None:
    build(SITE)
    write(output, {"news/notes.txt": "mine"})
    build(SITE)
    build({"index.html": "new"})
    assert tree(output) == {"index.html": "new", "news/notes.txt": "mine"}


def test_a_folder_put_into_a_site_stays_with_its_empty_folders(output: Path, build: Build) -> None:
    build(SITE)
    write(output, {".git/HEAD": "mine"})
    (output / ".git" / "refs").mkdir()
    build(SITE)
    assert (output / ".git" / "refs").is_dir()


def test_a_link_put_into_a_site_is_not_followed(output: Path, build: Build, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"letter.txt": "mine"})
    build(SITE)
    (output / "link").symlink_to(tmp_path / "elsewhere")
    build(SITE)
    assert (output / "link").readlink() == tmp_path / "elsewhere"


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("about.html", "about.html"),
        ("about/mine.txt", "about"),
        ("about", "about/index.html"),
    ],
)
def test_a_site_in_the_way_of_a_file_put_there_is_refused(
    output: Path, build: Build, mine: str, theirs: str
) -> None:
    build(SITE)
    write(output, {mine: "mine"})
    with pytest.raises(Refused, match=f"The output folder holds {mine}, which no build made"):
        build({**SITE, theirs: "site"})
    assert tree(output) == {**SITE, mine: "mine"}
