"""Putting a finished site in place of the one before."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.staging.ownership import (
    check_replaceable,
    files_below,
    foreign_in,
    is_marked,
    made_in,
    mark,
)
from plugins.staging.refusal import Refused
from plugins.staging.replacement import check_room
from plugins.staging.stages import Stage, discard, stage
from plugins.staging.workplace import Workplace


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


def publish(stage: Stage) -> None:
    """End a build that succeeded: its site replaces the one at its output, whole.

    Files that builds made and this one did not are gone; files that no build made stay. Raises
    ``Refused``, with the output as it was, where the site has no file or is in the way of one
    that no build made.
    """
    if next(files_below(stage.folder), None) is None:
        raise Refused(f"The build made no files, so {stage.output} was left as it was.")
    check_replaceable(stage.output, ())
    check_room(foreign_in(stage.output), stage.folder)
    mark(stage.folder)
    _swap(Workplace(stage.output))
    stage.lock.release()


def clear(output: Path) -> None:
    """Remove what builds made at ``output``, and their folder beside it; leave all else.

    Raises ``Refused`` where ``output`` holds files and was not made by a build.
    """
    current = stage(output)
    if is_marked(current.output):
        _remove(made_in(current.output), current.output)
    discard(current)
    shutil.rmtree(Workplace(current.output).folder)


def _swap(place: Workplace) -> None:
    """Exchange the folders. Between the renames there is no output; ``tidy`` would mend that."""
    if place.output.exists():
        place.output.rename(place.last)
    try:
        place.next.rename(place.output)
    except OSError:
        if place.last.exists():
            place.restore_last()
        raise
    if place.last.exists():
        place.retire_last()


def _remove(made: Iterable[str], folder: Path) -> None:
    """Remove the files ``made`` in ``folder``, and the folders that are empty without them."""
    around = {folder}
    for path in made:
        (folder / path).unlink(missing_ok=True)
        around.update(parent for parent in (folder / path).parents if parent > folder)
    for place in sorted(around, reverse=True):
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
