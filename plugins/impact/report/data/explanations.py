"""What tables and fields of open data mean, in words: one text for the page and for the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.impact.report.data.columns import Field
from plugins.impact.report.data.definitions import GROUPS
from plugins.impact.report.data.tables import Definition
from plugins.impact.words import Wording


@dataclass(frozen=True)
class ExplainedField:
    """A field, and what it says."""

    field: Field
    text: str


@dataclass(frozen=True)
class ExplainedTable:
    """A table, what its rows are, and what its fields say."""

    name: str
    title: str
    text: str
    key: tuple[str, ...]
    fields: tuple[ExplainedField, ...]


def explanations(wording: Wording) -> Mapping[str, tuple[ExplainedTable, ...]]:
    """Every table, by its group, in the order of the page."""
    return {
        group: tuple(_explained(definition, wording) for definition in definitions)
        for group, definitions in GROUPS.items()
    }


def _explained(definition: Definition, wording: Wording) -> ExplainedTable:
    name = definition.name
    return ExplainedTable(
        name,
        wording.say(f"data.table.{name}"),
        wording.say(f"data.table.{name}.about"),
        definition.key,
        tuple(ExplainedField(field, _text(field, wording)) for field in definition.fields),
    )


def _text(field: Field, wording: Wording) -> str:
    if field.part:
        return wording.say(f"data.part.{field.part}", field=field.name[: -len(field.part) - 1])
    return wording.say(f"data.field.{field.meaning}")
