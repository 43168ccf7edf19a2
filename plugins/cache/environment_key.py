"""What shapes a result besides what was read: the code, the libraries and Python itself."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

BEGUN = time.time_ns()
IMPORTING = 1_000_000_000
"""Nanoseconds: longer than it takes until this module is imported, code that ran before it too."""


def environment_key(code: Iterable[Path]) -> str:
    """A text that differs wherever anything differs that could change a result.

    ``code`` are folders (all below them counts, but for hidden files, editors' copies and what
    Python compiles) and single files. Libraries are told by the name and version of all that is
    installed, so that it never has to be known which were used. Where code was changed since this
    process read it, or so shortly before that it may have been, the text is like no other.
    """
    seen = blake2b(sys.version.encode(), digest_size=16)
    for name in sorted(_installed()):
        _add(seen, name.encode())
    files = _all_files(code)
    _add_files(seen, files)
    if max(map(_changed, files), default=0) > BEGUN - IMPORTING:
        _add(seen, f"{os.getpid()} {time.time_ns()}".encode())
    return seen.hexdigest()


def _all_files(places: Iterable[Path]) -> list[str]:
    return sorted(file for place in places for file in _files(os.fspath(place)))


def _add_files(seen: blake2b, files: Iterable[str]) -> None:
    for path in files:
        _add(seen, path.encode(errors="surrogateescape"))
        _add(seen, Path(path).read_bytes())


def _changed(path: str) -> int:
    """When the file was last changed, in nanoseconds; not what it was told to say of that."""
    status = os.stat(path)  # noqa: PTH116
    return status.st_mtime_ns if os.name == "nt" else status.st_ctime_ns


def _add(seen: blake2b, part: bytes) -> None:
    seen.update(len(part).to_bytes(8, "big"))
    seen.update(part)


def _installed() -> Iterator[str]:
    """The folders in which installers say what they put there, such as ``nh3-0.3.2.dist-info``."""
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112 - the path may also hold zip files
            yield from (name for name in os.listdir(folder) if name.endswith("-info"))  # noqa: PTH208


def _files(place: str) -> Iterator[str]:
    """The files of code at ``place``; no lock of an editor's, which is a link to nowhere."""
    if os.path.isfile(place):  # noqa: PTH113
        yield place
    for folder, folders, names in os.walk(place):
        folders[:] = [name for name in folders if name != "__pycache__" and name[0] != "."]
        paths = (f"{folder}/{name}" for name in names if _is_code(name))
        yield from (path for path in paths if os.path.isfile(path))  # noqa: PTH113


def _is_code(name: str) -> bool:
    return not name.startswith((".", "#")) and not name.endswith(("~", ".pyc"))
