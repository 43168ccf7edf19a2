"""Numbers: figures, charts, tables, indicators."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.report.shapes.links import Link, Tag, TextFact


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
    source: str
    address: str = ""
