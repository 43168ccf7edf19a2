"""What is measured of a preview, which here is a server of files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import pytest

from benchmarks import previews
from benchmarks.generators import Generator
from benchmarks.invention import Post
from benchmarks.measuring import server
from benchmarks.session import Session
from benchmarks.targets import PREVIEW_HOME, PREVIEW_MEMORY, PREVIEW_TEXT, PREVIEW_TITLE


class OnePage(Generator):
    """Shows the post that is written last, on its home page."""

    name: ClassVar[str] = "one page"
    page: ClassVar[str] = "index.html"

    @property
    def preview(self) -> list[list[str]]:
        """The server that comes with Python."""
        words = ["-m", "http.server", "{port}", "--bind", "127.0.0.1", "--directory"]
        return [[sys.executable, *words, str(self.folder)]]

    def write(self, posts: Sequence[Post]) -> None:
        """Pages with titles."""
        self.put("index.html", "Welcome")
        for post in posts:
            self.put(self.file_of(post), post.title)

    def file_of(self, post: Post) -> Path:
        """Each takes the place of the one before."""
        return self.folder / self.page

    def address_of(self, post: Post) -> str:
        """Where that file is shown."""
        return f"/{self.page}"


class TwoPages(OnePage):
    """Shows it on a page of its own, of which the home page says nothing."""

    name: ClassVar[str] = "two pages"
    page: ClassVar[str] = "post.html"


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def session(tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> Session:
    """Both with one post, and no longer at it than a test needs."""
    monkeypatch.setattr(previews, "MOMENTS", 1)
    monkeypatch.setattr(server, "STILL", 0.01)
    return Session.of(tmp_path, 1, {"one": OnePage, "two": TwoPages}, said.append)


def test_a_home_page_is_asked_where_it_lists_the_post(session: Session, said: list[str]) -> None:
    previews.measure_previews(session, 1)
    both = {"one page", "two pages"}
    assert {measure: {*found} for measure, found in session.measured.items()} == {
        PREVIEW_TEXT: both,
        PREVIEW_TITLE: both,
        PREVIEW_HOME: {"one page"},
        PREVIEW_MEMORY: both,
    }
    assert "1 posts: the home page of two pages does not list the post, and is left out …" in said
