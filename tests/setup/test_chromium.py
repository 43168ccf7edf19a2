from __future__ import annotations

from pathlib import Path

import pytest

from plugins.setup import chromium
from plugins.setup.chromium import find

WORKS = "#!/bin/sh\nexit 0\n"
STUB = "#!/bin/sh\necho 'Please install something else' >&2\nexit 1\n"


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for commands, with no others, applications or downloads around."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "downloads"))
    monkeypatch.setattr(chromium, "APPLICATIONS", ())
    return folder


def put(place: Path, text: str = WORKS) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    place.chmod(0o755)
    return place


def test_where_there_is_none_none_is_found(commands: Path) -> None:
    assert find() is None


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_an_installed_one_is_found(commands: Path, name: str) -> None:
    there = put(commands / name)
    assert find() == there


def test_chromium_comes_before_chrome(commands: Path) -> None:
    put(commands / "google-chrome")
    there = put(commands / "chromium")
    assert find() == there


def test_one_that_does_not_start_is_passed_over(commands: Path) -> None:
    put(commands / "chromium-browser", STUB)
    there = put(commands / "google-chrome")
    assert find() == there


def test_a_downloaded_one_is_found(commands: Path, tmp_path: Path) -> None:
    place = tmp_path / "downloads" / "chromium-1200" / "chrome-linux64" / "chrome"
    there = put(place)
    assert find() == there


def test_an_application_is_found(commands: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = put(commands.parent / "Google Chrome.app" / "Google Chrome")
    monkeypatch.setattr(chromium, "APPLICATIONS", (str(place),))
    assert find() == place
