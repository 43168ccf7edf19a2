from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.staging import Publication, Refused, clear, staged
from tests.staging.sites import Tree, tree, write

OLD = {"index.html": "old", "themes/health/index.html": "old"}
NEW = {"index.html": "new", "themes/homes/index.html": "new"}
Build = Callable[[Tree], Publication]


def fail_half_way(output: Path, failure: BaseException | type[BaseException]) -> None:
    with staged(output) as folder:
        write(folder, {"half.html": "half"})
        raise failure


def test_a_first_site_is_put_in_place(output: Path, build: Build) -> None:
    build(OLD)
    assert tree(output) == OLD


def test_a_new_site_replaces_the_old_one_and_its_stale_files(output: Path, build: Build) -> None:
    build(OLD)
    build(NEW)
    assert tree(output) == NEW


def test_an_empty_output_folder_is_used(output: Path, build: Build) -> None:
    output.mkdir(parents=True)
    build(NEW)
    assert tree(output) == NEW


def test_nothing_of_a_site_is_at_the_output_before_it_is_whole(output: Path) -> None:
    with staged(output) as folder:
        write(folder, NEW)
        assert not output.exists()


@pytest.mark.parametrize("failure", [ValueError, SystemExit, KeyboardInterrupt])
def test_a_failed_build_leaves_the_old_site(
    output: Path, build: Build, failure: type[BaseException]
) -> None:
    build(OLD)
    with pytest.raises(failure):
        fail_half_way(output, failure)
    assert tree(output) == OLD


def test_a_build_after_a_failed_one_starts_from_nothing(output: Path, build: Build) -> None:
    with pytest.raises(ValueError, match="half way"):
        fail_half_way(output, ValueError("half way"))
    build(NEW)
    assert tree(output) == NEW


def test_a_build_that_made_no_file_leaves_the_old_site(output: Path, build: Build) -> None:
    build(OLD)
    with pytest.raises(Refused, match="made no files"), staged(output):
        pass
    assert tree(output) == OLD


def test_the_stage_is_a_sibling_that_git_ignores(output: Path) -> None:
    with staged(output) as folder:
        write(folder, NEW)
        beside = folder.parent
        assert (beside.parent, beside.name) == (output.parent, ".output.staging")
        assert (beside / ".gitignore").read_text() == "*\n"


def test_an_output_that_is_a_link_keeps_being_one(output: Path, tmp_path: Path) -> None:
    output.parent.mkdir()
    output.symlink_to(tmp_path / "elsewhere")
    with staged(output) as folder:
        write(folder, NEW)
    assert output.is_symlink()
    assert tree(tmp_path / "elsewhere") == NEW


def test_clear_removes_the_site_and_the_folder_beside_it(output: Path, build: Build) -> None:
    build(OLD)
    clear(output)
    assert list(output.parent.iterdir()) == []


def test_clear_leaves_what_no_build_made(output: Path, build: Build) -> None:
    build(OLD)
    write(output, {"themes/notes.txt": "mine"})
    clear(output)
    assert tree(output) == {"themes/notes.txt": "mine"}


def test_clear_where_nothing_was_built_does_nothing(output: Path) -> None:
    clear(output)
    assert not output.exists()
