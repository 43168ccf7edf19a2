"""What shapes a result besides what was read: the code, the libraries and Python itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

PASSED_OVER = {"__pycache__"}


def circumstances(code: Iterable[Path]) -> str:
    """A text that differs wherever anything differs that could change a result.

    ``code`` are folders (all below them counts) and single files. Libraries are told by the
    name and version of all that is installed, so that it never has to be known which were used.
    """
    seen = blake2b(sys.version.encode(), digest_size=16)
    for name in sorted(_installed()):
        _add(seen, name.encode())
    for path in sorted(file for place in code for file in _files(os.fspath(place))):
        _add(seen, path.encode(errors="surrogateescape"))
        _add(seen, Path(path).read_bytes())
    return seen.hexdigest()


def _add(seen: blake2b, part: bytes) -> None:
    seen.update(len(part).to_bytes(8, "big"))
    seen.update(part)


def _installed() -> Iterator[str]:
    """The folders in which installers say what they put there, such as ``nh3-0.3.2.dist-info``."""
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112 - the path may also hold zip files
            yield from (name for name in os.listdir(folder) if name.endswith("-info"))  # noqa: PTH208


def _files(place: str) -> Iterator[str]:
    if os.path.isfile(place):  # noqa: PTH113
        yield place
    for folder, folders, names in os.walk(place):
        folders[:] = [name for name in folders if name not in PASSED_OVER]
        yield from (f"{folder}/{name}" for name in names if not name.endswith(".pyc"))
