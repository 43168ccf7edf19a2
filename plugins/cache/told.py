"""Settings as a text that differs wherever they do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import partial
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, ModuleType

PLAIN = (type(None), bool, int, float, str, bytes)
SAYING_ALL = (date, time, timedelta, PurePath)
"""Their ``repr`` says all there is."""


class Untold(Exception):
    """A value of which it cannot be told whether it is the same the next time."""


def told(value: object) -> str:
    """A text for ``value``, as data. Code goes by its name: whether it changed is told elsewhere.

    Raises ``Untold`` for what is neither, such as an object of a plugin's.
    """
    kind = type(value)
    if kind in PLAIN or isinstance(value, SAYING_ALL):
        return f"{kind.__name__} {value!r}"
    if isinstance(value, Mapping):
        return f"{kind.__name__} {{{_all(item for pair in value.items() for item in pair)}}}"
    if isinstance(value, list | tuple):
        return f"{kind.__name__} [{_all(value)}]"
    if isinstance(value, set | frozenset):
        return f"{kind.__name__} {sorted(map(told, value))}"
    if isinstance(value, re.Pattern):
        return f"pattern {value.pattern!r} {value.flags}"
    return _code(value)


def _all(values: object) -> str:
    return ", ".join(map(told, values))  # type: ignore[call-overload]


def _code(value: object) -> str:
    if isinstance(value, ModuleType):
        return f"module {value.__name__}"
    if isinstance(value, partial):
        return f"partial {told((value.func, value.args, value.keywords))}"
    if isinstance(value, FunctionType):
        cells = tuple(cell.cell_contents for cell in value.__closure__ or ())
        given = told((value.__defaults__, value.__kwdefaults__, cells))
        return f"function {value.__module__}.{value.__qualname__} {given}"
    if isinstance(value, BuiltinFunctionType | type):
        return f"code {value.__module__}.{value.__qualname__}"
    raise Untold(f"{type(value).__module__}.{type(value).__qualname__}")
