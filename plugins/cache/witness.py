"""Sees what code does while it reads a text: what else it opens, and whether it only reads.

What code learns without Python's being asked is not seen: the time, chance, and what a library
that is not written in Python opens by itself.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import get_ident
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# What folders hold, and what runs elsewhere, cannot be compared the next time as bytes can.
LOOKING = ("os.listdir", "os.scandir", "os.walk", "glob.")
DOING = (
    "ftplib.",
    "http.",
    "os.",
    "pty.",
    "shutil.",
    "smtplib.",
    "socket.",
    "sqlite3.",
    "subprocess.",
    "tempfile.",
    "urllib.",
)
INSTALLED = tuple(
    os.path.join(path, "")  # noqa: PTH118 - compared with texts
    for name in ("stdlib", "platstdlib", "purelib", "platlib")
    if (path := sysconfig.get_path(name))
)


@dataclass
class Witness:
    """What was seen: the files that were opened, and whether anything was done but to read."""

    opened: set[str] = field(default_factory=set)
    only_read: bool = True
    _thread: int = field(default_factory=get_ident)

    def hear(self, event: str, facts: tuple[Any, ...]) -> None:
        """Take note of an event of Python's audit."""
        if get_ident() != self._thread:
            return
        if event == "open":
            self._hear_open(facts[0], facts[2])
        elif event.startswith(LOOKING):
            self.only_read &= bool(facts) and _is_importing(facts[0])
        elif event.startswith(DOING):
            self.only_read &= _is_compiling(str(facts))

    def _hear_open(self, path: object, flags: int) -> None:
        if isinstance(path, int):
            return  # opened before, which was heard then
        text = os.path.abspath(os.fsdecode(path))  # type: ignore[arg-type]  # noqa: PTH100
        if flags & WRITING:
            self.only_read &= _is_compiling(text)
        elif not is_installed(text) and not _is_compiling(text):
            self.opened.add(text)


@contextmanager
def witnessed() -> Iterator[Witness]:
    """A witness of what this thread does within the block."""
    _begin()
    seen = Witness()
    _witnesses.append(seen)
    try:
        yield seen
    finally:
        _witnesses.remove(seen)


def is_installed(path: str) -> bool:
    """Whether a file belongs to Python or a library, which are told by name and version."""
    return path.startswith(INSTALLED) or "/dist-packages/" in path or "/site-packages/" in path


_witnesses: list[Witness] = []
_hearing: list[bool] = []


def _begin() -> None:
    """Have Python tell of what it does; that cannot be ended, so it is begun once."""
    if not _hearing:
        _hearing.append(True)
        sys.addaudithook(_hear)


def _hear(event: str, facts: tuple[Any, ...]) -> None:
    for witness in _witnesses:
        witness.hear(event, facts)


def _is_importing(folder: object) -> bool:
    """Whether Python looks through a folder of modules, rather than somebody through another."""
    return folder in (".", "") or folder in sys.path_importer_cache


def _is_compiling(path: str) -> bool:
    return "__pycache__" in path
