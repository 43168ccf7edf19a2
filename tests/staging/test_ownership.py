from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.staging import Publication, Refused, clear, stage, staged
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
