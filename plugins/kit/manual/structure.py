"""What can be written: the classes of the model, and the groups of fields within them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

from plugins.impact.model.kinds import KINDS
from plugins.impact.model.post import Post
from plugins.impact.model.record import Entry, Part
from plugins.impact.read.classes import CLASSES
from plugins.impact.read.shelves import ID, Shelf
from plugins.kit.manual.takes import part_in


@dataclass(frozen=True)
class Group:
    """Fields that stand indented below another field.

    ``owner`` is the first class that has it, ``names`` are those of the fields it stands below.
    """

    owner: type[Part]
    names: list[str]


def entries() -> Iterator[type[Entry]]:
    """Every class that an area writes entries of: those of the plan, posts, kinds of post."""
    yield from CLASSES.values()
    yield from KINDS.values()


def own_fields(entry: type[Part]) -> Iterator[tuple[str, Any]]:
    """The names of the fields that may be written in ``entry``, and the type of each.

    Of a kind of post, those that set it apart from other posts.
    """
    given: frozenset[str] = getattr(entry, "given", frozenset())
    shared = Post.model_fields if issubclass(entry, Post) and entry is not Post else {}
    types = get_type_hints(entry, include_extras=True)
    for name in entry.model_fields:
        if name not in given and name not in shared:
            yield name, types[name]


def as_written(entry: type[Part], name: str) -> str:
    """The name of a field in files, which Python may not have as a name."""
    return entry.model_fields[name].alias or name


@cache
def groups() -> Mapping[type[Part], Group]:
    """Every group of fields, in the order in which entries first have it."""
    found: dict[type[Part], Group] = {}
    for entry in entries():
        _gather(entry, found)
    return found


def _gather(owner: type[Part], found: dict[type[Part], Group]) -> None:
    for name, type_ in own_fields(owner):
        part = part_in(type_)
        if part is None:
            continue
        if part not in found:
            found[part] = Group(owner, [])
            _gather(part, found)
        if name not in found[part].names:
            found[part].names.append(name)


def shown_path(shelf: Shelf, id_: str = "<name>") -> str:
    """The path of what lies on ``shelf``, as a volunteer knows it."""
    path = shelf.pattern.pattern.replace(ID, "").replace("\\", "")
    return "content/" + re.sub(r"\(\?P<id>[^)]*\)", id_, path)
