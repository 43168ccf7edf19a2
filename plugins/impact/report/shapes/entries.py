"""Entries of the plan and posts as lines, cards and lists."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.report.shapes.figures import Figure
from plugins.impact.report.shapes.links import Link, Tag, ThemeMark


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in a list."""

    kind: str
    title: str
    address: str
    date_text: str
    summary: str
    themes: tuple[ThemeMark, ...]


@dataclass(frozen=True, slots=True)
class GapLine:
    """Something that is missing: ``closing`` is what would close it, and ``because`` why it is so
    where somebody (``by``) has said that (``on`` a day)."""

    text: str
    address: str
    because: str = ""
    by: str = ""
    on: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity in a list; ``reports`` is how many reports of what changed it has."""

    title: str
    address: str
    summary: str
    theme: int
    status: str
    status_text: str
    partners: tuple[Link, ...]
    reports: int
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What a post tells of one activity or theme; ``known_from`` is empty where not said."""

    about: Link
    theme: int
    impacts: tuple[Tag, ...]
    people: str
    outputs: tuple[str, ...]
    known_from: str


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A sum of money and what it is."""

    what: str
    amount: str
    note: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event: as much of its date as is known, and what else is."""

    title: str
    address: str
    state: str
    day: str
    month: str
    year: str
    when_text: str
    place: str
    attendance: str
    summary: str


@dataclass(frozen=True, slots=True)
class FileCard:
    """A document to download, or known to exist: then ``address`` is empty."""

    title: str
    address: str
    type: str
    size: str
    note: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class PhotoFigure:
    """A photo; ``width`` and ``height`` are pixels."""

    address: str
    width: int
    height: int
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class FilmCard:
    """A film to watch elsewhere."""

    title: str
    address: str
    length: str
    transcript: str


@dataclass(frozen=True, slots=True)
class ThemeCard:
    """A theme, what changed lately, and its figures."""

    theme: ThemeMark
    summary: str
    latest: PostLine | None
    figures: tuple[Figure, ...]
