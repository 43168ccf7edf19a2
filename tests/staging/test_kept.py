"""Files that a build knows that it would write again, and what it finds again the next time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from plugins.staging import Publication, Refused, clear, discard, publish, stage
from tests.staging.sites import MARKER, Tree, beside, times, tree, write

OLD = {"index.html": "old", "themes/health/index.html": "old", "gone/index.html": "old"}
Build = Callable[[Tree], Publication]


def keep(output: Path, kept: Iterable[str], files: Tree) -> Publication:
    """Build a site of ``files`` and of those kept from the site before."""
    current = stage(output)
    try:
        for path in kept:
            current.keep(path)
        write(current.folder, files)
        return publish(current)
    except BaseException:
        discard(current)
        raise


def test_a_kept_file_is_part_of_the_site_and_not_touched(output: Path, build: Build) -> None:
    build(OLD)
    before = times(output)
    done = keep(output, ["themes/health/index.html"], {"index.html": "new"})
    assert tree(output) == {"index.html": "new", "themes/health/index.html": "old"}
    assert times(output)["themes/health/index.html"] == before["themes/health/index.html"]
    assert done == Publication(written=1, unchanged=1, removed=1)


def test_a_site_may_consist_of_kept_files_alone(output: Path, build: Build) -> None:
    build(OLD)
    before = times(output)
    assert keep(output, OLD, {}) == Publication(written=0, unchanged=3, removed=0)
    assert times(output) == before


def test_what_was_kept_can_be_kept_again_and_removed(output: Path, build: Build) -> None:
    build(OLD)
    keep(output, ["index.html"], {})
    keep(output, ["index.html"], {"new.html": "new"})
    assert tree(output) == {"index.html": "old", "new.html": "new"}
    build({"new.html": "new"})
    assert tree(output) == {"new.html": "new"}


def test_a_file_that_is_kept_and_written_is_written(output: Path, build: Build) -> None:
    build(OLD)
    keep(output, ["index.html"], {"index.html": "new"})
    assert tree(output) == {"index.html": "new"}


def test_nothing_is_kept_of_a_build_that_was_discarded(output: Path, build: Build) -> None:
    build(OLD)
    current = stage(output)
    current.keep("index.html")
    discard(current)
    build({"new.html": "new"})
    assert tree(output) == {"new.html": "new"}


@pytest.mark.parametrize("path", ["", ".", "..", "../a", "/a", "a/../b", "a//b", "a/./b", "a/"])
def test_a_path_that_leads_elsewhere_is_not_kept(output: Path, path: str) -> None:
    current = stage(output)
    with pytest.raises(ValueError, match="lies outside the site"):
        current.keep(path)
    discard(current)


def never_made(output: Path) -> None:
    (output / "gone/index.html").rename(output / "mine.html")


def gone(output: Path) -> None:
    (output / "gone/index.html").unlink()


def behind_a_link(output: Path) -> None:
    (output / "gone").rename(output.parent / "gone")
    (output / "gone").symlink_to("../gone")


KEPT = {never_made: "mine.html", gone: "gone/index.html", behind_a_link: "gone/index.html"}


@pytest.mark.parametrize("change", KEPT)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(
    output: Path, build: Build, change: Callable[[Path], None]
) -> None:
    build(OLD)
    change(output)
    before = times(output)
    with pytest.raises(Refused, match="was to be kept, and is no longer there"):
        keep(output, ["index.html", KEPT[change]], {"new.html": "new"})
    assert times(output) == before


def test_after_a_refusal_no_builder_is_led_to_keep_the_same_again(
    output: Path, build: Build
) -> None:
    build(OLD)
    write(beside(output, "notes"), {"note.txt": "all is as it was"})
    gone(output)
    with pytest.raises(Refused):
        keep(output, ["gone/index.html"], {})
    assert not beside(output, "notes").exists()


def test_a_file_of_somebodys_own_in_a_kept_folder_stays(output: Path, build: Build) -> None:
    build(OLD)
    write(output, {"themes/health/mine.txt": "mine"})
    keep(output, ["themes/health/index.html"], {})
    assert tree(output) == {"themes/health/index.html": "old", "themes/health/mine.txt": "mine"}


def test_the_marker_tells_of_kept_files(output: Path, build: Build) -> None:
    build(OLD)
    before = (output / MARKER).read_text()
    keep(output, OLD, {})
    assert (output / MARKER).read_text() == before


def test_notes_are_found_by_the_next_build(output: Path) -> None:
    for expected in ([], ["note.txt"]):
        current = stage(output)
        write(current.folder, {"index.html": "new"})
        notes = current.notes
        assert [path.name for path in notes.glob("*")] == expected
        write(notes, {"note.txt": "seen"})
        publish(current)
    assert tree(output) == {"index.html": "new"}


def test_notes_are_those_of_one_output(output: Path) -> None:
    one, other = stage(output), stage(output.with_name("other"))
    assert one.notes != other.notes
    discard(one)
    discard(other)


def test_a_build_that_fails_leaves_the_notes(output: Path, build: Build) -> None:
    build(OLD)
    write(beside(output, "notes"), {"note.txt": "seen"})
    discard(stage(output))
    assert tree(beside(output, "notes")) == {"note.txt": "seen"}


def test_clearing_removes_the_notes(output: Path, build: Build) -> None:
    build(OLD)
    write(beside(output, "notes"), {"deep/note.txt": "seen"})
    clear(output)
    assert list(output.parent.iterdir()) == []


def test_what_waits_for_the_site_is_called_once_it_is_in_place(output: Path) -> None:
    seen = []
    current = stage(output)
    current.when_in_place(lambda: seen.append((tree(output), current.lock.is_held)))
    current.when_in_place(lambda: seen.append("in order"))
    write(current.folder, {"index.html": "new"})
    assert seen == []
    publish(current)
    assert seen == [({"index.html": "new"}, True), "in order"]
    assert not current.lock.is_held


def test_nothing_is_called_for_a_build_that_failed(output: Path) -> None:
    seen = []
    current = stage(output)
    current.when_in_place(lambda: seen.append("called"))
    discard(current)
    with pytest.raises(Refused):
        publish(refused := stage_with(output, lambda: seen.append("called")))
    discard(refused)
    assert seen == []


def stage_with(output: Path, act: Callable[[], None]) -> object:
    """A build that makes no file, which is refused."""
    current = stage(output)
    current.when_in_place(act)
    return current


def test_what_is_called_and_fails_leaves_the_site_and_lets_the_next_build_begin(
    output: Path, build: Build
) -> None:
    def fail() -> None:
        raise OSError("the disk is full")

    current = stage(output)
    current.when_in_place(fail)
    write(current.folder, OLD)
    with pytest.raises(OSError, match="the disk is full"):
        publish(current)
    discard(current)
    assert tree(output) == OLD
    assert build(OLD) == Publication(written=0, unchanged=3, removed=0)


def test_a_kept_file_survives_without_the_folder_beside(output: Path, build: Build) -> None:
    build(OLD)
    shutil.rmtree(beside(output, "."))
    keep(output, ["index.html"], {})
    assert tree(output) == {"index.html": "old"}
