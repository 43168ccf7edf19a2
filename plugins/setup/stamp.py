"""A stamp says that something was installed, and from exactly which file."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path


def mark_of(source: Path) -> str:
    """A text that changes with the bytes of ``source`` and with the version of Python."""
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    return f"{sys.version_info[0]}.{sys.version_info[1]} {digest}\n"


def is_fresh(stamp: Path, source: Path) -> bool:
    """Whether ``stamp`` was written for ``source`` as it is now."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == mark_of(source)


def write(stamp: Path, source: Path) -> None:
    """Record at ``stamp`` that what ``source`` lists is now installed."""
    stamp.write_text(mark_of(source), encoding="utf-8")
