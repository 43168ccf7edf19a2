"""Writing a site's files into a folder. The one module of this room that writes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from plugins.impact.publish.theme import OutputFile


def write(files: Iterable[OutputFile], folder: Path) -> int:
    """Write ``files`` below ``folder``, making the folders they need; gives how many.

    Raises ``ValueError`` for a path that would leave ``folder``: paths are made by the kit
    from ids, so that is a mistake in the kit.
    """
    made: set[Path] = set()
    count = 0
    for file in files:
        path = folder / file.path
        if ".." in file.path.split("/") or not path.is_relative_to(folder):
            raise ValueError(f"{file.path} lies outside the site")
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(file.data)
        count += 1
    return count
