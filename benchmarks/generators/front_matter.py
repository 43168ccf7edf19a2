"""Fields as YAML, the way a careful volunteer writes them: no quotation marks, no anchors.

The invented values hold nothing that YAML would read as something else, so nothing is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def yaml(fields: dict[str, Any]) -> str:
    """``fields`` as a block of YAML; an empty list is left out."""
    return "".join(f"{line}\n" for line in _mapping(fields))


def document(fields: dict[str, Any], body: str) -> str:
    """A post: its fields between lines of dashes, then its text."""
    return f"---\n{yaml(fields)}---\n\n{body}"


def _mapping(fields: dict[str, Any]) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, dict):
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping(value))
        elif value and isinstance(value, list) and isinstance(value[0], dict):
            yield f"{key}:"
            yield from (f"  {line}" for item in value for line in _item(item))
        elif isinstance(value, list | tuple):
            if value:
                yield f"{key}: [{', '.join(value)}]"
        else:
            yield f"{key}: {value}"


def _item(fields: dict[str, Any]) -> Iterator[str]:
    for number, line in enumerate(_mapping(fields)):
        yield f"{'  ' if number else '- '}{line}"
