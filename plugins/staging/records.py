"""The files that a later build has to trust: the marker in an output, and the journal beside it.

They, and the folders that hold them, are flushed to the disk (fsync) before anything goes on, so
that they are true even after a power cut. A site's own files are not: a process that is killed
takes nothing with it that was written, and a flush for each of thousands of pages would cost more
than making them. What a power cut tears, the next build mends, since it compares bytes.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from plugins.staging.trees import move


def write_record(path: Path, text: str, draft: Path) -> None:
    """Put a file of ``text`` at ``path``, whole or not at all; it is made at ``draft``."""
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
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
