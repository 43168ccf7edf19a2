"""What is asked of every generator."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from benchmarks.generators.front_matter import document
from benchmarks.invention.posts import Post

ROOT = Path(__file__).resolve().parents[2]
FILES = Path(__file__).parent / "files"
POST_LINK = re.compile(r"\(post:(\d{4})/([a-z0-9-]+)\)")
THEME_LINK = re.compile(r"\(theme:([a-z-]+)\)")
# Settings of the reader's own that would make a build do something else.
ASTRAY = (
    "AS_OF",
    "CONTENT",
    "NODE_OPTIONS",
    "PYTHONDONTWRITEBYTECODE",  # modules are compiled once and kept, as is usual
    "PYTHONPATH",
    "SITEURL",
)
ASTRAY_BEGINNINGS = ("ELEVENTY_", "HUGO_", "HUGOX_")


@dataclass
class Draft:
    """A post as it was written at first, and what edits have added to its title and its text."""

    text: str
    title: str = ""
    paragraph: str = ""


class Generator:
    """One generator with its own copy of the posts below ``folder``.

    ``name`` heads its column; ``note`` is what a reader of the table must know of it;
    ``commands`` are what a preview consists of, with ``{port}`` for its port on 127.0.0.1.
    """

    name: ClassVar[str]
    note: ClassVar[str]
    post_link: ClassVar[str] = r"(/news/\1/\2/)"
    theme_link: ClassVar[str] = r"(/tags/\1/)"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        self._drafts: dict[Path, Draft] = {}

    @property
    def build(self) -> list[str]:
        """The command that builds the site, to be run in ``home``."""
        raise NotImplementedError

    @property
    def preview(self) -> list[list[str]]:
        """The commands that together show the site and follow changes; none: it has no such."""
        return []

    @property
    def home(self) -> Path:
        """The folder that its commands are run in."""
        return self.folder

    @property
    def leavings(self) -> Sequence[Path]:
        """What builds leave besides the output, to be removed before a cold one."""
        return ()

    def write(self, posts: Sequence[Post]) -> None:
        """Write everything that it builds the site from."""
        raise NotImplementedError

    def file_of(self, post: Post) -> Path:
        """The file that ``post`` is written in."""
        return self.folder / "content" / "news" / f"{post.slug}.md"

    def address_of(self, post: Post) -> str:
        """The address of the page of ``post``, from the root of the site."""
        return f"/news/{post.slug}/"

    def page_of(self, post: Post) -> Path:
        """The file of that page in the output."""
        return self.output / self.address_of(post).strip("/") / "index.html"

    def forget(self) -> None:
        """Remove all that builds have left, as if there had been none."""
        for place in (self.output, *self.leavings):
            if place.is_dir():
                shutil.rmtree(place)
            place.unlink(missing_ok=True)

    def edit(self, post: Post, mark: str) -> None:
        """End the text of ``post`` in a paragraph with ``mark``, where the last edit's was."""
        self._draft_of(post).paragraph = f"\nAdded after a second look: {mark}.\n"
        self._write_draft(post)

    def edit_title(self, post: Post, mark: str) -> None:
        """End the title of ``post`` in ``mark``; its text stays as it is."""
        self._draft_of(post).title = f", {mark}"
        self._write_draft(post)

    def _draft_of(self, post: Post) -> Draft:
        file = self.file_of(post)
        if file not in self._drafts:
            self._drafts[file] = Draft(file.read_text(encoding="utf-8"))
        return self._drafts[file]

    def _write_draft(self, post: Post) -> None:
        draft = self._draft_of(post)
        text = draft.text.replace(post.title, post.title + draft.title, 1)
        self.file_of(post).write_text(text + draft.paragraph, encoding="utf-8")

    def linked(self, body: str) -> str:
        """``body`` with links as this generator writes them."""
        return THEME_LINK.sub(self.theme_link, POST_LINK.sub(self.post_link, body))

    def usual_document(self, post: Post) -> str:
        """``post`` with the fields that other generators know, and its evidence beside them."""
        fields: dict[str, Any] = {
            "title": post.title,
            "date": post.day,
            "category": post.kind,
            "tags": list(post.themes),
            "summary": post.summary,
            "evidence": post.evidence,
        }
        return document(fields, self.linked(post.body))

    def put(self, name: str | Path, text: str) -> None:
        """Write ``text`` to the file ``name`` below the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def surroundings() -> dict[str, str]:
    """The environment variables for every command: the reader's, less those that lead astray."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ASTRAY and not name.startswith(ASTRAY_BEGINNINGS)
    }
