"""The manifest: what the last build made and from what, noted beside the output.

A small file of plain data, whole or none. One that is not whole, that another version wrote, or
that others may have written, is none.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from plugins.cache.trust import is_ours
from plugins.digest import digest_of

FILE = "manifest.json"
VERSION = 1

State = tuple[int, int, int, int]
"""Size, time of last change and of last status change (nanoseconds) and inode number of a file.
Together they show every change, even where somebody sets its time back, except on Windows, which
has no time of status change."""


Advice = Sequence[tuple[str, int, str, str]]
"""What was said of a file: its path, a line of it, a code, and the words."""


class MadeFile(NamedTuple):
    """A file as it was put in place: the key over its values, that over all, and its state."""

    values: str
    key: str
    state: State


class MadeGroup(NamedTuple):
    """A group of files as it was put in place: its key, and the state of each by its path."""

    key: str
    files: Mapping[str, State]


@dataclass(frozen=True)
class Manifest:
    """What the last build made, by path and by name of group.

    ``facts_key`` stands for the facts that it was made from, and ``checked_key`` for all that was
    checked, of which ``advice`` was said; both are empty where that is not known.
    """

    facts_key: str = ""
    checked_key: str = ""
    advice: Advice = ()
    files: Mapping[str, MadeFile] = field(default_factory=dict)
    groups: Mapping[str, MadeGroup] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest in ``folder``; an empty one where there is none that is whole."""
        try:
            return cls._of(_read(folder / FILE))
        except (LookupError, TypeError, AttributeError, ValueError):
            return cls()

    @classmethod
    def _of(cls, found: Any) -> Manifest:
        files = {
            path: MadeFile(values, key, _state(state))
            for path, (values, key, state) in found["files"].items()
        }
        groups = {
            name: MadeGroup(key, {path: _state(state) for path, state in states.items()})
            for name, (key, states) in found["groups"].items()
        }
        advice = tuple((path, line, code, text) for path, line, code, text in found["advice"])
        return cls(str(found["facts_key"]), str(found["checked_key"]), advice, files, groups)

    def write(self, folder: Path) -> None:
        """Note it down in ``folder`` for the next build, whole or not at all.

        The site is in place by then, so a note that cannot be made only costs the next build
        time; that is said. Nothing else stays in the folder: older kits left notes there that
        nobody reads, with what has been withdrawn since.
        """
        try:
            _write(folder / FILE, json.dumps(vars(self)))
            for other in folder.iterdir():
                if other.name != FILE:
                    other.unlink()
        except OSError as error:
            print(f"The next build makes more files anew than it need: {error}", file=sys.stderr)

    def holds(self, path: str, key: str, output: str) -> bool:
        """Whether the file at ``path`` below ``output`` is the one that was made with ``key``."""
        made = self.files.get(path)
        return made is not None and made.key == key and made.state == state_of(path, output)

    def holds_group(self, name: str, key: str, output: str) -> bool:
        """Whether all files of a group are those that were made with ``key``."""
        made = self.groups.get(name)
        return (
            made is not None
            and made.key == key
            and all(state == state_of(path, output) for path, state in made.files.items())
        )


def state_of(path: str, output: str) -> State | None:
    """The state of the file at ``path`` below ``output``; none where there is none."""
    try:
        found = os.lstat(f"{output}/{path}")
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _state(found: Any) -> State:
    size, changed, status_changed, number = found
    return size, changed, status_changed, number


def _read(file: Path) -> Any:
    try:
        if not is_ours(file):
            return None
        checksum, _, text = file.read_text("utf-8").partition("\n")
    except OSError:
        return None
    return json.loads(text) if checksum == _checksum(text) else None


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.draft")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text(f"{_checksum(text)}\n{text}", "utf-8")
    draft.replace(file)


def _checksum(text: str) -> str:
    return f"{VERSION} {digest_of(text)}"
