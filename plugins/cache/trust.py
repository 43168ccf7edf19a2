"""Which files may be believed."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def is_ours(path: Path | str) -> bool | None:
    """Whether an ordinary file of this user's is at ``path`` that no other may write.

    None where nothing is there. No link is followed. Windows tells no more than whether it is
    an ordinary file. Raises ``OSError`` where that cannot be told.
    """
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return False
    return os.name == "nt" or (
        status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )
