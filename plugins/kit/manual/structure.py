"""What can be written: the classes of the model, their fields, and what each field takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from plugins.impact.model import fields
from plugins.impact.model.entry import Entry, FieldGroup
from plugins.impact.model.kinds import KINDS
from plugins.impact.model.post import Post
from plugins.impact.model.validators import Described
from plugins.impact.read.locations import CLASSES, ID, Location


@dataclass(frozen=True)
class Group:
    """Fields that stand indented below another field.

    ``owner`` is the first class that has it, ``names`` are those of the fields it stands below.
    """

    owner: type[FieldGroup]
    names: list[str]


def entries() -> Iterator[type[Entry]]:
    """Every class that an area writes entries of: those of the plan, posts, kinds of post."""
    yield from CLASSES.values()
    yield from KINDS.values()


def own_fields(entry: type[FieldGroup]) -> Iterator[tuple[str, Any]]:
    """The names of the fields that may be written in ``entry``, and the type of each.

    Of a kind of post, those that set it apart from other posts.
    """
    given: frozenset[str] = getattr(entry, "given", frozenset())
    shared = Post.model_fields if issubclass(entry, Post) and entry is not Post else {}
    types = get_type_hints(entry, include_extras=True)
    for name in entry.model_fields:
        if name not in given and name not in shared:
            yield name, types[name]


def as_written(entry: type[FieldGroup], name: str) -> str:
    """The name of a field in files, which Python may not have as a name."""
    return entry.model_fields[name].alias or name


@cache
def groups() -> Mapping[type[FieldGroup], Group]:
    """Every group of fields, in the order in which entries first have it."""
    found: dict[type[FieldGroup], Group] = {}
    for entry in entries():
        _gather(entry, found)
    return found


def _gather(owner: type[FieldGroup], found: dict[type[FieldGroup], Group]) -> None:
    for name, type_ in own_fields(owner):
        part = part_in(type_)
        if part is None:
            continue
        if part not in found:
            found[part] = Group(owner, [])
            _gather(part, found)
        if name not in found[part].names:
            found[part].names.append(name)


def shown_path(location: Location, id_: str = "<name>") -> str:
    """The path of what lies at ``location``, as a volunteer knows it."""
    path = location.pattern.pattern.replace(ID, "").replace("\\", "")
    return "content/" + re.sub(r"\(\?P<id>[^)]*\)", id_, path)


def types() -> Iterator[Described]:
    """The types of fields that have words, in the order in which the model has them."""
    found = (_words(value) for value in vars(fields).values())
    yield from dict.fromkeys(words for words in found if words is not None)


def part_in(annotation: Any) -> type[FieldGroup] | None:
    """The group of fields that a field takes, alone or as a list; none where it takes a value."""
    if isinstance(annotation, type) and issubclass(annotation, FieldGroup):
        return annotation
    found = (part_in(inner) for inner in get_args(annotation))
    return next((part for part in found if part is not None), None)


def is_list(annotation: Any) -> bool:
    """Whether a field takes a list."""
    return get_origin(_bare(annotation)) is tuple


def value_taken(annotation: Any) -> str:
    """The words for a field that takes a value.

    Raises ``LookupError`` for a type that has no words.
    """
    plain = _without_none(annotation)
    described = _words(plain)
    if described is not None:
        return described.called
    choices = _choices(plain)
    if not choices:
        raise LookupError(f"the model has no words for {annotation}")
    words = ", ".join(f"`{choice}`" for choice in choices)
    return f"some of: {words}" if is_list(plain) else words


def _words(annotation: Any) -> Described | None:
    metadata = getattr(annotation, "__metadata__", ())
    return next((mark for mark in metadata if isinstance(mark, Described)), None)


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        return next(kind for kind in get_args(annotation) if kind is not NoneType)
    return annotation


def _bare(annotation: Any) -> Any:
    return annotation.__origin__ if hasattr(annotation, "__metadata__") else annotation


def _choices(annotation: Any) -> tuple[str, ...]:
    bare = _bare(annotation)
    if get_origin(bare) is Literal:
        return get_args(bare)
    found = (_choices(inner) for inner in get_args(bare) if inner is not Ellipsis)
    return next((choices for choices in found if choices), ())
