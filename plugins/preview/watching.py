"""When to build: at first, and whenever something that is watched has changed."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import watchfiles

from plugins.preview.build import Changes
from plugins.preview.site import Stamp, stamp_of

AWAKE = 100  # milliseconds between looks at single files and at whether to stop
STEP = 10  # milliseconds without a change after which a burst of saves is over
LONGEST_BURST = 1000  # milliseconds
CACHES = {"__pycache__", "node_modules"}


@dataclass(frozen=True)
class Watched:
    """Which changes count: those in ``folders`` but not in ``output``, all resolved."""

    folders: tuple[Path, ...]
    output: Path

    def __call__(self, _: watchfiles.Change, changed: str) -> bool:
        """Whether a change of the path ``changed`` counts; hidden files and caches do not."""
        path = Path(changed)
        if path.is_relative_to(self.output):
            return False
        inside = [path.relative_to(top) for top in self.folders if path.is_relative_to(top)]
        return any(self._is_seen(relative) for relative in inside)

    @staticmethod
    def _is_seen(relative: Path) -> bool:
        return not relative.name.endswith("~") and not any(
            part.startswith(".") or part in CACHES for part in relative.parts
        )


def occasions(
    watch: Iterable[Path], output: Path, stop: threading.Event | None = None
) -> Iterator[Changes]:
    """Yield once, when watching has begun, and then what has changed, until ``stop`` is set.

    ``watch`` are folders, with all below them, and single files. Changes made while the taker
    is busy are kept for it. A single file is looked at by its path, because editors save by
    putting a new file in its place.
    """
    paths = [path.resolve() for path in watch]
    folders = tuple(path for path in paths if path.is_dir())
    files = [path for path in paths if path not in folders]
    seen, begun = _state(files), False
    for found in watchfiles.watch(
        *folders,
        watch_filter=Watched(folders, output.resolve()),
        yield_on_timeout=True,
        rust_timeout=AWAKE,
        step=STEP,
        debounce=LONGEST_BURST,
        stop_event=stop,
    ):
        now = _state(files)
        changes = {Path(path) for _, path in found}
        changes |= {file for file in files if now[file] != seen[file]}
        if changes or not begun:
            yield frozenset(changes if begun else ())
            seen, begun = now, True


def _state(files: Iterable[Path]) -> dict[Path, Stamp | None]:
    return {file: stamp_of(file) for file in files}
