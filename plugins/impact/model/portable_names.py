"""What a file or folder can be called on every computer."""

from __future__ import annotations

import re

from plugins.impact.model.invisible import without_invisible

NAMELESS = "file"
LONGEST_NAME = 255
"""Bytes, on almost every file system."""
REPLACEMENTS = str.maketrans({":": "-", "|": "-", "\\": "-", '"': "'"} | dict.fromkeys("*?<>\t\n"))
DEVICE = re.compile(r"(?P<stem>con|prn|aux|nul|(?:com|lpt)[1-9¹²³])(?P<ending> *(?:\..*)?)", re.I)
"""Windows takes these, with any ending, for a screen, a printer or a socket."""


def portable(name: str) -> str:
    """``name``, of a file or folder, as Windows, macOS and Linux can all have it.

    Itself, where nothing is wrong with it.
    """
    kept = without_invisible(name).translate(REPLACEMENTS).strip(" ").rstrip(". ")
    # What only the ending is left of would be a hidden file.
    is_nameless = bool(name) and (not kept or (kept[0] == "." != name[0]))
    name = f"{NAMELESS}{kept}" if is_nameless else kept
    device = DEVICE.fullmatch(name)
    return f"{device['stem']}-1{device['ending'].strip()}" if device else name


def too_long(name: str) -> bool:
    """Whether no file or folder can have so long a name."""
    return len(name.encode("utf-8", "surrogateescape")) > LONGEST_NAME
