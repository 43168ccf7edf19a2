"""Characters that nobody sees and that nobody meant to write."""

from __future__ import annotations

import re
import unicodedata

CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


def unseen(text: str) -> str:
    """The first character of ``text`` that cannot be seen, by its number and name, or empty."""
    found = CONTROL.search(text)
    if found is None:
        return ""
    return f"U+{ord(found[0]):04X} {unicodedata.name(found[0], '')}".strip()


def without_unseen(text: str) -> str:
    """``text`` with a space for each of them, so that nothing moves."""
    return CONTROL.sub(" ", text)
