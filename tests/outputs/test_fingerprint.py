"""Values of which one text stands for all."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.outputs.fingerprint import fingerprint
from plugins.outputs.outputs import ALWAYS

ROOT = Path(__file__).resolve().parents[2]


class Colour(Enum):
    RED = 1
    BLUE = 2


class Kind(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Point:
    x: int
    y: object = None


@dataclass(frozen=True)
class OtherPoint:
    x: int
    y: object = None


@dataclass(frozen=True, slots=True)
class Slotted:
    x: int


@dataclass(frozen=True)
class Lazy:
    x: int

    @cached_property
    def double(self) -> int:
        return 2 * self.x


@dataclass
class Mutable:
    x: int = 1


class Thing:
    pass


DIFFERENT: list[Any] = [
    None,
    True,
    1,
    1.0,
    -1,
    2**70,
    "",
    "1",
    b"1",
    "é",
    "e\N{COMBINING ACUTE ACCENT}",
    Markup("1"),
    Decimal(1),
    Decimal("1.0"),
    Colour.RED,
    Colour.BLUE,
    Kind.RED,
    date(2020, 1, 2),
    datetime(2020, 1, 2),
    datetime(2020, 1, 2, tzinfo=UTC),
    time(1, 2),
    [],
    (),
    {},
    [1],
    (1,),
    [[1], 2],
    [[1, 2]],
    [1, [2]],
    {"a": 1},
    {"a": "1"},
    {"a": None},
    {"b": 1},
    {"a": 1, "b": 2},
    Point(1),
    Point(2),
    Point(1, Point(1)),
    OtherPoint(1),
    Slotted(1),
    Slotted(2),
    ["a", "a"],
    ["aa"],
    ["a", "b"],
]


@pytest.mark.parametrize("value", DIFFERENT, ids=repr)
def test_plain_data_has_one(value: object) -> None:
    assert fingerprint(value) != ALWAYS


def test_different_values_have_different_ones() -> None:
    assert len({fingerprint(value) for value in DIFFERENT}) == len(DIFFERENT)


def test_values_are_told_from_their_parts() -> None:
    prints = [fingerprint("a", "b"), fingerprint("ab"), fingerprint(("a", "b")), fingerprint()]
    assert len(set(prints)) == len(prints)


usually = settings(max_examples=200, derandomize=True, deadline=None, database=None)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=2), inner, max_size=3)
        | st.builds(Point, st.integers(0, 3), inner)
    ),
    max_leaves=8,
)


def copied(value: object) -> object:
    """An equal value of which no part is the same object."""
    if isinstance(value, str):
        return "".join(list(value)) if len(value) != 1 else value
    if isinstance(value, list):
        return [copied(item) for item in value]
    if isinstance(value, dict):
        return {copied(name): copied(item) for name, item in value.items()}
    if isinstance(value, Point):
        return Point(value.x, copied(value.y))
    return value


def typed(value: object) -> object:
    """What tells ``1`` from ``True``, which are equal."""
    if isinstance(value, list):
        return [typed(item) for item in value]
    if isinstance(value, dict):
        return (dict, [(name, typed(item)) for name, item in value.items()])
    if isinstance(value, Point):
        return (Point, typed(value.x), typed(value.y))
    return (type(value), value)


@usually
@given(PLAIN)
def test_equal_values_have_equal_ones_whoever_made_them(value: object) -> None:
    assert fingerprint(value, value) == fingerprint(value, copied(value))


@usually
@given(PLAIN, PLAIN)
def test_they_differ_where_values_do(one: object, other: object) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (typed(one) == typed(other))


def test_it_is_the_same_in_another_process() -> None:
    words = (
        "from datetime import date; from plugins.outputs.fingerprint import fingerprint; "
        "print(fingerprint({'a': [date(2020, 1, 2), 'text', 1.5, None]}))"
    )
    command = [sys.executable, "-c", words]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == fingerprint({"a": [date(2020, 1, 2), "text", 1.5, None]})


def generator() -> object:
    return (n for n in [1])


def circle() -> object:
    around: list[object] = []
    around.append(around)
    return around


def deep() -> object:
    value: list[object] = []
    for _ in range(100_000):
        value = [value]
    return value


NOT_PLAIN: dict[str, Callable[[], object]] = {
    "a moment of a zone by name": lambda: datetime(2020, 1, 2, tzinfo=ZoneInfo("Europe/Lisbon")),
    "an object": Thing,
    "a function": lambda: generator,
    "a lambda": lambda: lambda: 1,
    "a builtin": lambda: len,
    "a class": lambda: Thing,
    "a module": lambda: sys,
    "a dataclass that may change": Mutable,
    "a generator": generator,
    "a view of a mapping": lambda: {"a": 1}.items(),
    "a mapping of another kind": lambda: MappingProxyType({"a": 1}),
    "a count": lambda: Counter("aa"),
    "a mapping that is more": lambda: OrderedDict(a=1),
    "a path": lambda: Path("a"),
    "a circle": circle,
    "a thing deep down": lambda: {"a": [Point(1, Thing())]},
    "what is too deep": deep,
}


@pytest.mark.parametrize("case", NOT_PLAIN)
def test_what_is_not_plain_has_none(case: str) -> None:
    assert fingerprint(1, NOT_PLAIN[case]()) == ALWAYS


def test_a_value_worked_out_meanwhile_is_never_taken_for_another() -> None:
    lazy = Lazy(1)
    assert lazy.double == 2
    assert fingerprint(lazy) != fingerprint(Lazy(2))
