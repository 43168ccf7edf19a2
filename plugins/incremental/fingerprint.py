"""A short text that stands for plain values: equal values have equal fingerprints.

The values are written out in pickle's format, because that is done at the speed of C. Nothing is
ever read from it. Nothing is remembered while writing, so that two equal texts give the same bytes
whether or not they are one object.
"""

from __future__ import annotations

import pickle
from copyreg import __newobj__  # type: ignore[attr-defined]
from dataclasses import is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from hashlib import blake2b
from io import BytesIO
from typing import Any

from markupsafe import Markup

ALWAYS = ""
"""The fingerprint of what has none: it is made every time."""

PLAIN = (Markup, Decimal, date, datetime, time)


class _NotPlain(Exception):
    pass


class _Writer(pickle.Pickler):
    """Writes plain values: texts, numbers, days, lists, mappings, frozen dataclasses of them."""

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.fast = True  # remembers nothing

    def reducer_override(self, obj: Any) -> Any:
        kind = obj if isinstance(obj, type) else type(obj)
        if not _is_plain(kind) and obj is not __newobj__:
            raise _NotPlain
        return NotImplemented


def _is_plain(kind: type) -> bool:
    if issubclass(kind, Enum) or kind in PLAIN:
        return True
    return is_dataclass(kind) and kind.__dataclass_params__.frozen  # type: ignore[attr-defined]


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
