"""Where the kit's own things lie, and how an area's folder is named in messages."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Folders:
    """The folders of one command: the area's content, where its site goes, and what is kept."""

    content: Path
    output: Path
    cache: Path = ROOT / ".cache"

    @property
    def shown_as(self) -> str:
        """The content folder as a volunteer would type it from here."""
        return shown(self.content)


def shown(path: Path) -> str:
    """A path as it is typed from the present folder, with ``/``."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        return path.as_posix()
