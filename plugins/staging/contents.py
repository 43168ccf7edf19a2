"""What files hold, compared and told in short. A link holds the address that it leads to.

Paths are texts here: there are thousands to compare, and a ``Path`` takes longer to make than a
small file to read.
"""

from __future__ import annotations

import hashlib
import os
import stat
from io import FileIO
from pathlib import Path

CHUNK = 1 << 18


def are_alike(one: str, other: str) -> bool:
    """Whether both are files of the same bytes, or links to the same address.

    The bytes are read each time: sizes and times can agree where bytes do not.
    """
    try:
        first, second = os.lstat(one), os.lstat(other)
    except (FileNotFoundError, NotADirectoryError):
        return False
    if stat.S_IFMT(first.st_mode) != stat.S_IFMT(second.st_mode):
        return False
    if stat.S_ISLNK(first.st_mode):
        return Path(one).readlink() == Path(other).readlink()
    return first.st_size == second.st_size and stat.S_ISREG(first.st_mode) and _match(one, other)


def digest(path: str) -> str:
    """A text that stands for what is at ``path``."""
    if stat.S_ISLNK(os.lstat(path).st_mode):
        return f"link to {Path(path).readlink()}"
    seen = hashlib.sha256()
    with _opened(path) as file:
        while chunk := file.read(CHUNK):
            seen.update(chunk)
    return seen.hexdigest()


def holds(path: str, expected: str) -> bool:
    """Whether there is something at ``path``, and ``expected`` stands for it."""
    place = Path(path)
    return (place.is_symlink() or place.is_file()) and digest(path) == expected


def _match(one: str, other: str) -> bool:
    with _opened(one) as first, _opened(other) as second:
        while chunk := first.read(CHUNK):
            if chunk != second.read(CHUNK):
                return False
        return not second.read(1)


def _opened(path: str) -> FileIO:
    return open(path, "rb", buffering=0)  # noqa: PTH123 - see above
