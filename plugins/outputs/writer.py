"""Making the parts of a site that have to be made, and keeping the others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from plugins.incremental.fingerprint import ALWAYS
from plugins.incremental.parts import PLACE, Part, Share, Written, write
from plugins.incremental.record import Record, seen


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

    @property
    def made(self) -> Collection[str]:
        """The paths of all that earlier builds have made at the output."""

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
        output = str(self.stage.output)
        last = self.record.files
        kept = {
            part.path
            for part in parts
            if part.path in last and self.record.holds(part.path, part.whole, output)
        }
        self._write([part for part in parts if part.path not in kept], kept, folder, share)

    def exchange(self, texts: Mapping[str, str], folder: Path) -> bool:
        """Make the files at the paths of ``texts`` in ``folder`` anew, as they were but for the
        texts that were set in, and keep all others.

        False, with nothing done, where that cannot be known to give the same site as making all
        of it: the output is not as the last build left it, a part of it is to be made each time,
        or one of ``texts`` was not set in at one place.
        """
        output, files = str(self.stage.output), self.record.files
        if not files or frozenset(self.stage.made) != files.keys():
            return False
        if not texts.keys() <= self.record.seams.keys():
            return False
        if not all(self.record.holds(path, made[0], output) for path, made in files.items()):
            return False
        parts = [self._with_place(path, text) for path, text in texts.items()]
        if None in parts:
            return False
        changed = [part for part in parts if part and part.whole != files[part.path][0]]
        self._write(changed, files.keys() - {part.path for part in changed}, folder, _in_turn)
        return True

    def _with_place(self, path: str, text: str) -> Part | None:
        """The file at ``path`` as it is, with a place where its text was; none if that was not
        there, because something else has changed the file before it came to lie there."""
        fingerprint, start, end = self.record.seams[path]
        data = (self.stage.output / path).read_bytes()
        around = partial(bytes, data[:start] + PLACE + data[end:])
        before = Part(path, fingerprint, around, data[start:end].decode(errors="replace"))
        is_there = before.whole == self.record.files[path][0]
        return Part(path, fingerprint, around, text) if is_there else None

    def _write(
        self, parts: Sequence[Part], kept: Collection[str], folder: Path, share: Share
    ) -> None:
        for path in kept:
            self.stage.keep(path)
        written = write(parts, folder, share)
        self.stage.when_in_place(partial(self._note, parts, written, kept))

    def _note(
        self, parts: Sequence[Part], written: Sequence[Written], kept: Collection[str]
    ) -> None:
        output, last = str(self.stage.output), self.record
        files = {path: last.files[path] for path in kept}
        seams = {path: last.seams[path] for path in kept if path in last.seams}
        for part, (whole, fingerprint, start) in zip(parts, written, strict=True):
            made = seen(part.path, whole, output) if whole != ALWAYS else None
            if made:
                files[part.path] = made
            if made and start is not None:
                seams[part.path] = fingerprint, start, start + len(part.text.encode())
        record = Record(files, seams)
        if record != last:
            record.write(self.stage.notes)


def _in_turn(work: Callable[[Any], Any], things: Sequence[Any], _: object) -> list[Any]:
    return [work(thing) for thing in things]
