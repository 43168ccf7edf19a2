"""All processes that one process has started, and what they hold together (Linux)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def pids(root: int) -> Iterator[int]:
    """``root`` and every process below it that is alive."""
    yield root
    for child in _children(root):
        yield from pids(child)


def memory(root: int) -> int:
    """What the tree of ``root`` holds now, in bytes: pages that several share count once."""
    return sum(_proportional(pid) for pid in pids(root))


def resident(pid: int) -> int:
    """What the process ``pid`` alone holds in memory now, in bytes."""
    for line in _text(PROC / str(pid) / "status").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


def busy(root: int) -> int:
    """The processor time that the living tree of ``root`` has used, in clock ticks."""
    return sum(_ticks(pid) for pid in pids(root))


def _children(pid: int) -> list[int]:
    try:
        threads = [*PROC.glob(f"{pid}/task/*/children")]
    except (FileNotFoundError, ProcessLookupError):  # it ended while its threads were listed
        return []
    return [int(child) for children in threads for child in _text(children).split()]


def _proportional(pid: int) -> int:
    for line in _text(PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _ticks(pid: int) -> int:
    # The name in brackets may hold spaces; user and system time are fields 14 and 15.
    fields = _text(PROC / str(pid) / "stat").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12]) if fields else 0


def _text(path: Path) -> str:
    """What ``path`` holds; nothing once its process has ended."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""
