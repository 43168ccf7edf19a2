"""Everything as one document: it is what its schema says, and says what the tables say."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.fictional_area import ADDRESS, built
from tests.open_data.published import document, names, table

SITE = built()
WHOLE = document(SITE, "area")
SCHEMA = document(SITE, "area.schema")


def faults(value: Any) -> list[str]:
    """What the schema has against a document."""
    validator = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.json_path for error in validator.iter_errors(value)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_document_is_what_its_schema_says() -> None:
    assert faults(WHOLE) == []


def test_the_document_names_its_schema() -> None:
    assert WHOLE["$schema"] == SCHEMA["$id"] == f"{ADDRESS}/data/area.schema.json"


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "gossip"), ("title", 7), ("date_first", "soon"), ("page", "no address"), ("new", 1)],
)
def test_what_is_wrong_in_a_document_would_be_found(field: str, value: object) -> None:
    posts = [{**WHOLE["posts"][0], field: value}, *WHOLE["posts"][1:]]
    assert faults({**WHOLE, "posts": posts})[0].startswith("$.posts[0]")


def as_text(value: object) -> str:
    """A value of the document as a spreadsheet writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def same(text: str, value: object) -> bool:
    """Whether a cell says what the document does; 7690.00 is 7690."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(text) == value
    return text == as_text(value)


@pytest.mark.parametrize("name", names(SITE))
def test_a_table_says_the_same_as_the_document(name: str) -> None:
    rows = WHOLE[name] if name != "area" else [WHOLE[name]]
    cells = table(SITE, name)
    assert [{k for k, v in row.items() if v} for row in cells] == [set(row) for row in rows]
    different = [
        (text, row[key])
        for cell, row in zip(cells, rows, strict=True)
        for key, text in cell.items()
        if text and not same(text, row[key])
    ]
    assert different == []
