"""The ids of a page: each once, none that the frame around the text already uses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 60
UNNAMED = "section"


class Anchors:
    """Hands out ids; ``own`` are those handed out, besides the ``reserved`` ones."""

    def __init__(self, reserved: Collection[str]) -> None:
        self._reserved = frozenset(reserved)
        self.own: set[str] = set()

    def claim(self, wanted: str) -> str:
        """``wanted``, or with the next free number behind it: ``text``, ``text-2`` …"""
        name, number = wanted, 1
        while name in self:
            number += 1
            name = f"{wanted}-{number}"
        self.own.add(name)
        return name

    def __contains__(self, name: str) -> bool:
        return name in self.own or name in self._reserved


def slug(text: str) -> str:
    """``text`` as an id: lower-case letters and digits of any script, joined by hyphens."""
    plain = unicodedata.normalize("NFC", text).lower().replace("’", "").replace("'", "")
    words = "-".join(re.findall(r"[^\W_]+", plain))
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return words or UNNAMED
