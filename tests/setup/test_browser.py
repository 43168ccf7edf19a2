from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.setup import system_packages
from plugins.setup.chromium import prepare_chromium
from plugins.setup.halt import Halt
from tests.setup.conftest import Runs

PYTHON = Path("python")
DOWNLOAD = "python -m playwright install chromium"


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of one package, on a computer of root's own that has apt."""
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: name)
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0)
    place = tmp_path / "system-packages.txt"
    place.write_text("chromium\n", encoding="utf-8")
    return place


def after(runs: Runs, command: str) -> Callable[[], Path | None]:
    """Finds a Chromium once ``command`` was run."""
    return lambda: Path("chromium") if any(command in asked for asked in runs.asked) else None


def test_one_that_is_there_is_enough(packages: Path, runs: Runs) -> None:
    prepare_chromium(packages, PYTHON, runs, lambda: Path("chromium"))
    assert runs.asked == []


def test_the_systems_package_is_tried_first(packages: Path, runs: Runs) -> None:
    prepare_chromium(packages, PYTHON, runs, after(runs, "install --yes"))
    assert DOWNLOAD not in runs.asked


def test_then_the_browser_tools_download(packages: Path, runs: Runs) -> None:
    prepare_chromium(packages, PYTHON, runs, after(runs, DOWNLOAD))
    assert runs.asked[-1] == DOWNLOAD


def test_where_nothing_helps_the_command_is_given(packages: Path, runs: Runs) -> None:
    with pytest.raises(Halt) as halt:
        prepare_chromium(packages, PYTHON, runs, lambda: None)
    assert str(halt.value) == (
        "The browser tests need Chromium, and it could not be installed from here.\n"
        "Run this, then the same command again:  "
        "apt-get update && apt-get install --yes chromium\n"
        "Any installed Chromium or Google Chrome will do as well."
    )
