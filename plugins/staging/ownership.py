"""What in an output folder a build has made, and what is somebody's own."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.staging.refusal import Refused

MARKER = ".made-by-staging"
ABOUT = "Made by a build. The next one replaces or removes these files, and leaves others alone."


def files_below(folder: Path) -> Iterator[str]:
    """The files in ``folder`` and below, as relative paths with ``/``; links are not followed."""
    for place, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in [*files, *links]:
            yield (Path(place) / name).relative_to(folder).as_posix()


def mark(folder: Path) -> None:
    """Record in ``folder`` that all that is now in it was made by a build."""
    made = sorted(path for path in files_below(folder) if path != MARKER)
    text = json.dumps({"about": ABOUT, "made": made}, indent=0)
    (folder / MARKER).write_text(text + "\n", encoding="utf-8")


def is_marked(folder: Path) -> bool:
    """Whether ``folder`` was put in place by a build."""
    return (folder / MARKER).is_file()


def made_in(folder: Path) -> frozenset[str]:
    """The paths that builds made in a marked ``folder``, the marker among them."""
    try:
        record = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return frozenset([MARKER, *record["made"]])
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(
            f"{folder / MARKER} is damaged, so what a build made cannot be told from other files.\n"
            f"Move {folder} elsewhere, then build again."
        ) from error


def foreign_in(folder: Path) -> list[str]:
    """The paths of the files in ``folder`` that no build made; none where there is no folder."""
    made = made_in(folder) if is_marked(folder) else frozenset()
    return sorted(path for path in files_below(folder) if path not in made)


def check_replaceable(output: Path, keep: Iterable[Path]) -> None:
    """Raise ``Refused`` unless a site may be put at ``output`` (resolved).

    ``keep`` are folders that must not lie in it: content, a theme, the project.
    """
    for folder in keep:
        if folder.resolve().is_relative_to(output):
            raise Refused(
                f"{output} cannot be the output folder: {folder.resolve()} is inside it.\n"
                "Choose a folder that holds nothing else."
            )
    if output.exists() and not output.is_dir():
        raise Refused(f"{output} is a file, so a site cannot be put there. Choose a folder.")
    if not is_marked(output):
        _check_empty(output)


def _check_empty(output: Path) -> None:
    foreign = foreign_in(output)
    if foreign:
        others = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise Refused(
            f"{output} holds files that were not made by a build: {foreign[0]}{others}.\n"
            "Nothing was changed. Move them elsewhere (or delete the folder yourself if an older\n"
            "build made it), or choose another output folder."
        )
