"""A building process, killed at each moment of its life in turn, and what the next one makes of it.

Each death is of a real process by SIGKILL; see ``mortal`` for what a moment is.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from plugins.staging import clear, discard, publish, stage, staged
from tests.staging.mortal import Kill, build, taking_orders
from tests.staging.sites import MARKER, Tree, beside, folders, times, tree, write

LONG_AGO = 1_600_000_000_123_456_789

OLD = {
    "index.html": "old",
    "same/index.html": "same in all",
    "same/deep/index.html": "same in all",
    "gone/index.html": "old",
    "gone/with-a-note/index.html": "old",
    "a-file-first": "old",
    "a-folder-first/index.html": "old",
    "Spelling/index.html": "old",
}
NEW = {
    "index.html": "new",
    "same/index.html": "same in all",
    "same/deep/index.html": "same in all",
    "same/more/index.html": "new",
    "fresh/one/index.html": "new",
    "fresh/two/index.html": "new",
    "a-file-first/index.html": "new",
    "a-folder-first": "new",
    "spelling/index.html": "new",
}
THIRD = {"index.html": "third", "same/index.html": "same in all", "fresh/one/index.html": "third"}
MINE = {"notes.txt": "mine", "gone/with-a-note/note.txt": "mine", "same/.git/HEAD": "mine"}

Deaths = Callable[..., Iterator[int]]
WAYS = ["whole", "keeping"]


@pytest.fixture
def output() -> Iterator[Path]:
    """As elsewhere, but in memory where there is such a folder: the same files are written and
    removed hundreds of times, and some disks take long over that."""
    memory = Path("/dev/shm")  # noqa: S108 - what is made there has a name of its own
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder).resolve() / "project" / "output"


@pytest.fixture(scope="module")
def kill() -> Iterator[Kill]:
    """Builds a site in a process that dies at a moment; gives its exit status."""
    with taking_orders() as order:
        yield order


@pytest.fixture
def deaths(output: Path, kill: Kill) -> Deaths:
    """Kills a build of a site (none: a clearing) at each moment, over what is there now.

    One that is ``renewing`` finds notes of the site that is ``noted``, as a build left them.
    """

    def each(site: Tree | None, way: str = "whole", noted: Tree | None = None) -> Iterator[int]:
        before = output.parent.with_name("before")
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(output.parent, before)
        for moment in count(1):
            shutil.rmtree(output.parent)
            shutil.copytree(before, output.parent)
            if noted:
                build(output, noted, "renewing")  # copies are not the files that were noted down
            status = kill(output, site, moment, way)
            if status == 0:
                assert moment > 20, "the builds were not killed"
                return
            assert status == -signal.SIGKILL, f"died of something else at moment {moment}"
            yield moment

    return each


@pytest.fixture
def old(output: Path) -> None:
    """The old site with somebody's own files in it, last changed long ago."""
    with staged(output) as folder:
        write(folder, OLD)
    write(output, MINE)
    for path in times(output):
        os.utime(output / path, ns=(LONG_AGO, LONG_AGO))


def holding(site: Tree) -> set[str]:
    """The folders that there are with a site and somebody's own files."""
    around = (Path(path).parents for path in {**site, **MINE})
    return {folder.as_posix() for parents in around for folder in parents} - {"."}


def check(output: Path, site: Tree, moment: int) -> None:
    """The output is exactly ``site`` and somebody's own, and nothing is left beside it."""
    assert tree(output) == {**site, **MINE}, f"moment {moment}"
    assert folders(output) == holding(site), f"moment {moment}"
    assert json.loads((output / MARKER).read_text())["made"] == sorted(site), f"moment {moment}"
    left = {path.name for path in beside(output, ".").iterdir()}
    assert left - {"notes"} == {".gitignore", "lock"}, f"moment {moment}"


def check_times(output: Path, site: Tree, moment: int) -> None:
    """Nothing of the old site was written that is the same in ``site``, and nothing of others."""
    kept = {path for path, text in site.items() if OLD.get(path) == text} | MINE.keys()
    found = times(output)
    assert {found[path] for path in kept} == {LONG_AGO}, f"moment {moment}"


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("way", WAYS)
def test_at_no_moment_is_there_half_a_file(output: Path, deaths: Deaths, way: str) -> None:
    for moment in deaths(NEW, way):
        found = tree(output)
        strange = {
            path: text
            for path, text in found.items()
            if text not in (OLD.get(path), NEW.get(path), MINE.get(path))
        }
        assert strange == {}, f"moment {moment}"
        assert found.items() >= MINE.items(), f"moment {moment}"
        check_times(output, NEW, moment)


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("site", [OLD, NEW, THIRD], ids=["old", "new", "third"])
def test_the_next_build_puts_its_site_in_place(
    output: Path, deaths: Deaths, site: Tree, way: str
) -> None:
    for moment in deaths(NEW, way):
        build(output, site, way)
        check(output, site, moment)
        check_times(output, {p: t for p, t in site.items() if NEW.get(p) == t}, moment)


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("site", [OLD, NEW, THIRD], ids=["old", "new", "third"])
def test_the_next_renewal_believes_no_note_that_does_not_hold(
    output: Path, deaths: Deaths, site: Tree
) -> None:
    for moment in deaths(NEW, "renewing", noted=OLD):
        build(output, site, "renewing")
        check(output, site, moment)
        build(output, site, "renewing")
        check(output, site, moment)


@pytest.mark.usefixtures("old")
def test_a_next_build_that_fails_leaves_one_of_the_two_sites(output: Path, deaths: Deaths) -> None:
    finished = []
    for moment in deaths(NEW):
        discard(stage(output))
        finished.append("fresh" in folders(output))
        check(output, NEW if finished[-1] else OLD, moment)
        check_times(output, NEW, moment)
    assert finished == sorted(finished), "once begun, it is always finished"
    assert set(finished) == {False, True}


@pytest.mark.usefixtures("old")
def test_a_next_build_that_is_killed_too_is_put_right(output: Path, deaths: Deaths) -> None:
    next(moment for moment in deaths(NEW) if "fresh" in folders(output))
    assert tree(output) not in ({**OLD, **MINE}, {**NEW, **MINE})
    for moment in deaths(THIRD):
        discard(stage(output))
        check(output, THIRD if tree(output)["index.html"] == "third" else NEW, moment)


@pytest.mark.usefixtures("old")
def test_without_the_folder_beside_it_nothing_is_taken_for_somebodys_own(
    output: Path, deaths: Deaths
) -> None:
    for moment in deaths(NEW):
        shutil.rmtree(beside(output, "."), ignore_errors=True)
        with staged(output) as folder:
            write(folder, THIRD)
        check(output, THIRD, moment)


def test_a_first_build_is_repeated(output: Path, deaths: Deaths) -> None:
    output.parent.mkdir()
    for moment in deaths(NEW):
        assert tree(output).items() <= NEW.items(), f"moment {moment}"
        current = stage(output)
        write(current.folder, THIRD)
        publish(current)
        assert tree(output) == THIRD, f"moment {moment}"


@pytest.mark.usefixtures("old")
def test_a_clearing_is_repeated(output: Path, deaths: Deaths) -> None:
    for moment in deaths(None):
        if (output / MARKER).exists():
            clear(output)
            assert not beside(output, ".").exists(), f"moment {moment}"
        assert tree(output) == MINE, f"moment {moment}"
