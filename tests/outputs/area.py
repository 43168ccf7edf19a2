"""An invented area as values that can be changed, and written out as a volunteer would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.fictional_area import AREA

Fields = dict[str, Any]


@dataclass
class Text:
    """A Markdown file: its fields and what stands below them."""

    fields: Fields
    body: str


File = Text | Fields | list[Fields] | bytes
Area = dict[str, File]
"""What an area writes, by the path of its file below the content folder."""

# Headings that other texts lead to, of which the area in tests/area has few.
WALKS = """---
title: Two walks
date: 2030-05-01
kind: news
themes: [water]
---

## Along the quay

We walked.

## Back by the mill

We walked on, and [sat down](bench.md).
"""
AFTERWARDS = """---
title: After the walks
date: 2031-03-02
kind: news
activities: [reed-bank]
---

It went on from [the mill](../2030/walks.md#back-by-the-mill).
"""
MORE = {"posts/2030/walks.md": WALKS, "posts/2031/afterwards.md": AFTERWARDS}


def invented() -> Area:
    """The area that the tests begin with."""
    area: Area = {
        path.relative_to(AREA).as_posix(): _read(path)
        for path in sorted(AREA.rglob("*"))
        if path.is_file() and path.name != "README.md"
    }
    return {**area, **{path: _text(written) for path, written in MORE.items()}}


def bytes_of(file: File) -> bytes:
    """A file as it lies in the area's folder. JSON is YAML too, and quotes what needs quoting."""
    if isinstance(file, bytes):
        return file
    if isinstance(file, Text):
        lines = [f"{name}: {_json(value)}\n" for name, value in file.fields.items()]
        return "".join(["---\n", *lines, "---\n\n", file.body]).encode()
    if isinstance(file, list):
        return "".join(f"- {_json(entry)}\n" for entry in file).encode()
    return "".join(f"{name}: {_json(value)}\n" for name, value in file.items()).encode()


def texts(area: Area, below: str = "") -> Iterator[tuple[str, Text]]:
    """The Markdown files below a folder, with their paths."""
    for path, file in area.items():
        if isinstance(file, Text) and path.startswith(below):
            yield path, file


def refer(area: Area, old: str, new: str | None) -> None:
    """Let every field that names ``old`` name ``new`` instead; where that is none, drop it."""
    for file in area.values():
        if isinstance(file, Text):
            file.fields = _referring(file.fields, old, new)
        elif isinstance(file, list):
            file[:] = _referring(file, old, new)
        elif isinstance(file, dict):
            changed = _referring(file, old, new)
            file.clear()
            file.update(changed)


def _referring(value: Any, old: str, new: str | None) -> Any:
    if isinstance(value, list):
        return [_referring(part, old, new) for part in value if new or part != old]
    if isinstance(value, dict):
        kept = {name: part for name, part in value.items() if new or part != old}
        return {name: _referring(part, old, new) for name, part in kept.items()}
    return new if value == old else value


def _read(path: Path) -> File:
    if path.suffix == ".md":
        return _text(path.read_text("utf-8"))
    if path.suffix == ".yaml":
        file: Fields | list[Fields] = _yaml(path.read_text("utf-8"))
        return file
    return path.read_bytes()


def _text(written: str) -> Text:
    _, fields, body = written.split("---\n", 2)
    return Text(_yaml(fields), body.lstrip("\n"))


def _yaml(written: str) -> Any:
    return yaml.load(written, yaml.BaseLoader)  # noqa: S506 - it makes texts, lists and mappings


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
