"""The files below a content folder. The one module of this room that opens any."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, TypeVar

from plugins.impact.read import faults
from plugins.problems import Problem

PASSED_OVER = re.compile(
    r"\..*|.*~|#.*#|.*\.(?:bak|orig|rej|swp|swo|tmp|part)|thumbs\.db|desktop\.ini|~\$.*|.*\.lock",
    re.IGNORECASE,
)
PASSED_OVER_AT_THE_TOP = frozenset({"README.md", "LICENSE", "LICENSE.md", "LICENCE", "LICENCE.md"})
LARGEST = 50 * 1024 * 1024
SHORTLY = 2_100_000_000
"""Nanoseconds: more than the steps in which file systems tell the time of a change."""

Stamp = tuple[int, int, int, int]


class Seen(NamedTuple):
    """A file as it was read at some time: its stamp, and what stands for its bytes."""

    stamp: Stamp | None
    digest: str


@dataclass(frozen=True)
class SourceFile:
    """A file as it lies there: ``path`` below the content folder, with ``/``, and its bytes.

    ``stamp`` is what tells a changed file from the same one without reading it; none where the
    file was changed so shortly before that it might have changed again unnoticed.
    """

    path: str
    data: bytes
    stamp: Stamp | None = field(default=None, compare=False)

    @cached_property
    def digest(self) -> bytes:
        """What stands for its bytes."""
        return blake2b(self.data, digest_size=20).digest()

    @property
    def seen(self) -> Seen:
        """What is to be known of it, to tell later whether it has changed."""
        return Seen(self.stamp, self.digest.hex())


@dataclass(frozen=True)
class Found:
    """What a content folder holds.

    ``passed_over`` are the files that are never content, by rule: hidden ones, the
    copies that editors and systems leave, and the readme and licence of the folder itself.
    ``refused`` are those that could not be read.
    ``shown_as`` is how the folder is named in messages, such as ``content``.
    """

    sources: tuple[SourceFile, ...]
    refused: tuple[str, ...]
    passed_over: tuple[str, ...]
    problems: tuple[Problem, ...]
    shown_as: str


def find_files(
    folder: Path, shown_as: str, before: Mapping[str, SourceFile] | None = None
) -> Found:
    """Read every file below ``folder``, in the order of their paths.

    Raises ``OSError`` where ``folder`` itself cannot be looked into.

    ``before`` are sources that were read earlier, by their paths: those whose files have not
    changed since are taken as they are.
    """
    sources: list[SourceFile] = []
    refused: list[str] = []
    passed_over: list[str] = []
    problems: list[Problem] = []
    for path, name in _walk(os.fspath(folder), ""):
        last = path.rpartition(os.sep)[2]
        if PASSED_OVER.fullmatch(last) or name in PASSED_OVER_AT_THE_TOP:
            passed_over.append(name)
            continue
        taken = _take(path, name, f"{shown_as}/{name}", (before or {}).get(name))
        if isinstance(taken, SourceFile):
            sources.append(taken)
        else:
            refused.append(name)
            problems.append(taken)
    return Found(tuple(sources), tuple(refused), tuple(passed_over), tuple(problems), shown_as)


def glance(
    folder: Path, before: Mapping[str, Seen], passed_over: Collection[str]
) -> list[SourceFile] | None:
    """The files below ``folder`` that may be other than ``before``, which are given by their paths.

    None where there are other files than those and the ones to be ``passed_over``, or one of them
    cannot be read.
    """
    read: list[SourceFile] = []
    names = set()
    for path, name in _walk(os.fspath(folder), ""):
        names.add(name)
        seen = before.get(name)
        if seen is None:
            continue
        taken = _take(path, name, name, seen)
        if isinstance(taken, Problem):
            return None
        if isinstance(taken, SourceFile):
            read.append(taken)
    return read if names == {*before, *passed_over} else None


T = TypeVar("T", SourceFile, Seen)


def _take(path: str, name: str, shown: str, before: T | None) -> T | SourceFile | Problem:
    try:
        status = os.lstat(path)  # there are thousands, and a Path is slow to make
        if stat.S_ISLNK(status.st_mode):
            return faults.SYMBOLIC_LINK.at(shown, 1)
        if stat.S_ISDIR(status.st_mode):
            return faults.UNREADABLE.at(shown, 1, why="you may not look into this folder")
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
            return faults.UNREADABLE.at(shown, 1, why="it is no ordinary file")
        if status.st_size > LARGEST:
            return faults.FILE_TOO_LARGE.at(shown, 1, limit=LARGEST // 1024**2)
        stamp = status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
        if before is not None and stamp == before.stamp:
            return before
        settled = time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > SHORTLY
        return SourceFile(name, Path(path).read_bytes(), stamp if settled else None)
    except OSError as error:
        return faults.UNREADABLE.at(shown, 1, why=error.strerror or "unknown reason")


def _walk(folder: str, below: str) -> Iterator[tuple[str, str]]:
    """Every file and link below ``folder``; hidden folders are named but not entered, and those
    that may not be looked into are named too."""
    for entry in _entries(folder):
        name = f"{below}{entry.name}"
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder and _is_open(entry):
            yield from _walk(entry.path, f"{name}/")
        else:
            yield entry.path, name + ("/" if is_folder else "")


def _is_open(folder: os.DirEntry[str]) -> bool:
    return not PASSED_OVER.fullmatch(folder.name) and os.access(folder.path, os.R_OK | os.X_OK)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)
