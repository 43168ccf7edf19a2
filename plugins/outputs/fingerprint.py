"""A short text that stands for plain values: equal values have equal fingerprints.

The values are written out in pickle's format, because that is done at the speed of C. Nothing is
ever read from it. Nothing is remembered while writing, so that two equal texts give the same bytes
whether or not they are one object.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from copyreg import __newobj__  # type: ignore[attr-defined]
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from plugins.outputs.outputs import ALWAYS


class _NotPlain(Exception):
    pass


class _Writer(pickle.Pickler):
    """Writes plain values: texts, numbers, days, lists, mappings, frozen dataclasses of them."""

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.fast = True  # remembers nothing

    def reducer_override(self, obj: Any) -> Any:
        kind = type(obj)
        if (obj if kind is type else kind) not in _plain and obj is not __newobj__:
            _check(obj if isinstance(obj, type) else kind)
        values = _values.get(kind)
        return (kind, values(obj)) if values else NotImplemented


_plain: set[type] = {Markup, Decimal, date, datetime, time, timedelta, timezone}
"""Types that were found to be plain: there are few, and hundreds of thousands of values."""
_values: dict[type, Callable[[Any], tuple[Any, ...]]] = {}
"""For each that is no more than its fields, how to get these. Python itself would ask each value
for its ``__dict__``, and keep that as long as the value."""


def _check(kind: type) -> None:
    is_frozen = is_dataclass(kind) and kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    if not is_frozen and not issubclass(kind, Enum):
        raise _NotPlain
    _plain.add(kind)
    if all(map(is_dataclass, kind.__mro__[:-1])) and not hasattr(kind, "__post_init__"):
        _values[kind] = _getter([field.name for field in fields(kind)])


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def fingerprint(*values: object) -> str:
    """The fingerprint of ``values``; ``ALWAYS`` where one of them is more than plain data.

    Sets have an order of their own in each process, so what holds one may have another
    fingerprint the next time, and is made anew then.
    """
    out = BytesIO()
    try:
        _Writer(out).dump(values)
    except (_NotPlain, pickle.PicklingError, RecursionError, ValueError):  # or in a circle
        return ALWAYS
    return blake2b(out.getbuffer(), digest_size=16).hexdigest()
