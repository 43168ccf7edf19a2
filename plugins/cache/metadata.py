"""What Pelican's readers say of a text, as data of a few kinds, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from pelican.contents import Author, Category, Tag
from pelican.readers import METADATA_PROCESSORS
from pelican.utils import get_date

Settings = dict[str, Any]
NAMES: Mapping[str, type] = {"author": Author, "category": Category, "tag": Tag}
OF_A_NAME = {"settings", "_name", "_slug", "_slug_from_name"}
PLAIN = (type(None), bool, int, float, str)
# What readers put for a value that counts as not given; Pelican takes it out afterwards.
NOTHING = METADATA_PROCESSORS["status"]("", {})
DATE, LIST, VALUE = "date", "list", "value"
LAST_DAYS = 28  # a month may have no more, and then a day after it becomes its last


class OfAnotherKind(Exception):
    """A value that is none of the kinds known here."""


def as_data(metadata: Mapping[str, object], settings: Settings) -> dict[str, list[Any]]:
    """``metadata`` as JSON can say it; raises ``OfAnotherKind``.

    ``settings`` are those that names of categories, tags and authors belong to.
    """
    if any(type(name) is not str for name in metadata):
        raise OfAnotherKind
    given = {name: value for name, value in metadata.items() if value is not NOTHING}
    return {name: _as_data(value, settings) for name, value in given.items()}


def from_data(data: Mapping[str, list[Any]], settings: Settings) -> dict[str, object]:
    """What ``as_data`` was given, made anew; raises ``ValueError`` or ``TypeError``."""
    return {name: _from_data(value, settings) for name, value in data.items()}


def may_be_of(day: date, metadata: Mapping[str, object]) -> bool:
    """Whether a date in ``metadata`` might have another value if it were read on another day.

    Pelican fills up one that is not whole, such as "May" or "Friday", from the day of the build.
    """
    return any(_may_be_of(day, value.date()) for value in _dates(list(metadata.values())))


def _may_be_of(day: date, value: date) -> bool:
    alike = (value.year, value.month, value.day)
    return (
        any(one == other for one, other in zip(alike, (day.year, day.month, day.day), strict=True))
        or value.day >= LAST_DAYS
        or abs(value - day) <= timedelta(days=7)
    )


def _dates(values: list[object]) -> Iterator[datetime]:
    for value in values:
        if isinstance(value, datetime):
            yield value
        elif isinstance(value, list):
            yield from _dates(value)


def _as_data(value: object, settings: Settings) -> list[Any]:
    if type(value) in PLAIN:
        return [VALUE, value]
    if type(value) is list:
        return [LIST, [_as_data(item, settings) for item in value]]
    if isinstance(value, datetime):
        return _date(value)
    for name, kind in NAMES.items():
        if type(value) is kind and _is_just_a_name(value, settings):
            return [name, str(value)]
    raise OfAnotherKind


def _date(value: datetime) -> list[Any]:
    text = value.isoformat()
    again = get_date(text)
    if type(again) is not type(value) or repr(again) != repr(value):
        raise OfAnotherKind  # such as one of a time zone by name
    return [DATE, text]


def _is_just_a_name(value: object, settings: Settings) -> bool:
    """Whether nobody has given it an address or more of its own."""
    found = vars(value)
    return (
        found.keys() == OF_A_NAME
        and found["settings"] is settings
        and found["_slug_from_name"] is True
        and type(found["_name"]) is str
    )


def _from_data(data: list[Any], settings: Settings) -> object:
    kind, value = data
    if kind == VALUE:
        return value
    if kind == LIST:
        return [_from_data(item, settings) for item in value]
    if kind == DATE:
        return get_date(value)
    if kind not in NAMES:
        raise ValueError(f"{kind} is no kind of value")
    return NAMES[kind](value, settings)
