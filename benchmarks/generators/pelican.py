"""Plain Pelican with its ``simple`` theme, and the settings that come with it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from typing import ClassVar

from benchmarks.generators.generator import FILES, Generator
from benchmarks.invention.posts import Post


class Pelican(Generator):
    """Pelican as it is installed: posts with its own kind of header, without their evidence."""

    name = "Pelican"
    note = "plain Pelican, simple theme, posts with Pelican's own headers and no evidence"
    more: ClassVar[tuple[str, ...]] = ()
    post_link = r"({filename}/news/\1/\2.md)"
    theme_link = r"({tag}\1)"

    @property
    def build(self) -> list[str]:
        """``pelican content``."""
        words = ["content", "--output", str(self.output), "--settings", "pelicanconf.py"]
        return [sys.executable, "-m", "pelican", *words, *self.more]

    def write(self, posts: Sequence[Post]) -> None:
        """Settings and posts."""
        shutil.copytree(FILES / "pelican", self.folder, dirs_exist_ok=True)
        for post in posts:
            self.put(self.file_of(post), self.document(post))

    def document(self, post: Post) -> str:
        """``post`` as a file."""
        return (
            f"Title: {post.title}\nDate: {post.day}\nCategory: {post.kind}\n"
            f"Tags: {', '.join(post.themes)}\nSummary: {post.summary}\n\n{self.linked(post.body)}"
        )


class PelicanWithYaml(Pelican):
    """Pelican with the smallest reader that can take the same posts, evidence and all."""

    name = "Pelican + YAML"
    note = "plain Pelican, simple theme, the same posts read by yaml.safe_load"
    more = ("--extra-settings", 'PLUGIN_PATHS=["."]', 'PLUGINS=["yaml_posts"]')

    def document(self, post: Post) -> str:
        """``post`` with all its evidence."""
        return self.usual_document(post)
