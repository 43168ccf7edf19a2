"""Everything as one JSON document, and the JSON Schema that says what may stand in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from plugins.impact.report.open_data.definitions import ExplainedField, ExplainedTable
from plugins.impact.report.open_data.tables import CellValue, Field, FilledTable

DIALECT = "https://json-schema.org/draft/2020-12/schema"
AREA = "area"
"""The one table that has one row, which stands there by itself."""


def whole(tables: Iterable[FilledTable], schema: str) -> bytes:
    """All tables, each a list of rows; what is not known is left out of a row."""
    parts = [f'"$schema": {text(schema)}']
    for table in tables:
        rows = [text(row) for row in _rows(table)]
        inside = rows[0] if table.name == AREA else _listed(rows)
        parts.append(f"{text(table.name)}: {inside}")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _listed(rows: list[str]) -> str:
    return "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"


def _rows(table: FilledTable) -> Iterator[dict[str, object]]:
    names = [field.name for field in table.fields]
    for row in table.rows:
        yield {n: _plain(c) for n, c in zip(names, row, strict=True) if c is not None}


def _plain(cell: CellValue) -> object:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def text(value: object) -> str:
    """``value`` as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def indented(value: object) -> bytes:
    """``value`` as JSON to be read by people as well."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def schema(tables: Iterable[ExplainedTable], title: str, address: str) -> bytes:
    """The schema of the document, at its web ``address``."""
    properties: dict[str, Any] = {"$schema": {"const": address}}
    for table in tables:
        row = _row(table)
        listed = {"title": table.title, "type": "array", "items": row}
        properties[table.name] = row if table.name == AREA else listed
    return indented(
        {
            "$schema": DIALECT,
            "$id": address,
            "title": title,
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    )


def _row(table: ExplainedTable) -> Mapping[str, Any]:
    return {
        "description": table.text,
        "type": "object",
        "properties": {f.field.name: _property(f) for f in table.fields},
        "required": [f.field.name for f in table.fields if f.field.needed],
        "additionalProperties": False,
    }


def _property(explained: ExplainedField) -> Mapping[str, Any]:
    field = explained.field
    kind: dict[str, Any] = {"type": "string" if field.type == "date" else field.type}
    if field.type == "date" or field.is_link:
        kind["format"] = "date" if field.type == "date" else "uri"
    return {"description": explained.text, **kind, **_choices(field)}


def _choices(field: Field) -> Mapping[str, Any]:
    return {"enum": list(field.choices)} if field.choices else {}
