"""The files that say exactly what is installed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>\S+)(?P<marker> ;[^\\]*)? \\$", re.MULTILINE)
ADDRESS = re.compile(r"://|^\s*--(?!hash)|(?:^|\s)(?:/|[a-z]:\\)", re.MULTILINE | re.IGNORECASE)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins_in(name: str) -> dict[str, str]:
    return {found["name"]: found[0] for found in PIN.finditer(text_of(name))}


def names_in(name: str) -> set[str]:
    lines = [line.strip() for line in text_of(name).splitlines()]
    named = [line for line in lines if line and not line.startswith(("#", "-r"))]
    return {re.split("[=<>]", line)[0].lower() for line in named}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_all_that_is_asked_for_is_pinned(name: str) -> None:
    assert names_in(f"{name}.in") <= pins_in(f"{name}.txt").keys()


def test_the_tests_pins_include_the_sites_pins() -> None:
    assert pins_in("requirements.txt").items() <= pins_in("requirements-dev.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_each_pin_has_a_hash(name: str) -> None:
    blocks = re.split(r"\n(?=\S)", text_of(name))
    pinned = [block for block in blocks if "==" in block and not block.startswith("#")]
    assert [block for block in pinned if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_pins_name_no_address_and_no_folder(name: str) -> None:
    assert ADDRESS.findall(text_of(name)) == []


def test_the_npm_lock_has_hashes_and_no_addresses() -> None:
    lock = json.loads(text_of("tests/browser/package-lock.json"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert [("integrity" in package, "resolved" in package) for package in packages] == [
        (True, False) for _ in packages
    ]
