"""Open data as whoever downloads it reads it: nothing of the kit is used for that."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

from tests.fictional_area import Built

Row = dict[str, str]
MADE_SAFE = re.compile(r"'+[=+\-@\t\r\n]")


def restored(text: str) -> str:
    """A text as it was before it was made safe for spreadsheets."""
    return text[1:] if MADE_SAFE.match(text) else text


def table(site: Built, name: str) -> list[Row]:
    """The rows of a spreadsheet, by the names of its columns."""
    text = site.files[f"data/{name}.csv"].decode("utf-8")
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return [{key: restored(value) for key, value in row.items()} for row in rows]


def names(site: Built) -> list[str]:
    """The names of all tables."""
    return [resource["name"] for resource in document(site, "datapackage")["resources"]]


def document(site: Built, name: str) -> Any:
    """One of the JSON files."""
    return json.loads(site.files[f"data/{name}.json"])


def local(id_: str) -> str:
    """What an id says after the area and what it is."""
    return id_.split("/", 2)[2]
