"""Things to follow: links, marks, tags, the thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TagState = Literal["reported", "expected", "unexpected"]


@dataclass(frozen=True, slots=True)
class Link:
    """Something to follow."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class ThemeMark:
    """A theme by its title and its colour, 1 to 8."""

    title: str
    address: str
    number: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A kind of impact beside something it belongs to."""

    title: str
    scope: str
    address: str
    state: TagState = "reported"


@dataclass(frozen=True, slots=True)
class Step:
    """One level of the golden thread; ``level`` is a key of ``thread.level``."""

    level: str
    links: tuple[Link, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """Where a page hangs: the steps from the vision down to its own title."""

    steps: tuple[Step, ...]
    title: str
    level: str
    theme: int = 0
    summary: str = ""
    meta: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the plan as a tree; ``level`` is a key of ``thread.level``."""

    level: str
    title: str
    address: str
    note: str = ""
    theme: int = 0
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the area; any of them may be empty. ``dial`` is the number in ``phone``."""

    email: str
    phone: str
    dial: str
    drop_in: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where a fact was published; ``address`` is a whole web address or empty."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class KindLink:
    """A kind of post to show alone."""

    label: str
    address: str
    count: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """Page ``number`` of ``total``, of a list that begins at ``address``."""

    number: int
    total: int
    address: str


@dataclass(frozen=True, slots=True)
class TextFact:
    """A short fact by name."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class LinksFact:
    """A fact by name that is one or more things to follow."""

    term: str
    links: tuple[Link, ...]


Fact = TextFact | LinksFact
