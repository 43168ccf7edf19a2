"""The folder beside the output in which a site is made, and where the last one waits its end."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from plugins.staging.ownership import is_marked
from plugins.staging.replacement import carry_over


@dataclass(frozen=True)
class Workplace:
    """The places that a build of ``output`` (resolved) uses, all on its file system."""

    output: Path

    @property
    def folder(self) -> Path:
        """Beside the output, so that a rename is all it takes to put a site in place."""
        return self.output.with_name(f".{self.output.name}.staging")

    @property
    def next(self) -> Path:
        """Where the coming site is made."""
        return self.folder / "next"

    @property
    def last(self) -> Path:
        """Where the site before it is, from the first of two renames until it is removed."""
        return self.folder / "last"

    @property
    def lock(self) -> Path:
        """The file whose lock a build holds."""
        return self.folder / "lock"

    def open(self) -> None:
        """Make the folder, which tells git to ignore it whatever project it is in."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")

    def tidy(self) -> None:
        """Finish or undo what a build that died left behind. Only with the lock held."""
        if self.next.exists():
            shutil.rmtree(self.next)
        if self.last.exists() and is_marked(self.output):
            self.retire_last()
        elif self.last.exists():
            self.restore_last()

    def retire_last(self) -> None:
        """Remove the last site, now that another is in its place, but not what is no site's."""
        carry_over(self.last, self.output)
        shutil.rmtree(self.last)

    def restore_last(self) -> None:
        """Put the last site back, where at most an empty folder stands."""
        if self.output.exists():
            self.output.rmdir()
        self.last.rename(self.output)
