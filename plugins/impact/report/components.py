"""The shapes that the components of templates show: texts ready to be read, addresses to link.

Every ``address`` is one below the site's root, such as ``/themes/health/``, and empty where
there is nothing to follow.
"""

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
class ThreadSteps:
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
class ContactDetails:
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


@dataclass(frozen=True, slots=True)
class Figure:
    """A large plain number, and what it counts."""

    number: str
    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: ``value`` is what its length stands for, ``text`` how that is said."""

    label: str
    value: int
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Bars that belong together; ``scope`` is individual, collective or empty."""

    title: str
    scope: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale, with the headings of the table of the same numbers."""

    title: str
    groups: tuple[BarGroup, ...]
    label_heading: str
    value_heading: str
    note: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Text in a table, perhaps to follow."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class TagsCell:
    """Kinds of impact in a table."""

    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class LinksCell:
    """Several things to follow in a table."""

    links: tuple[Link, ...]


AnyCell = str | Cell | TagsCell | LinksCell


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has as many cells as there are columns."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[AnyCell, ...], ...]


@dataclass(frozen=True, slots=True)
class TableGroup:
    """A table below a heading of its own, which can be linked to by its ``id``."""

    id: str
    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class Point:
    """A reading on a chart: ``at`` is its place in time, from 0 to 1."""

    at: float
    value: float
    label: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class TargetLine:
    """Where an indicator is meant to stand."""

    value: float
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator: its chart (``low`` to ``high``), what it says, and its words."""

    id: str
    title: str
    unit: str
    points: tuple[Point, ...]
    low: float
    high: float
    target: TargetLine | None
    verdict: str
    findings: tuple[TextFact, ...]
    source: SourceLine
    address: str = ""


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
