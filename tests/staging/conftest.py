from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.staging import staged

Tree = dict[str, str]


def tree(folder: Path) -> Tree:
    """The files below ``folder`` and what they hold, but for the marker of a build."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".made-by-staging"
    }


def write(folder: Path, files: Tree) -> None:
    """Write ``files`` below ``folder``."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder that is not there yet, in a project folder of its own."""
    return tmp_path.resolve() / "project" / "output"


@pytest.fixture
def build(output: Path) -> Callable[[Tree], None]:
    """Builds a site of the given files and puts it in place."""

    def build_site(files: Tree) -> None:
        with staged(output) as folder:
            write(folder, files)

    return build_site
