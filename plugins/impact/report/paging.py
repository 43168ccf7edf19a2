"""Long lists in pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from plugins.impact.report.shapes import Paging

T = TypeVar("T")
PER_PAGE = 12


def paged(items: Sequence[T], address: str) -> Iterator[tuple[Paging, tuple[T, ...]]]:
    """``items`` in pages of ``PER_PAGE``; one empty page where there are none."""
    total = max(1, -(-len(items) // PER_PAGE))
    for number in range(1, total + 1):
        start = (number - 1) * PER_PAGE
        yield Paging(number, total, address), tuple(items[start : start + PER_PAGE])
