"""Making the parts of a site that have to be made, and keeping the others."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from plugins.incremental.fingerprint import ALWAYS
from plugins.incremental.record import Record, seen

Share = Callable[[Callable[[Any], Any], Sequence[Any], Callable[[Any], str]], list[Any]]
"""``share(work, things, name)`` does ``work`` on each of ``things``, perhaps several at once."""


@dataclass(frozen=True)
class Part:
    """A file of a site: its path below the output, with ``/``, and a way to make its bytes.

    ``fingerprint`` stands for all that shapes them.
    """

    path: str
    fingerprint: str
    make: Callable[[], bytes]


class Stage(Protocol):
    """A site in the making, which will take the place of the one at ``output``.

    What it keeps stays there as it is; ``notes`` is a folder for whoever builds the next one.
    """

    @property
    def output(self) -> Path:
        """The folder of the site."""

    @property
    def notes(self) -> Path:
        """The folder of notes."""

    def keep(self, path: str) -> None:
        """Let the file that an earlier build made at ``path`` be part of this site."""

    def when_in_place(self, act: Callable[[], None]) -> None:
        """Call ``act`` once the site is in place."""


@dataclass(frozen=True)
class Renewal:
    """One build of a site on top of the last one, which ``record`` tells of."""

    stage: Stage
    record: Record

    @classmethod
    def of(cls, stage: Stage) -> Renewal:
        """A renewal of what lies at the output of ``stage``."""
        return cls(stage, Record.read(stage.notes))

    def write(self, parts: Sequence[Part], folder: Path, share: Share) -> None:
        """Make ``parts`` in ``folder``, except those that can be kept."""
        output = os.fspath(self.stage.output)
        kept = {p.path for p in parts if self.record.holds(p.path, p.fingerprint, output)}
        for path in kept:
            self.stage.keep(path)
        write([part for part in parts if part.path not in kept], folder, share)
        self.stage.when_in_place(partial(self._note, parts, kept))

    def _note(self, parts: Iterable[Part], kept: set[str]) -> None:
        output = os.fspath(self.stage.output)
        files = {}
        for part in parts:
            if part.path in kept:
                files[part.path] = self.record.files[part.path]
            elif part.fingerprint != ALWAYS and (made := seen(part.path, part.fingerprint, output)):
                files[part.path] = made
        record = Record(files)
        if record != self.record:
            _write(record, self.stage.notes)


def _write(record: Record, notes: Path) -> None:
    """The site is in place by now, so a note that cannot be made only costs the next build time."""
    try:
        record.write(notes)
    except OSError as error:
        print(f"The next build makes more files anew than it need: {error}", file=sys.stderr)


def write(parts: Sequence[Part], folder: Path, share: Share) -> None:
    """Make every one of ``parts`` in ``folder``, with the folders that they need.

    Raises ``ValueError`` for a path that would leave ``folder``.
    """
    made: set[Path] = set()

    def work(part: Part) -> None:
        path = folder / part.path
        if ".." in part.path.split("/") or not path.is_relative_to(folder):
            raise ValueError(f"{part.path} lies outside the site")
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(part.make())

    share(work, parts, lambda part: str(part.path))
