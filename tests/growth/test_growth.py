"""Four times as much takes some four times the work, wherever it is done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from plugins.problems import MOST_COMPARED, suggest
from tests.growth.areas import AREAS
from tests.growth.counting import ROOT, bring_counts, counted
from tests.growth.measure import too_much

Places = Mapping[str, Mapping[str, list[int]]]

DELIBERATE = """
def known(n):
    return [number for number in range(n)]

def scans(n):
    return [[other for other in known(n) if other == number] for number in range(n)]

def asks_a_list(n):
    ids = known(n)
    return [number in ids for number in range(n)]

def copies(n):
    held = ()
    for number in range(n):
        held = (*held, number)
    return held

def cuts(n):
    text = "x" * n
    while text:
        text = text[1:]

def finds_the_least(n):
    ids = known(n)
    return [min(ids) for number in range(n)]

def triangle(n):
    for number in range(n):
        for other in range(number):
            pass

def sorts(n):
    return sorted(known(n), key=lambda number: -number)

def asks_a_set(n):
    ids = frozenset(known(n))
    return [number in ids for number in range(n)]

def goes_on(n):
    while n:
        n -= 1
"""
MANY = frozenset(f"place-{number}" for number in range(MOST_COMPARED + 1))
QUADRATIC = ("scans", "asks_a_list", "copies", "cuts", "finds_the_least", "triangle")
NOT_QUADRATIC = ("known", "sorts", "asks_a_set", "goes_on")


@pytest.fixture(scope="module")
def found() -> Places:
    """For each area the places where too much is done for what is in it."""
    command = [sys.executable, "-m", "tests.growth.measure"]
    always_alike = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        command, cwd=ROOT, env=always_alike, capture_output=True, text=True, check=True
    )
    places: Places = json.loads(done.stdout)
    return places


@pytest.mark.parametrize("name", AREAS)
def test_the_work_grows_with_the_area(name: str, found: Places) -> None:
    assert found[name] == {}, "each place, and how much is done there for n and for 4n"


@pytest.mark.parametrize("name", [*QUADRATIC, *NOT_QUADRATIC])
def test_what_grows_faster_is_found_and_nothing_else(name: str) -> None:
    bring_counts()
    names: dict[str, Any] = {}
    exec(counted(DELIBERATE, "deliberate.py", "deliberate.py"), names)  # noqa: S102
    places = too_much(names[name], Counter())
    assert bool(places) == (name in QUADRATIC)
    assert all(place.startswith("deliberate.py:") for place in places)


@pytest.mark.parametrize("word", ["plce-7", "place-7a", "Place-7", "plaec-77", "place77"])
def test_among_very_many_names_one_is_found_that_is_a_slip_away(word: str) -> None:
    assert suggest(word, MANY).startswith(" Did you mean 'place-7")


def test_among_very_many_names_none_is_guessed_that_is_further_away() -> None:
    assert suggest("palace-of-7", MANY) == ""
