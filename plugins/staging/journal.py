"""What a publication is about to do, written down before its first change.

A build that finds one knows that the build before it was cut short, which files it had still to
put in place or remove, and whether those that wait are whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.staging.files import are_alike, digest, is_inner, spelling, steps, write_record
from plugins.staging.layout import Layout

FORMAT = 1


class Damaged(Exception):
    """A journal that cannot be read, or is not one."""


@dataclass(frozen=True)
class Journal:
    """``put`` are the files to put in place, each with its digest; the paths ``before`` were made
    by builds until now, and ``after`` are the site's from now on."""

    put: dict[str, str]
    before: frozenset[str]
    after: frozenset[str]

    @classmethod
    def comparing(
        cls,
        staged: frozenset[str],
        kept: Collection[str],
        before: frozenset[str],
        layout: Layout,
    ) -> Journal:
        """What has to be done so that the files ``staged`` are at the output, beside ``kept``."""
        here, there = os.fspath(layout.next), os.fspath(layout.output)
        alike = {p for p in staged & before if are_alike(f"{here}/{p}", f"{there}/{p}")}
        put = {path: digest(f"{here}/{path}") for path in sorted(staged - alike)}
        return cls(put, before, staged.union(kept))

    @classmethod
    def read(cls, path: Path) -> Journal:
        """The journal at ``path``; raises ``Damaged``."""
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            if record["format"] != FORMAT:
                raise ValueError("another version wrote it")
            before, after = frozenset(record["before"]), frozenset(record["after"])
            journal = cls(dict(record["put"]), before, after)
            if not all(map(is_inner, [*journal.put, *before, *after])):
                raise ValueError("a path leads out of the folder")
        except (ValueError, KeyError, TypeError) as error:
            raise Damaged(str(error)) from error
        return journal

    def write(self, layout: Layout) -> None:
        """Put it where the next build looks for it."""
        record = {
            "format": FORMAT,
            "put": self.put,
            "before": sorted(self.before),
            "after": sorted(self.after),
        }
        write_record(layout.journal, json.dumps(record), layout.draft)

    @property
    def does_something(self) -> bool:
        """Whether the output is to change at all."""
        return bool(self.put) or self.before != self.after

    @property
    def stale(self) -> frozenset[str]:
        """The paths that no longer belong."""
        return self.before - self.after

    @property
    def in_order(self) -> list[str]:
        """The paths to put in place, new ones first: no page then leads to one yet to come."""
        return sorted(self.put, key=lambda path: (path in self.before, path))

    @cached_property
    def in_the_way(self) -> frozenset[str]:
        """The stale paths that have to go first.

        There is a file where a folder will be, or the other way round, or the spelling differs
        where the file system may not tell the difference.
        """
        folders = {spelling(step): step for path in self.put for step in steps(path)[:-1]}
        files = {spelling(path) for path in self.put}
        return frozenset(path for path in self.stale if _hinders(path, folders, files))


def _hinders(path: str, folders: dict[str, str], files: set[str]) -> bool:
    if spelling(path) in folders or spelling(path) in files:
        return True
    around = {spelling(step): step for step in steps(path)[:-1]}
    return any(key in files or folders.get(key, step) != step for key, step in around.items())
