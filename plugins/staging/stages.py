"""Where a build writes until its site is whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakValueDictionary

from plugins.staging.lock import Lock
from plugins.staging.ownership import check_replaceable, made_in
from plugins.staging.recovery import settle
from plugins.staging.trees import is_inner
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
        return Workplace(self.output).notes

    @property
    def made(self) -> frozenset[str]:
        """The paths of all that earlier builds made at the output, and that may still be there."""
        return made_in(self.output)


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
    current = Stage(output, place.next, lock)
    _open[place.next] = current
    return current


def stage_at(folder: Path) -> Stage | None:
    """The build of this process that writes into ``folder``; none where nothing is staged there.

    For a builder that was only told where to write.
    """
    found = _open.get(folder)
    return found if found is not None and found.lock.is_held else None


_open: WeakValueDictionary[Path, Stage] = WeakValueDictionary()


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
