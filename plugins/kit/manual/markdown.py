"""Markdown as the manual uses it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table; a bar within a cell stays a bar."""
    lines = [columns, ["---"] * len(columns), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines]


def fence(text: str, language: str) -> list[str]:
    """``text`` word for word."""
    return [f"```{language}", *text.rstrip().split("\n"), "```"]


def anchor(heading: str) -> str:
    """The id that Git hosts give to a heading."""
    plain = re.sub(r"[^\w\- ]", "", heading.lower())
    return plain.replace(" ", "-")
