"""Whether each file below a content folder is the same file, and one by itself, elsewhere too."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from plugins.impact.model.faults import NAME_NOT_PORTABLE, NAME_TOO_LONG
from plugins.impact.model.portable_names import portable, too_long
from plugins.impact.read import faults
from plugins.problems import Problem

LONGEST_PATH = 240
"""Characters: Windows takes 260, with the folder that the area lies in."""


def names_elsewhere(paths: Sequence[str], shown_as: str) -> Iterator[Problem]:
    """Every problem of the names of files and folders; ``paths`` are below the content folder."""
    spellings = _spellings(paths)
    for path in paths:
        shown = f"{shown_as}/{path}"
        yield from _of_itself(path, shown)
        for step in _steps(path):
            others = [other for other in spellings[_spelling(step)] if other != step]
            if others:
                yield faults.SAME_FILE.at(shown, 1, value=step, other=others[0])
                break


def _of_itself(path: str, shown: str) -> Iterator[Problem]:
    parts = path.rstrip("/").split("/")
    for part in parts:
        suggestion = portable(part)
        if too_long(part):
            yield NAME_TOO_LONG.at(shown, 1, value=part)
        elif suggestion != part:
            yield NAME_NOT_PORTABLE.at(shown, 1, value=part, suggestion=suggestion)
    if len(path) > LONGEST_PATH:
        yield NAME_TOO_LONG.at(shown, 1, value=path)


def _spellings(paths: Sequence[str]) -> dict[str, list[str]]:
    """Every file and folder, by what a system that tells no capitals apart takes it for."""
    found: dict[str, dict[str, None]] = {}
    for path in paths:
        for step in _steps(path):
            found.setdefault(_spelling(step), {})[step] = None
    return {spelling: [*steps] for spelling, steps in found.items()}


def _steps(path: str) -> Iterator[str]:
    """The folders that ``path`` lies in, the outermost first, and itself."""
    parts = path.rstrip("/").split("/")
    yield from ("/".join(parts[:count]) for count in range(1, len(parts) + 1))


def _spelling(step: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", step).casefold())
