"""What in an output folder a build has made, and what is somebody's own."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from plugins.staging.files import files_below, is_inner, spelling, steps, write_record

MARKER = ".made-by-staging"
ABOUT = "Made by a build. The next one replaces or removes these files, and leaves others alone."


class Refused(Exception):
    """Going on could lose something that no build made; the text says what to do instead."""


def mark(folder: Path, made: Iterable[str], draft: Path) -> None:
    """Record in ``folder`` that the files ``made`` are a build's; nothing if it says so already."""
    made = frozenset(made)
    if not is_marked(folder) or made_in(folder) != made:
        text = json.dumps({"about": ABOUT, "made": sorted(made)}, indent=0) + "\n"
        write_record(folder / MARKER, text, draft)


def is_marked(folder: Path) -> bool:
    """Whether ``folder`` was put in place by a build."""
    return (folder / MARKER).is_file()


def made_in(folder: Path) -> frozenset[str]:
    """The paths that builds made in ``folder``, the marker aside; none where it is not marked."""
    if not is_marked(folder):
        return frozenset()
    try:
        return _made((folder / MARKER).read_text(encoding="utf-8"))
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(
            f"{folder / MARKER} is damaged, so what a build made cannot be told from other files.\n"
            f"Move {folder} elsewhere, then build again."
        ) from error


@lru_cache(maxsize=4)
def _made(text: str) -> frozenset[str]:
    """The paths that a marker's ``text`` names; the same one is asked for several times a build."""
    made = frozenset(json.loads(text)["made"])
    if not all(map(is_inner, made)):
        raise ValueError("a path leads out of the folder")
    return made


def foreign_in(folder: Path, made: Iterable[str]) -> list[str]:
    """The paths of the files in ``folder`` that are not among ``made``, nor the marker."""
    same = spelling if _ignores_case(folder) else str
    ours = {same(path) for path in [*made, MARKER]}
    return sorted(path for path in files_below(folder) if same(path) not in ours)


def _ignores_case(folder: Path) -> bool:
    """Whether two spellings name one file in ``folder``, seen by the marker."""
    return (folder / MARKER.upper()).is_file()


def check_outside(place: Path, folder: Path, what: str) -> None:
    """Raise ``Refused`` if ``place``, which is to be the ``what`` folder, lies in ``folder``.

    What a build writes would then be read as something to build from.
    """
    if lies_in(place, folder):
        outer = Path(os.path.realpath(folder))
        raise Refused(
            f"{place} cannot be the {what} folder: it lies inside {outer}. "
            f"Choose one outside it, for example {outer.parent / what}."
        )


def check_empty_of(output: Path, folders: Iterable[Path]) -> None:
    """Raise ``Refused`` if one of ``folders`` lies in ``output``: content, a theme, the project."""
    for folder in folders:
        if lies_in(folder, output):
            inner = Path(os.path.realpath(folder))
            raise Refused(
                f"{output} cannot be the output folder: {inner} is inside it. "
                f"Choose a folder that holds nothing else, for example {inner.parent / 'output'}."
            )


def lies_in(inner: Path, outer: Path) -> bool:
    """Whether ``inner`` is ``outer``, or a place in it, however both are spelt and linked."""
    place, top = Path(os.path.realpath(inner)), Path(os.path.realpath(outer))
    return any(_is_same(step, top) for step in (place, *place.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)  # which no difference in spelling deceives
    except OSError:
        return one == other


def check_replaceable(output: Path) -> None:
    """Raise ``Refused`` unless a site may be put at ``output`` (resolved)."""
    if output.is_symlink():
        raise Refused(f"{output} is a link that leads nowhere. Choose a folder.")
    if output.exists() and not output.is_dir():
        raise Refused(f"{output} is a file, so a site cannot be put there. Choose a folder.")
    made_in(output)
    foreign = [] if is_marked(output) else foreign_in(output, ())
    if foreign:
        others = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise Refused(
            f"{output} holds files that were not made by a build: {foreign[0]}{others}.\n"
            "Nothing was changed. Move them elsewhere (or delete the folder yourself if an older\n"
            "build made it), or choose another output folder."
        )


def check_room(foreign: Iterable[str], site: Path) -> None:
    """Raise ``Refused`` if ``site`` has something of its own in the way of ``foreign`` paths."""
    for path in foreign:
        taken = [step for step in steps(path) if _is_in_the_way(site / step, step == path)]
        if taken:
            raise Refused(
                f"The output folder holds {path}, which no build made, and the site now has\n"
                f"{taken[0]} of its own. Nothing was changed. Move yours elsewhere, then build\n"
                "again."
            )


def _is_in_the_way(place: Path, is_whole: bool) -> bool:
    """Whether what stands at ``place`` leaves no room for a file there, or for one below it."""
    return os.path.lexists(place) and (is_whole or not place.is_dir() or place.is_symlink())
