"""Builds a site beside its output folder, and puts it in place only once it is whole.

For anything that writes a folder::

    with staged(Path("output")) as folder:
        ...  # write the site into folder; an exception leaves output/ as it was

A Pelican site of any kind is told ``PELICAN_CLASS = StagedPelican``, from ``pelican_class``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from plugins.staging.apply import apply_journal, settle
from plugins.staging.files import files_below, is_inner, remove, remove_if_empty, steps
from plugins.staging.journal import Journal
from plugins.staging.layout import Layout
from plugins.staging.lock import Lock
from plugins.staging.ownership import (
    MARKER,
    Refused,
    check_empty_of,
    check_outside,
    check_replaceable,
    check_room,
    foreign_in,
    made_in,
)
from plugins.system_errors import reason_of

__all__ = [
    "Publication",
    "Refused",
    "Stage",
    "clear",
    "discard",
    "publish",
    "stage",
    "staged",
]


@dataclass(frozen=True)
class Stage:
    """One build under way: it writes into ``folder``, and nothing is at ``output`` until it ends.

    Both are absolute. End it with ``publish`` or ``discard``; where a process dies before either,
    or on the way, the next ``stage`` for the same output puts that right.
    """

    output: Path
    folder: Path
    lock: Lock = field(repr=False, compare=False)
    kept: set[str] = field(default_factory=set, repr=False, compare=False)
    afterwards: list[Callable[[], None]] = field(default_factory=list, repr=False, compare=False)

    def keep(self, path: str) -> None:
        """Let the file of an earlier build at ``path`` below the output be part of this site.

        For a builder that knows that it would write the same bytes again. Raises ``ValueError``
        for a path that would leave the output.
        """
        if not is_inner(path):
            raise ValueError(f"{path} lies outside the site")
        self.kept.add(path)

    def when_in_place(self, act: Callable[[], None]) -> None:
        """Call ``act`` once the site is in place, before another build of it may begin."""
        self.afterwards.append(act)

    @property
    def notes(self) -> Path:
        """A folder for what a builder wants to find again at the next build of this output.

        It may be gone by then, or hold what another builder left. It need not exist yet.
        """
        return Layout(self.output).notes

    @property
    def made(self) -> frozenset[str]:
        """The paths of all that earlier builds made at the output, and that may still be there."""
        return made_in(self.output)


@dataclass(frozen=True)
class Publication:
    """How many files of a site were new or other than before, the same as before, or stale."""

    written: int
    unchanged: int
    removed: int

    def __str__(self) -> str:
        """For the line at the end of a build."""
        files = self.written + self.unchanged
        return (
            f"{files:,} {'file' if files == 1 else 'files'}: {self.written:,} written, "
            f"{self.unchanged:,} unchanged, {self.removed:,} removed"
        )


@contextmanager
def staged(output: Path, keep: Iterable[Path] = ()) -> Iterator[Path]:
    """A folder to build in: published when the block ends, discarded when anything is raised."""
    current = stage(output, keep)
    try:
        yield current.folder
        publish(current)
    except BaseException:
        discard(current)
        raise


def stage(output: Path, keep: Iterable[Path] = (), sources: Iterable[Path] = ()) -> Stage:
    """Begin a build of ``output``: an empty folder to write into, on the same file system.

    ``keep`` are folders that must not lie inside ``output``, such as the project; the ``sources``
    that the site is made from (content, a theme) must not lie around it either.
    Waits for another build of the same output. Raises ``Refused``, with nothing changed, where
    ``output`` holds what is not a build's to replace, or cannot be written.
    """
    output = Path(os.path.realpath(output))
    sources = tuple(sources)
    check_empty_of(output, (*sources, *keep))
    for source in sources:
        check_outside(output, source, "output")
    check_replaceable(output)
    layout = Layout(output)
    lock = _locked(layout)
    try:
        # Again, for what happened while waiting.
        check_replaceable(output)
        settle(layout)
        layout.next.mkdir()
    except BaseException:
        lock.release()
        raise
    return Stage(output, layout.next, lock)


def publish(stage: Stage) -> Publication:
    """End a build that succeeded: its site takes the place of the one at its output.

    Files whose bytes are the same, or that the build kept, are not touched. Files that builds made
    and that are no part of this site are gone, and so are the folders that held nothing else; files
    that no build made stay. Raises ``Refused``, with the output as it was, where the site has no
    file, is in the way of one that no build made, or a file to keep is no longer there. Raises
    ``OSError`` where a file cannot be put in place.
    """
    layout = Layout(stage.output)
    staged = frozenset(files_below(stage.folder)) - {MARKER}
    if not staged and not stage.kept:
        raise Refused(f"The build made no files, so {stage.output} was left as it was.")
    check_replaceable(stage.output)
    before = made_in(stage.output)
    kept = stage.kept - staged
    _check_kept(kept, before, layout)
    journal = Journal.comparing(staged, kept, before, layout)
    # Looking through the whole output takes long where it is large and little has changed.
    if not all(path in before and _is_plain(f"{layout.output}/{path}") for path in journal.put):
        check_room(foreign_in(stage.output, before), stage.folder)
    removed = sum(os.path.lexists(stage.output / path) for path in journal.stale)
    if journal.does_something:
        journal.write(layout)
        apply_journal(journal, layout)
    shutil.rmtree(stage.folder)
    for act in stage.afterwards:
        act()
    stage.lock.release()
    return Publication(len(journal.put), len(journal.after) - len(journal.put), removed)


def discard(stage: Stage) -> None:
    """End a build that failed: what it wrote is removed, and the output stays as it was.

    Where it failed while its site was being put in place, what it wrote stays instead, and the
    next ``stage`` finishes that.
    """
    if stage.folder.exists() and not Layout(stage.output).journal.exists():
        shutil.rmtree(stage.folder)
    stage.lock.release()


def clear(output: Path, sources: Iterable[Path] = ()) -> None:
    """Remove what builds made at ``output``, and their folder beside it; leave all else.

    Raises ``Refused`` where ``stage`` would, as when ``output`` holds files and was not made by a
    build.
    """
    current = stage(output, sources=sources)
    remove(made_in(current.output), current.output)
    # Last, so that what a clearing that is cut short leaves is still known to be a build's.
    remove([MARKER], current.output)
    remove_if_empty(current.output)
    layout = Layout(current.output)
    layout.next.rmdir()
    shutil.rmtree(layout.notes, ignore_errors=True)
    layout.ignore.unlink()
    current.lock.remove()
    remove_if_empty(layout.folder)


def _locked(layout: Layout) -> Lock:
    while True:
        try:
            layout.open()
            lock = Lock(layout.lock)
        except OSError as error:
            raise Refused(
                f"No site can be put at {layout.output}: {reason_of(error)}. "
                "Choose another output folder."
            ) from error
        if lock.is_good:
            return lock
        lock.release()


def _check_kept(kept: Iterable[str], before: frozenset[str], layout: Layout) -> None:
    output = layout.output
    linked = {step for step in _folders(kept) if os.path.islink(f"{output}/{step}")}  # noqa: PTH114
    for path in kept:
        is_there = path in before and os.path.lexists(f"{output}/{path}")
        if not is_there or not linked.isdisjoint(steps(path)):
            # Whatever the notes led a builder to believe, the next is not to believe it again.
            shutil.rmtree(layout.notes, ignore_errors=True)
            raise Refused(
                f"{output / path} was to be kept, and is no longer there: something else changed\n"
                "that folder while the site was built. Build again."
            )


def _folders(paths: Iterable[str]) -> set[str]:
    parents = {path.rpartition("/")[0] for path in paths} - {""}
    return {step for parent in parents for step in steps(parent)}


def _is_plain(path: str) -> bool:
    """Whether a file is at ``path``, with no link on the way to it."""
    return os.path.isfile(path) and os.path.realpath(path) == path  # noqa: PTH113 - thousands
