"""What a designer may do to the site theme: its files, by their paths below the theme's folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.fictional_area import THEME

Files = dict[str, bytes]

SHARED = "templates/components/shared.html"
MAYBE = "templates/components/maybe.html"
FONT = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
PLACE = re.compile(r"\{% (?:macro|block content|block detail)[^%]*%\}|(?=</body>)")
# Each way in which a template can come to show another.
INCLUDING = {
    "plainly": '{% include "components/shared.html" %}',
    "if it is there": '{% include "components/maybe.html" ignore missing %}',
    "the first there is": '{% include ["components/maybe.html", "components/shared.html"] %}',
    "by a name worked out": '{% set n = "shared" %}{% include "components/" ~ n ~ ".html" %}',
    "by importing": '{% import "components/shared.html" as s %}{{ s.shared() }}',
    "through another": '{% include "components/through.html" %}',
}
THROUGH = '{% from "components/shared.html" import shared %}{{ shared() }}'


def untouched() -> Files:
    """The theme that the tests begin with: the kit's own, and three files that nothing uses."""
    files = {
        path.relative_to(THEME).as_posix(): path.read_bytes()
        for path in sorted(THEME.rglob("*"))
        if path.is_file()
    }
    more = {SHARED: shared_by(0).encode(), "templates/components/through.html": THROUGH.encode()}
    return {**files, **more}


def shared_by(number: int) -> str:
    """A component that says a number, in its macro and by itself."""
    return f"{{% macro shared() %}}<i>{number}</i>{{% endmacro %}}<b>{number}</b>"


TEMPLATES = sorted(
    path for path in untouched() if path.startswith("templates/") and path.endswith(".html")
)
STYLES = sorted(path for path in untouched() if path.startswith("styles/components/"))


@dataclass(frozen=True)
class Mark:
    """A template says a number."""

    path: str
    number: int

    def __call__(self, files: Files) -> None:
        _insert(files, self.path, f"<!-- {self.number} -->")


@dataclass(frozen=True)
class Include:
    """A template comes to show another."""

    path: str
    how: str

    def __call__(self, files: Files) -> None:
        _insert(files, self.path, INCLUDING[self.how])


@dataclass(frozen=True)
class Spoil:
    """A template can no longer be understood."""

    path: str

    def __call__(self, files: Files) -> None:
        if self.path in files:
            files[self.path] += b"{% if %}"


@dataclass(frozen=True)
class Put:
    """A file is there, as given, whether or not it was before."""

    path: str
    text: str

    def __call__(self, files: Files) -> None:
        files[self.path] = self.text.encode()


@dataclass(frozen=True)
class Add:
    """A file has more at its end."""

    path: str
    text: str

    def __call__(self, files: Files) -> None:
        files[self.path] = files.get(self.path, b"") + self.text.encode()


@dataclass(frozen=True)
class Drop:
    """A file goes away."""

    path: str

    def __call__(self, files: Files) -> None:
        files.pop(self.path, None)


def _insert(files: Files, path: str, text: str) -> None:
    """Put ``text`` where the template shows it, and once only for each sort of text."""
    if path in files:
        old = files[path].decode()
        marked = re.sub(r"<!-- \d -->", text, old) if text.startswith("<!--") else old
        if marked == old and text not in old:
            marked = PLACE.sub(lambda found: found[0] + text, old, count=1)
        files[path] = marked.encode()


ThemeEdit = Callable[[Files], None]
templates, numbers = st.sampled_from(TEMPLATES), st.integers(0, 3)
MARKS = st.builds(Mark, templates, numbers)
# What many pages have been made with.
WIDELY_USED = ("templates/frame.html", "templates/post.html", "templates/components/header.html")
SHARING: st.SearchStrategy[ThemeEdit] = st.one_of(
    st.builds(Include, st.sampled_from(WIDELY_USED), st.sampled_from(sorted(INCLUDING))),
    st.builds(Include, templates, st.sampled_from(sorted(INCLUDING))),
    st.builds(Put, st.just(SHARED), numbers.map(shared_by)),
    st.builds(Put, st.just(MAYBE), numbers.map(str)),
    st.sampled_from((Drop(SHARED), Drop(MAYBE))),
)
OTHERS: st.SearchStrategy[ThemeEdit] = st.one_of(
    st.builds(Spoil, templates),
    st.builds(Add, st.sampled_from(STYLES), numbers.map("p {{ order: {} }}\n".format)),
    st.builds(Drop, st.sampled_from(STYLES)),
    st.builds(Add, st.sampled_from((FONT, "icon.svg")), st.just("\n")),
)


@st.composite
def theme_edits(draw: st.DrawFn) -> ThemeEdit:
    """An edit of the site theme, of a template more often than not."""
    return draw((MARKS, MARKS, SHARING, SHARING, OTHERS)[draw(st.integers(0, 4))])
