"""Small sites as dictionaries, on the disk and back."""

from __future__ import annotations

from pathlib import Path

MARKER = ".made-by-staging"
Tree = dict[str, str]


def tree(folder: Path) -> Tree:
    """The files below ``folder`` and what they hold, but for the marker of a build."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def write(folder: Path, files: Tree) -> None:
    """Write ``files`` below ``folder``."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def folders(folder: Path) -> set[str]:
    """The folders below ``folder``."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_dir()}


def times(folder: Path) -> dict[str, int]:
    """When each file below ``folder`` was last changed, in nanoseconds."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def beside(output: Path, name: str) -> Path:
    """A place in the folder where a site is made."""
    return output.with_name(f".{output.name}.staging") / name
