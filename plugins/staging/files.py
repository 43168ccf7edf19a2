"""Files, links and folders: found, compared, moved and removed. No link is ever followed.

Files are named by relative paths with ``/``, as texts: there are thousands to compare, and a
``Path`` takes longer to make than a small file to read.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator
from io import FileIO
from itertools import accumulate
from pathlib import Path

CHUNK = 1 << 18
# On Windows a file that somebody has open cannot be replaced or moved, and a virus scanner opens
# each new one; seconds.
PAUSES = (0.01, 0.05, 0.2, 0.5, 1.0) if sys.platform == "win32" else ()


def files_below(folder: Path) -> Iterator[str]:
    """The files and links in ``folder`` and below; none where there is no folder.

    A folder that may not be read counts as a file: what is in it is nobody's to touch.
    """
    return _files(os.fspath(folder), "") if folder.is_dir() else iter(())


def _files(folder: str, prefix: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except PermissionError:
        yield prefix.removesuffix("/")
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name


def steps(path: str) -> list[str]:
    """``a``, ``a/b`` and ``a/b/c`` for ``a/b/c``."""
    return list(accumulate(path.split("/"), "{}/{}".format))


def is_inner(path: str) -> bool:
    """Whether ``path`` stays below the folder that it is taken to be relative to."""
    names = path.replace(os.sep, "/").split("/")
    return {"", ".", ".."}.isdisjoint(names) and not os.path.splitdrive(path)[0]


def is_folder(path: Path) -> bool:
    """Whether a folder is at ``path`` itself, and not a link to one."""
    return path.is_dir() and not path.is_symlink()


def spelling(path: str) -> str:
    """What is the same for two paths that some file systems do not tell apart."""
    return unicodedata.normalize("NFC", path).casefold()


def move(source: Path, target: Path) -> None:
    """Rename ``source`` to ``target``, in place of a file that may be there, in one step."""
    for pause in PAUSES:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def shed_empty_folders(folder: Path) -> None:
    """Remove the empty folders in ``folder``, and those that are empty without them."""
    for place, _, files in os.walk(folder, topdown=False):
        if not files and place != os.fspath(folder) and not os.listdir(place):  # noqa: PTH208
            os.rmdir(place)  # noqa: PTH106 - there can be thousands, and a Path is slow to make


def remove(paths: Iterable[str], folder: Path) -> None:
    """Remove the files at ``paths`` in ``folder``, then the folders that are empty without them.

    What is not there, is a folder by now, or lies behind a link, is left alone.
    """
    around: set[str] = set()
    for path in sorted(paths):
        if _is_within(folder, path) and not is_folder(folder / path):
            (folder / path).unlink(missing_ok=True)
        around.update(steps(path)[:-1])
    for step in sorted(around, reverse=True):
        if _is_within(folder, step):
            remove_if_empty(folder / step)


def remove_if_empty(folder: Path) -> None:
    """Remove ``folder`` if it is one and nothing is in it."""
    if is_folder(folder) and not any(folder.iterdir()):
        folder.rmdir()


def _is_within(folder: Path, path: str) -> bool:
    return all(is_folder(folder / step) for step in steps(path)[:-1])


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
    return open(path, "rb", buffering=0)  # noqa: PTH123 - there are thousands


def write_record(path: Path, text: str, draft: Path) -> None:
    """Put a file that a later build has to trust at ``path``, whole or not at all, by ``draft``.

    It, and the folder that holds it, are flushed to the disk (fsync) before anything goes on, so
    that it is true even after a power cut. A site's own files are not: a process that is killed
    takes nothing with it that was written, and a flush for each of thousands of pages would cost
    more than making them. What a power cut tears, the next build mends, since it compares bytes.
    """
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        error.filename = str(draft)  # which the system leaves out where a disk is full
        raise
    move(draft, path)
    _flush_folder(path.parent)


if sys.platform == "win32":

    def _flush_folder(_folder: Path) -> None:
        """Windows has no such thing."""
else:

    def _flush_folder(folder: Path) -> None:
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
