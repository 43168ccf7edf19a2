"""Steps after a build: they see the whole site, hand back files of their own, and change none.

Which steps there are, whoever publishes a site says.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.digest import digest_of
from plugins.outputs.manifest import state_of
from plugins.outputs.outputs import OutputGroup


@dataclass(frozen=True)
class FinishedSite:
    """All files of a site: where each lies now, and the key it was made with, by its path."""

    places: Mapping[str, Path]
    keys: Mapping[str, str]

    def read(self, path: str) -> bytes:
        """The bytes of the file at ``path`` below the output."""
        return self.places[path].read_bytes()

    def key_of(self, paths: Iterable[str]) -> str:
        """A key over the files at ``paths``: those that have none are read for it."""
        parts = ((path, self.keys.get(path) or self.read(path)) for path in sorted(paths))
        return digest_of(*(part for pair in parts for part in pair))

    @contextmanager
    def as_folder(self) -> Iterator[Path]:
        """A folder of links to all files, for a tool that needs one; it is thrown away after."""
        with TemporaryDirectory() as name:
            folder = Path(name)
            for path, place in self.places.items():
                link = folder / path
                link.parent.mkdir(parents=True, exist_ok=True)
                link.symlink_to(place.absolute())
            yield folder


Step = Callable[[FinishedSite], Iterable[OutputGroup]]
"""Looks at a site and hands back groups of files to add; a group is made only where it must be."""


def guarded(step: Step, site: FinishedSite) -> Iterator[OutputGroup]:
    """What ``step`` hands back. Raises ``ValueError`` where it changed a file of the site."""
    before = _states(site)
    yield from step(site)
    after = _states(site)
    changed = sorted(path for path in before if before[path] != after[path])
    if changed:
        name = getattr(step, "__name__", str(step))
        raise ValueError(f"the step {name} changed {changed[0]}, which is not its own")


def _states(site: FinishedSite) -> dict[str, object]:
    return {
        path: state_of(place.name, os.fspath(place.parent)) for path, place in site.places.items()
    }
