from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.staging import Publication, discard, publish, stage
from tests.staging.sites import Tree, write


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test cuts the power, so no disk has to be waited for."""
    monkeypatch.setattr(os, "fsync", lambda _number: None)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder that is not there yet, in a project folder of its own."""
    return tmp_path.resolve() / "project" / "output"


@pytest.fixture
def build(output: Path) -> Callable[[Tree], Publication]:
    """Builds a site of the given files and puts it in place; gives what that came to."""

    def build_site(files: Tree) -> Publication:
        current = stage(output)
        try:
            write(current.folder, files)
            return publish(current)
        except BaseException:
            discard(current)
            raise

    return build_site
