"""Tables of open data: how each is defined, and what it holds once it is filled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeAlias

from plugins.impact.report.data.columns import Cell, Column, Field, Kind, Spread, Value
from plugins.impact.report.facts import Facts

Way: TypeAlias = tuple[Value, Spread | None, tuple[None, ...]]
Source: TypeAlias = Callable[[Facts], Iterable[Any]]


@dataclass(frozen=True)
class Table:
    """A table with its fields and rows, as plain values; ``key`` are the fields that name a row."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Definition:
    """A table before it is filled: where its rows come from, and what is said of each."""

    name: str
    source: Source
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields, in their order."""
        return tuple(field for column in self.columns for field in column.fields)

    def filled(self, facts: Facts) -> Table:
        """The table of an area."""
        area = facts.content.area.id
        ways = [(column.value, column.spread(area), column.empty) for column in self.columns]
        rows = (_cells(row, ways, facts) for row in self.source(facts))
        return Table(self.name, self.fields, self.key, tuple(rows))


def _cells(row: Any, ways: Iterable[Way], facts: Facts) -> tuple[Cell, ...]:
    """A row as it is published. An area has many thousand cells, so this is kept short."""
    cells: list[Cell] = []
    for value_of, spread, empty in ways:
        value = value_of(row, facts)
        if value is None or value == "":
            cells += empty
        elif spread is None:
            cells.append(value)
        else:
            cells += spread(value)
    return tuple(cells)


def column(name: str, kind: Kind = "text", value: Value | None = None, **more: Any) -> Column:
    """A column; without a ``value`` it is the row's attribute of that name."""
    return Column(name, kind, value or of(name), **more)


def of(attribute: str) -> Value:
    """What a row says in ``attribute``, which may lead on: ``post.id``."""
    get = attrgetter(attribute)
    return lambda row, _: get(row)


def own_id(table: str, value: Value | None = None) -> Column:
    """The id by which other tables name a row of ``table``."""
    return Column("id", "id", value or of("id"), needed=True, refers=table)


def to(name: str, table: str, value: Value | None = None, **more: Any) -> Column:
    """A column that names a row of another ``table``."""
    return Column(name, "id", value or of(name), refers=table, **more)


def at(place: int) -> Value:
    """What a row that is a tuple holds at ``place``."""
    return lambda row, _: row[place]


def page(address: Callable[[str], str]) -> Column:
    """The web address of an entry's own page."""
    return column("page", "link", lambda row, facts: facts.url(address(row.id)), needed=True)


def entries(name: str) -> Source:
    """Everything of one sort that the plan holds, in its order."""

    def source(facts: Facts) -> Iterable[Any]:
        found: Mapping[str, Any] = getattr(facts.content, name)
        return found.values()

    return source


def named(sort: str, field: str) -> Source:
    """Each entry of a ``sort`` with each of the ids that it names in ``field``, once."""

    def source(facts: Facts) -> Iterator[tuple[str, str]]:
        for entry in entries(sort)(facts):
            for id_ in dict.fromkeys(getattr(entry, field)):
                yield entry.id, id_

    return source


def pairs(name: str, first: tuple[str, str], second: tuple[str, str], source: Source) -> Definition:
    """A table that says what belongs to what: each row a pair of ids, as (column, table)."""
    ends = (to(*first, at(0), needed=True), to(*second, at(1), needed=True))
    return Definition(name, source, ends, (first[0], second[0]))
