"""Columns of open data: what each holds, and the plain fields that it is written as.

A quantity or a date is more than one field: "about €300" is an amount, whether it is about that
and at least that, and its currency; a date is as it was written, with its first and last day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from plugins.impact.model.quantity import Quantity
from plugins.impact.model.when import Bound, When
from plugins.impact.report.data.identifiers import identifier
from plugins.impact.report.facts import Facts

Cell: TypeAlias = str | int | Decimal | bool | date | None
FieldType = Literal["string", "integer", "number", "boolean", "date"]
Kind = Literal[
    "text", "link", "id", "whole", "number", "yes", "day", "when", "bound", "count", "money"
]
Value: TypeAlias = Callable[[Any, Facts], Any]
Spread: TypeAlias = Callable[[Any], tuple[Cell, ...]]

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


@dataclass(frozen=True)
class Column:
    """A column: where its value comes from (of a row and all facts), and what it means."""

    name: str
    kind: Kind
    value: Value
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


def _when(value: When) -> tuple[Cell, ...]:
    return str(value), value.first, value.last


def _bound(value: Bound) -> tuple[Cell, ...]:
    return (*_when(value.when), value.qualifier or None)


def _count(value: Quantity) -> tuple[Cell, ...]:
    return value.amount, value.about, value.at_least


def _money(value: Quantity) -> tuple[Cell, ...]:
    return (*_count(value), value.currency or None)


SPREADS: Mapping[Kind, Spread] = {
    "when": _when,
    "bound": _bound,
    "count": _count,
    "money": _money,
}
