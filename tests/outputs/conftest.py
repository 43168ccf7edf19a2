"""Where the tests of this folder build."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.outputs.bench import Bench, a_bench


@pytest.fixture(scope="session")
def bench() -> Iterator[Bench]:
    """A folder, with an area, a theme and a first site in it, and processes that build."""
    with a_bench() as bench:
        yield bench


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test cuts the power, so no disk has to be waited for."""
    monkeypatch.setattr(os, "fsync", lambda _number: None)
