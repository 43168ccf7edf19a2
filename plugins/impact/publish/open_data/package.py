"""``datapackage.json``: what the spreadsheets are, how they hang together (Data Package v2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from plugins.impact.model import addresses
from plugins.impact.publish.open_data.area_json import indented
from plugins.impact.report.open_data.definitions import ExplainedField, ExplainedTable
from plugins.impact.report.site_context import SiteContext

PROFILES = "https://datapackage.org/profiles/2.0"


def package(
    tables: Iterable[ExplainedTable], files: Mapping[str, bytes], context: SiteContext
) -> bytes:
    """The descriptor; ``files`` are the spreadsheets, by table."""
    area = context.content.area
    described: dict[str, Any] = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": area.id,
        "title": context.wording.say("data.package_title", area=area.name),
    }
    if homepage := context.whole_url(addresses.DATA):
        described["homepage"] = homepage
    if area.notice:
        described["description"] = area.notice
    if area.data_licence is not None:
        licence = {"title": area.data_licence.name, "path": area.data_licence.link}
        described["licenses"] = [licence]
    described["resources"] = [_resource(table, files[table.name]) for table in tables]
    return indented(described)


def _resource(table: ExplainedTable, file: bytes) -> Mapping[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.text,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file),
        "hash": f"sha256:{sha256(file).hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: ExplainedTable) -> Mapping[str, Any]:
    keys = [
        {"fields": [f.field.name], "reference": _reference(f, table)}
        for f in table.fields
        if f.field.refers
    ]
    return {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _reference(explained: ExplainedField, table: ExplainedTable) -> Mapping[str, Any]:
    """The ids that a field holds; the standard names no table where it is the same one."""
    refers = explained.field.refers
    return {**({} if refers == table.name else {"resource": refers}), "fields": ["id"]}


def _field(explained: ExplainedField) -> Mapping[str, Any]:
    field = explained.field
    constraints: dict[str, Any] = {"required": True} if field.needed else {}
    if field.choices:
        constraints["enum"] = list(field.choices)
    return {
        "name": field.name,
        "type": field.type,
        **({"format": "uri"} if field.is_link else {}),
        "description": explained.text,
        **({"constraints": constraints} if constraints else {}),
    }
