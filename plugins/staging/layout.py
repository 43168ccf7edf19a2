"""The folder beside the output in which a site is made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

IGNORE = "*\n"


@dataclass(frozen=True)
class Layout:
    """The places that a build of ``output`` (resolved) uses, all on its file system."""

    output: Path

    @property
    def folder(self) -> Path:
        """Beside the output, so that a rename is all it takes to put a file in place."""
        return self.output.with_name(f".{self.output.name}.staging")

    @property
    def next(self) -> Path:
        """Where the coming site is made."""
        return self.folder / "next"

    @property
    def journal(self) -> Path:
        """The file that says what is being put in place, for as long as that goes on."""
        return self.folder / "journal"

    @property
    def draft(self) -> Path:
        """Where a record is written before it takes its place."""
        return self.folder / "draft"

    @property
    def lock(self) -> Path:
        """The file whose lock a build holds."""
        return self.folder / "lock"

    @property
    def notes(self) -> Path:
        """The folder of what builders note down for the next build."""
        return self.folder / "notes"

    @property
    def ignore(self) -> Path:
        """The file that keeps git out of it."""
        return self.folder / ".gitignore"

    def open(self) -> None:
        """Make the folder, which tells git to ignore it whatever project it is in."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.ignore.write_text(IGNORE, encoding="utf-8")
