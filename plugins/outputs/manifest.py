"""What the last build made, noted beside the output."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.incremental import notes as noted

FILE = "made.json"
VERSION = 2

Made = tuple[str, int, int, int, int]
"""A fingerprint; then the size, the times of change of bytes and of status (nanoseconds) and the
number of the file. Together they change with every change of it, even where somebody sets back its
time; but on Windows, which tells no time of status, not then."""

Seam = tuple[str, int, int]
"""Where a text was set in: the fingerprint of all else in the file, and the places of the text's
first byte and of the first one after it."""


@dataclass(frozen=True)
class Record:
    """The files of the last build by their paths; ``seams`` of those that have one."""

    files: Mapping[str, Made] = field(default_factory=dict)
    seams: Mapping[str, Seam] = field(default_factory=dict)

    @classmethod
    def read(cls, notes: Path) -> Record:
        """The record in the folder ``notes``; an empty one where there is none that is whole."""
        found = noted.read(notes / FILE, VERSION)
        try:
            return cls(_files(found["files"]), _seams(found["seams"]))
        except (LookupError, TypeError, AttributeError):
            return cls()

    def write(self, notes: Path) -> None:
        """Note it down for the next build, whole or not at all."""
        noted.write(notes / FILE, VERSION, {"files": self.files, "seams": self.seams})

    def holds(self, path: str, fingerprint: str, output: str) -> bool:
        """Whether the file at ``path`` below ``output`` is the one made with ``fingerprint``."""
        made = self.files.get(path)
        return made is not None and made[0] == fingerprint and made == seen(path, made[0], output)


def seen(path: str, fingerprint: str, output: str) -> Made | None:
    """What can be noted of the file at ``path`` below ``output``; none where there is none."""
    try:
        found = os.lstat(f"{output}/{path}")
    except (FileNotFoundError, NotADirectoryError):
        return None
    return fingerprint, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _files(found: dict[str, Any]) -> dict[str, Made]:
    return {path: (made[0], made[1], made[2], made[3], made[4]) for path, made in found.items()}


def _seams(found: dict[str, Any]) -> dict[str, Seam]:
    return {path: (seam[0], seam[1], seam[2]) for path, seam in found.items()}
