"""What the benchmark is installed from, and the target that runs it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.setup.test_command import dry_run
from tests.setup.test_pins import ADDRESS, names_in, pins_in, text_of

ROOT = Path(__file__).resolve().parents[2]
BENCH = "requirements-bench.txt"


def test_all_that_is_asked_for_is_pinned() -> None:
    assert names_in("requirements-bench.in") <= pins_in(BENCH).keys()


def test_the_pins_include_the_sites_pins() -> None:
    assert pins_in("requirements.txt").items() <= pins_in(BENCH).items()


def test_the_pins_agree_with_those_of_the_tests() -> None:
    tests, bench = pins_in("requirements-dev.txt"), pins_in(BENCH)
    assert [name for name in tests.keys() & bench if tests[name] != bench[name]] == []


def test_each_pin_has_a_hash() -> None:
    blocks = [block for block in re.split(r"\n(?=\S)", text_of(BENCH)) if "==" in block]
    assert [block for block in blocks if block[0] != "#" and "--hash=sha256:" not in block] == []


def test_pins_name_no_address_and_no_folder() -> None:
    assert ADDRESS.findall(text_of(BENCH)) == []


def test_the_npm_lock_has_hashes_and_no_addresses() -> None:
    packages = json.loads(text_of("benchmarks/package-lock.json"))["packages"]
    found = {("integrity" in package, "resolved" in package) for package in packages.values()}
    # The first is the benchmark itself.
    assert found == {(False, False), (True, False)}


def test_the_target_sets_up_and_then_measures() -> None:
    assert dry_run("bench", "ARGS=--sizes 100") == [
        "python3 -m plugins.setup bench",
        ".venv/bin/python -m benchmarks run --sizes 100",
    ]
