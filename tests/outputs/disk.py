"""Folders made to hold just these files, and what is seen of folders afterwards."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Seen:
    """What a file holds, and when it was last changed, in nanoseconds."""

    data: bytes
    time: int


Sight = dict[str, Seen]


def sight(folder: Path) -> Sight:
    """Every file below ``folder``, by its path with ``/``; none where there is no folder."""
    return {
        path.relative_to(folder).as_posix(): Seen(path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def settle(folder: Path, files: Mapping[str, bytes], *, unseen: bool = False) -> bool:
    """Let ``folder`` hold ``files`` and nothing else; those that do already are not touched.

    Where the change is to go ``unseen``, each keeps the time of what was there before it. Gives
    whether there was anything to change.
    """
    before = sight(folder)
    if {path: seen.data for path, seen in before.items()} == files:
        return False
    for path in before.keys() - files.keys():
        (folder / path).unlink()
    for path, data in files.items():
        if path not in before or before[path].data != data:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
            if unseen and path in before:
                keep_time(folder / path, before[path].time)
    return True


def keep_time(path: Path, time: int) -> None:
    """Let the file look as if it was last changed at ``time``, in nanoseconds."""
    os.utime(path, ns=(time, time))
