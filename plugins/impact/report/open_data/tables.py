"""Tables of open data: how each is defined, what its columns hold, and how it is filled.

A quantity or a date is more than one field: "about €300" is an amount, whether it is about that
and at least that, and its currency; a date is as it was written, with its first and last day.
Ids stay the same: the area, what it is, and its own id, such as ``hill/activity/hub``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, Literal, TypeAlias

from plugins.impact.model.quantity import Quantity
from plugins.impact.model.when import Bound, When
from plugins.impact.report.site_context import SiteContext

# What the rows of each table that others refer to are called in their ids.
NOUNS: Mapping[str, str] = {
    "plan_periods": "plan-period",
    "programme_outcomes": "programme-outcome",
    "goals": "goal",
    "goal_outcomes": "intended-outcome",
    "themes": "theme",
    "activities": "activity",
    "impacts": "impact",
    "partners": "partner",
    "award_statements": "award-statement",
    "payments": "payment",
    "funding": "funding",
    "added_value": "added-value",
    "money_by_span": "money",
    "statements": "statement",
    "indicators": "indicator",
    "readings": "reading",
    "posts": "post",
    "attached_documents": "attached-document",
    "evidence": "evidence",
    "outputs": "output",
    "reviewed_activities": "reviewed-activity",
    "review_answers": "review-answer",
    "gaps": "gap",
}
CellValue: TypeAlias = str | int | Decimal | bool | date | None
FieldType = Literal["string", "integer", "number", "boolean", "date"]
Kind = Literal[
    "text", "link", "id", "whole", "number", "yes", "day", "when", "bound", "count", "money"
]
ValueOf: TypeAlias = Callable[[Any, SiteContext], Any]
Spread: TypeAlias = Callable[[Any], tuple[CellValue, ...]]
More: TypeAlias = tuple[tuple[str, FieldType], ...]
ABOUT: More = (("about", "boolean"), ("at_least", "boolean"))
DAYS: More = (("first", "date"), ("last", "date"))
# Each kind with its own type, and the further fields that it is written as.
FIELDS: Mapping[Kind, tuple[FieldType, More]] = {
    "text": ("string", ()),
    "link": ("string", ()),
    "id": ("string", ()),
    "whole": ("integer", ()),
    "number": ("number", ()),
    "yes": ("boolean", ()),
    "day": ("date", ()),
    "when": ("string", DAYS),
    "bound": ("string", (*DAYS, ("qualifier", "string"))),
    "count": ("number", ABOUT),
    "money": ("number", (*ABOUT, ("currency", "string"))),
}
ColumnReader: TypeAlias = tuple[ValueOf, Spread | None, tuple[None, ...]]
RowSource: TypeAlias = Callable[[SiteContext], Iterable[Any]]


def identifier(table: str, id_: str, area: str) -> str:
    """The id of a row of ``table`` that is called ``id_`` within its area."""
    return f"{area}/{NOUNS[table]}/{id_}"


@dataclass(frozen=True)
class Field:
    """A field as it is published.

    ``meaning`` is the end of a key ``data.field.…`` of the catalogue; ``part`` is empty, or what
    the field tells of the column it belongs to (a key ``data.part.…``). ``refers`` is the table
    whose ids it holds, ``choices`` all that it can be where that is settled.
    """

    name: str
    type: FieldType
    meaning: str
    part: str = ""
    needed: bool = False
    refers: str = ""
    choices: tuple[str, ...] = ()
    is_link: bool = False

    def as_plain_text(self) -> Field:
        """The same field, of which is not said that it holds whole web addresses."""
        return replace(self, is_link=False)


@dataclass(frozen=True)
class ColumnDefinition:
    """A column: where its value comes from (of a row and all facts), and what it means."""

    name: str
    kind: Kind
    value: ValueOf
    needed: bool = False
    refers: str = ""
    choices: tuple[str, ...] = ()
    meaning: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that it is written as."""
        own, more = FIELDS[self.kind]
        meaning = self.meaning or self.name
        first = Field(
            self.name,
            own,
            meaning,
            needed=self.needed,
            refers="" if self.name == "id" else self.refers,
            choices=self.choices,
            is_link=self.kind == "link",
        )
        rest = (
            Field(f"{self.name}_{part}", type_, meaning, part, self.needed and part != "currency")
            for part, type_ in more
        )
        return (first, *rest)

    def spread(self, area: str) -> Spread | None:
        """How a value becomes cells; none where it is the one cell itself."""
        if self.kind == "id":
            before = identifier(self.refers, "", area)
            return lambda id_: (f"{before}{id_}",)
        return SPREADS.get(self.kind)

    @property
    def empty(self) -> tuple[None, ...]:
        """Its cells where nothing is known."""
        return (None,) * (1 + len(FIELDS[self.kind][1]))


def _when(value: When) -> tuple[CellValue, ...]:
    return str(value), value.first, value.last


def _bound(value: Bound) -> tuple[CellValue, ...]:
    return (*_when(value.when), value.qualifier or None)


def _count(value: Quantity) -> tuple[CellValue, ...]:
    return value.amount, value.about, value.at_least


def _money(value: Quantity) -> tuple[CellValue, ...]:
    return (*_count(value), value.currency or None)


SPREADS: Mapping[Kind, Spread] = {
    "when": _when,
    "bound": _bound,
    "count": _count,
    "money": _money,
}


@dataclass(frozen=True)
class FilledTable:
    """A table with its fields and rows, as plain values; ``key`` are the fields that name a row."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]


@dataclass(frozen=True)
class TableDefinition:
    """A table before it is filled: where its rows come from, and what is said of each."""

    name: str
    source: RowSource
    columns: tuple[ColumnDefinition, ...]
    key: tuple[str, ...] = ("id",)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields, in their order."""
        return tuple(field for column in self.columns for field in column.fields)

    def filled(self, context: SiteContext) -> FilledTable:
        """The table of an area."""
        area = context.content.area.id
        ways = [(column.value, column.spread(area), column.empty) for column in self.columns]
        rows = (_cells(row, ways, context) for row in self.source(context))
        return FilledTable(self.name, self.fields, self.key, tuple(rows))


def _cells(row: Any, ways: Iterable[ColumnReader], context: SiteContext) -> tuple[CellValue, ...]:
    """A row as it is published. An area has many thousand cells, so this is kept short."""
    cells: list[CellValue] = []
    for value_of, spread, empty in ways:
        value = value_of(row, context)
        if value is None or value == "":
            cells += empty
        elif spread is None:
            cells.append(value)
        else:
            cells += spread(value)
    return tuple(cells)


def column(
    name: str, kind: Kind = "text", value: ValueOf | None = None, **more: Any
) -> ColumnDefinition:
    """A column; without a ``value`` it is the row's attribute of that name."""
    return ColumnDefinition(name, kind, value or of(name), **more)


def of(attribute: str) -> ValueOf:
    """What a row says in ``attribute``, which may lead on: ``post.id``."""
    get = attrgetter(attribute)
    return lambda row, _: get(row)


def own_id(table: str, value: ValueOf | None = None) -> ColumnDefinition:
    """The id by which other tables name a row of ``table``."""
    return ColumnDefinition("id", "id", value or of("id"), needed=True, refers=table)


def to(name: str, table: str, value: ValueOf | None = None, **more: Any) -> ColumnDefinition:
    """A column that names a row of another ``table``."""
    return ColumnDefinition(name, "id", value or of(name), refers=table, **more)


def at(place: int) -> ValueOf:
    """What a row that is a tuple holds at ``place``."""
    return lambda row, _: row[place]


def own_page(address: Callable[[str], str]) -> ColumnDefinition:
    """The web address of an entry's own page."""
    return column("page", "link", lambda row, context: context.url(address(row.id)), needed=True)


def plan_entries(name: str) -> RowSource:
    """Everything of one sort that the plan holds, in its order."""

    def source(context: SiteContext) -> Iterable[Any]:
        found: Mapping[str, Any] = getattr(context.content, name)
        return found.values()

    return source


def named(sort: str, field: str) -> RowSource:
    """Each entry of a ``sort`` with each of the ids that it names in ``field``, once."""

    def source(context: SiteContext) -> Iterator[tuple[str, str]]:
        for entry in plan_entries(sort)(context):
            for id_ in dict.fromkeys(getattr(entry, field)):
                yield entry.id, id_

    return source


def pairs(
    name: str, first: tuple[str, str], second: tuple[str, str], source: RowSource
) -> TableDefinition:
    """A table that says what belongs to what: each row a pair of ids, as (column, table)."""
    ends = (to(*first, at(0), needed=True), to(*second, at(1), needed=True))
    return TableDefinition(name, source, ends, (first[0], second[0]))
