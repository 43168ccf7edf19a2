"""What a field takes, as the model has it, in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from plugins.impact.model import fields
from plugins.impact.model.record import Part
from plugins.kit.manual.words import FIELDS, field_words


def part_in(annotation: Any) -> type[Part] | None:
    """The group of fields that a field takes, alone or as a list; none where it takes a value."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
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
    name = _names().get(_key(plain))
    if name is not None:
        return field_words().types[name][0]
    choices = _choices(plain)
    if not choices:
        raise LookupError(f"{FIELDS} has no words for {annotation}")
    words = ", ".join(f"`{choice}`" for choice in choices)
    return f"some of: {words}" if is_list(plain) else words


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        return next(kind for kind in get_args(annotation) if kind is not NoneType)
    return annotation


def _bare(annotation: Any) -> Any:
    return annotation.__origin__ if hasattr(annotation, "__metadata__") else annotation


def _key(annotation: Any) -> object:
    """What makes a type of ``fields`` itself, whatever else a field asks of it."""
    metadata = getattr(annotation, "__metadata__", (None,))
    return _bare(annotation), metadata[0]


def _choices(annotation: Any) -> tuple[str, ...]:
    bare = _bare(annotation)
    if get_origin(bare) is Literal:
        return get_args(bare)
    found = (_choices(inner) for inner in get_args(bare) if inner is not Ellipsis)
    return next((choices for choices in found if choices), ())


@cache
def _names() -> Mapping[object, str]:
    """The name of each type that fields have."""
    return {
        _key(value): name
        for name, value in vars(fields).items()
        if hasattr(value, "__metadata__") and name in field_words().types
    }
