"""What the last build made, noted beside the output.

A note that is not whole, or that others may have written, is none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from plugins.cache import is_ours

FILE = "made.json"
FORMAT = 1

Made = tuple[str, int, int, int, int]
"""A fingerprint; then the size, the times of change of bytes and of status (nanoseconds) and the
number of the file. Together they change with every change of it, even where somebody sets back its
time; but on Windows, which tells no time of status, not then."""


@dataclass(frozen=True)
class Record:
    """The files of the last build by their paths."""

    files: Mapping[str, Made] = field(default_factory=dict)

    @classmethod
    def read(cls, notes: Path) -> Record:
        """The record in the folder ``notes``; an empty one where there is none that is whole."""
        try:
            if not is_ours(notes / FILE):
                return cls()
            checksum, _, text = (notes / FILE).read_text("utf-8").partition("\n")
            if checksum != _checksum(text):
                return cls()
            return cls(_files(json.loads(text)["files"]))
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return cls()

    def write(self, notes: Path) -> None:
        """Note it down for the next build, whole or not at all."""
        text = json.dumps({"files": self.files})
        notes.mkdir(parents=True, exist_ok=True)
        draft = notes / f"{FILE}.draft"
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        draft.write_text(f"{_checksum(text)}\n{text}", "utf-8")
        draft.replace(notes / FILE)

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


def _checksum(text: str) -> str:
    return f"{FORMAT} {blake2b(text.encode(), digest_size=16).hexdigest()}"
