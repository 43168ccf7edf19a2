"""Taking somebody's own files along when the site around them is replaced."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from plugins.staging.ownership import foreign_in, made_in
from plugins.staging.refusal import Refused


def check_room(foreign: Iterable[str], site: Path) -> None:
    """Raise ``Refused`` if ``site`` has something of its own in the way of ``foreign`` paths."""
    for path in foreign:
        taken = [step for step in _steps(path) if _is_in_the_way(site / step, step == path)]
        if taken:
            raise Refused(
                f"The output folder holds {path}, which no build made, and the site now has\n"
                f"{taken[0]} of its own. Nothing was changed. Move yours elsewhere, then build\n"
                "again."
            )


def carry_over(old: Path, new: Path) -> None:
    """Move from ``old`` to ``new`` all that no build made, whole folders where possible.

    Raises ``Refused``, having moved nothing, where ``new`` has something in the way.
    """
    foreign = foreign_in(old)
    if not foreign:
        return
    check_room(foreign, new)
    shared = {step for path in made_in(old) for step in _steps(path)}
    for top in sorted({_topmost(path, shared, new) for path in foreign}):
        (new / top).parent.mkdir(parents=True, exist_ok=True)
        (old / top).rename(new / top)


def _topmost(path: str, shared: Collection[str], new: Path) -> str:
    """The folder around ``path`` that holds nothing of a build's, or ``path`` itself.

    A folder is moved whole because it may mean something as it is, empty folders included:
    a repository of which the output folder is the working copy.
    """
    steps = _steps(path)
    return next((s for s in steps if s not in shared and not os.path.lexists(new / s)), path)


def _steps(path: str) -> list[str]:
    """``a``, ``a/b`` and ``a/b/c`` for ``a/b/c``."""
    pure = PurePosixPath(path)
    return [*(str(parent) for parent in reversed(pure.parents[:-1])), str(pure)]


def _is_in_the_way(place: Path, is_whole: bool) -> bool:
    """Whether what stands at ``place`` leaves no room for a file there, or for one below it."""
    if is_whole:
        return os.path.lexists(place)
    return os.path.lexists(place) and not place.is_dir()
