"""An area in memory, of which single files are mutated, and a copy of it on the disk."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml


@dataclass(frozen=True)
class Link:
    """A symbolic link, to wherever it says."""

    to: str


@dataclass(frozen=True)
class Folder:
    """A folder where a file should be."""


File: TypeAlias = bytes | Link | Folder
Area: TypeAlias = dict[str, File]


@cache
def read_area(folder: Path) -> Mapping[str, bytes]:
    """The files of the area at ``folder``, by their paths."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def sort_of(path: str, data: bytes) -> str:
    """What sort of file lies at ``path``: one of each is mutated as often as any other."""
    folder = path.rpartition("/")[0]
    if not path.startswith("posts/"):
        return (
            folder
            if "/" in path and path.count("/") + path.startswith("plan/") > 1
            else (folder if folder in ("documents", "photos", "pages") else path)
        )
    kind = fields_of(data).get("kind", "")
    return f"posts of kind {kind}"


def fields_of(data: bytes) -> dict[str, Any]:
    """The fields of a Markdown file as plain texts; none where they cannot be read."""
    head, fence, _ = parted(data)
    if not fence:
        return {}
    found = loaded(head)
    return found if isinstance(found, dict) else {}


def parted(data: bytes) -> tuple[str, str, str]:
    """The fields of a Markdown file, the fence below them (empty where none is), and the text."""
    text = re.sub("\r*\n|\r", "\n", data.decode("utf-8-sig", "replace"))
    if not text.startswith("---\n"):
        return "", "", text
    return text[4:].partition("\n---\n")


def loaded(text: str) -> Any:
    """What ``text`` says as YAML, every value a text; none where it is no YAML."""
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def lay_out(area: Area, folder: Path, originals: Path) -> Path:
    """Put ``area`` into the new ``folder``; files that are as in ``originals`` are linked."""
    unchanged = read_area(originals)
    folder.mkdir()
    # Those with longer paths come later, so what lies below a file that is no folder is left out.
    for path, file in sorted(area.items()):
        place = folder / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if file is unchanged.get(path):
                os.link(originals / path, place)
            elif isinstance(file, Link):
                place.symlink_to(file.to)
            elif isinstance(file, Folder):
                place.mkdir()
            else:
                place.write_bytes(file)
        except (FileExistsError, NotADirectoryError):
            continue  # on a disk that takes two cases for one, or below what is a file now
    return folder
