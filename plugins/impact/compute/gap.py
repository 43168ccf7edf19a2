"""A gap, something that the site cannot show yet, and what sets one kind of gap apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from plugins.impact.compute.pieces import Evidence
from plugins.impact.compute.thread import Thread
from plugins.impact.model import addresses
from plugins.impact.model.content import Content, Reckoning
from plugins.impact.model.plan import KnownGap
from plugins.impact.model.when import When

Closer = Literal["volunteer", "rep", "partnership"]


@dataclass(frozen=True)
class Gap:
    """Something that is missing.

    ``subject`` is what it is about, as ``known-gaps.yaml`` names it; ``name`` is its title;
    ``activity``, ``goal``, ``post``, ``impact`` and ``since`` are set where its kind needs them.
    ``themes`` are those whose pages show it, ``explained`` is who says why it is so.
    """

    code: str
    subject: str
    name: str
    themes: tuple[str, ...] = ()
    activity: str | None = None
    goal: str | None = None
    post: str | None = None
    impact: str | None = None
    since: When | None = None
    explained: KnownGap | None = None

    @property
    def key(self) -> str:
        """How ``known-gaps.yaml`` names it."""
        return f"{self.code} {self.subject}"


@dataclass(frozen=True)
class Ground:
    """What gaps are looked for in."""

    content: Content
    thread: Thread
    evidence: Evidence
    reckoning: Reckoning


@dataclass(frozen=True)
class Place:
    """The file at ``path``, or a new one in that folder where it ends with a slash.

    ``fields`` are lines to write there, as they begin.
    """

    path: str
    fields: tuple[str, ...]


def page_of_subject(gap: Gap, content: Content) -> str:
    """The address of the page of what a gap is about."""
    if gap.post is not None:
        return addresses.post(content.posts[gap.post])
    if gap.activity is not None:
        return addresses.activity(gap.activity)
    if gap.goal is not None:
        return addresses.goal(gap.goal)
    return f"{addresses.theme(gap.themes[0])}#review"


@dataclass(frozen=True)
class GapKind:
    """A kind of gap, and all that is its own but its words, which are in the catalogue.

    ``closer`` can close it. ``subject`` and ``shown_when`` say in the manual what it is about and
    when it is there. ``find`` finds all gaps of it, and may find those of other kinds with them.
    ``place`` is where it can be closed, ``page`` the address of the page that shows it.
    ``or_never`` is for one that is there since a date, and has other words (``.never``) where
    there is none.
    """

    code: str
    closer: Closer
    subject: str
    shown_when: str
    find: Callable[[Ground], Iterator[Gap]]
    place: Callable[[Gap, Content], Place]
    page: Callable[[Gap, Content], str] = page_of_subject
    or_never: bool = False
