"""Where a build writes until its site is whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from plugins.staging.lock import Lock
from plugins.staging.ownership import check_replaceable
from plugins.staging.recovery import settle
from plugins.staging.workplace import Workplace


@dataclass(frozen=True)
class Stage:
    """One build under way: it writes into ``folder``, and nothing is at ``output`` until it ends.

    Both are absolute. End it with ``publish`` or ``discard``; where a process dies before either,
    or on the way, the next ``stage`` for the same output puts that right.
    """

    output: Path
    folder: Path
    lock: Lock = field(repr=False, compare=False)


def stage(output: Path, keep: Iterable[Path] = ()) -> Stage:
    """Begin a build of ``output``: an empty folder to write into, on the same file system.

    ``keep`` are folders that must not lie inside ``output``: content, a theme, the project.
    Waits for another build of the same output. Raises ``Refused``, with nothing changed, where
    ``output`` holds what is not a build's to replace.
    """
    output = output.resolve()
    keep = tuple(keep)
    check_replaceable(output, keep)
    place = Workplace(output)
    lock = _locked(place)
    try:
        # Again, for what happened while waiting.
        check_replaceable(output, keep)
        settle(place)
        place.next.mkdir()
    except BaseException:
        lock.release()
        raise
    return Stage(output, place.next, lock)


def discard(stage: Stage) -> None:
    """End a build that failed: what it wrote is removed, and the output stays as it was.

    Where it failed while its site was being put in place, what it wrote stays instead, and the
    next ``stage`` finishes that.
    """
    if stage.folder.exists() and not Workplace(stage.output).journal.exists():
        shutil.rmtree(stage.folder)
    stage.lock.release()


def _locked(place: Workplace) -> Lock:
    while True:
        place.open()
        lock = Lock(place.lock)
        if lock.is_good:
            return lock
        lock.release()
