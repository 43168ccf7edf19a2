"""Putting a finished site in place of the one before."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.staging.journal import Journal
from plugins.staging.ownership import MARKER, check_replaceable, check_room, foreign_in, made_in
from plugins.staging.placement import carry_out
from plugins.staging.refusal import Refused
from plugins.staging.stages import Stage, discard, stage
from plugins.staging.trees import files_below, remove, remove_if_empty, steps
from plugins.staging.workplace import Workplace


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


def publish(stage: Stage) -> Publication:
    """End a build that succeeded: its site takes the place of the one at its output.

    Files whose bytes are the same, or that the build kept, are not touched. Files that builds made
    and that are no part of this site are gone, and so are the folders that held nothing else; files
    that no build made stay. Raises ``Refused``, with the output as it was, where the site has no
    file, is in the way of one that no build made, or a file to keep is no longer there. Raises
    ``OSError`` where a file cannot be put in place.
    """
    place = Workplace(stage.output)
    staged = frozenset(files_below(stage.folder)) - {MARKER}
    if not staged and not stage.kept:
        raise Refused(f"The build made no files, so {stage.output} was left as it was.")
    check_replaceable(stage.output, ())
    before = made_in(stage.output)
    kept = stage.kept - staged
    _check_kept(kept, before, place)
    journal = Journal.comparing(staged, kept, before, place)
    # Looking through the whole output takes long where it is large and little has changed.
    if not all(path in before and _is_plain(f"{place.output}/{path}") for path in journal.put):
        check_room(foreign_in(stage.output, before), stage.folder)
    removed = sum(os.path.lexists(stage.output / path) for path in journal.stale)
    if journal.does_something:
        journal.write(place)
        carry_out(journal, place)
    shutil.rmtree(stage.folder)
    for act in stage.afterwards:
        act()
    stage.lock.release()
    return Publication(len(journal.put), len(journal.after) - len(journal.put), removed)


def _is_plain(path: str) -> bool:
    """Whether a file is at ``path``, with no link on the way to it."""
    return os.path.isfile(path) and os.path.realpath(path) == path  # noqa: PTH113 - thousands


def _check_kept(kept: Iterable[str], before: frozenset[str], place: Workplace) -> None:
    output = place.output
    linked = {step for step in _folders(kept) if os.path.islink(f"{output}/{step}")}  # noqa: PTH114
    for path in kept:
        is_there = path in before and os.path.lexists(f"{output}/{path}")
        if not is_there or not linked.isdisjoint(steps(path)):
            # Whatever the notes led a builder to believe, the next is not to believe it again.
            shutil.rmtree(place.notes, ignore_errors=True)
            raise Refused(
                f"{output / path} was to be kept, and is no longer there: something else changed\n"
                "that folder while the site was built. Build again."
            )


def _folders(paths: Iterable[str]) -> set[str]:
    parents = {path.rpartition("/")[0] for path in paths} - {""}
    return {step for parent in parents for step in steps(parent)}


def clear(output: Path) -> None:
    """Remove what builds made at ``output``, and their folder beside it; leave all else.

    Raises ``Refused`` where ``output`` holds files and was not made by a build.
    """
    current = stage(output)
    remove(made_in(current.output), current.output)
    # Last, so that what a clearing that is cut short leaves is still known to be a build's.
    remove([MARKER], current.output)
    remove_if_empty(current.output)
    place = Workplace(current.output)
    place.next.rmdir()
    shutil.rmtree(place.notes, ignore_errors=True)
    place.ignore.unlink()
    current.lock.remove()
    remove_if_empty(place.folder)
