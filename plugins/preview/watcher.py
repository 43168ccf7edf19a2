"""What has changed: in a site's sources, and in the code that makes it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path

import watchfiles

AWAKE = 100  # milliseconds between looks at single files and at whether to stop
STEP = 10  # milliseconds without a change after which a burst of saves is over
LONGEST_BURST = 1000  # milliseconds
CACHES = {"__pycache__", "node_modules"}

Changes = frozenset[Path]
Stamp = tuple[int, int]


@dataclass(frozen=True)
class Watch:
    """Folders, with all below them, and single files: the ``sources`` of a site, and its code.

    All are resolved.
    """

    sources: tuple[Path, ...]
    code: tuple[Path, ...] = ()

    @classmethod
    def of(cls, sources: Iterable[Path], code: Iterable[Path] = ()) -> Watch:
        """To watch these, wherever links lead."""
        return cls(
            tuple(path.resolve() for path in sources), tuple(path.resolve() for path in code)
        )

    def has_code(self, changed: Changes) -> bool:
        """Whether any code is among what has ``changed``."""
        return any(path.is_relative_to(code) for path in changed for code in self.code)


@dataclass(frozen=True)
class ChangeFilter:
    """Which changes count: those in ``folders``, but for hidden files, backups and caches."""

    folders: tuple[Path, ...]

    def __call__(self, _: watchfiles.Change, changed: str) -> bool:
        """Whether a change of the path ``changed`` counts."""
        path = Path(changed)
        inside = [path.relative_to(top) for top in self.folders if path.is_relative_to(top)]
        return any(self._is_seen(relative) for relative in inside)

    @staticmethod
    def _is_seen(relative: Path) -> bool:
        return not relative.name.endswith("~") and not any(
            part.startswith(".") or part in CACHES for part in relative.parts
        )


async def changes(watch: Watch) -> AsyncIterator[Changes]:
    """Yield nothing once, when watching has begun, and then what has changed.

    Changes made while the taker is busy are kept for it. A single file is looked at by its path,
    because editors save by putting a new file in its place.
    """
    paths = [*watch.sources, *watch.code]
    folders = tuple(path for path in paths if path.is_dir())
    files = [path for path in paths if path not in folders]
    seen, begun = _state(files), False
    async for found in watchfiles.awatch(
        *folders,
        watch_filter=ChangeFilter(folders),
        yield_on_timeout=True,
        rust_timeout=AWAKE,
        step=STEP,
        debounce=LONGEST_BURST,
    ):
        now = _state(files)
        changed = {Path(path) for _, path in found}
        changed |= {file for file in files if now[file] != seen[file]}
        if changed or not begun:
            yield frozenset(changed if begun else ())
            seen, begun = now, True


def _state(files: Iterable[Path]) -> dict[Path, Stamp | None]:
    return {file: _stamp(file) for file in files}


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
