from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from plugins.setup import system_packages
from tests.setup.conftest import Runs

APT = "env DEBIAN_FRONTEND=noninteractive apt-get --quiet"
UPDATE = f"{APT} update"
INSTALL = f"{APT} install --yes --no-install-recommends chromium fonts"
NAMES = ("chromium", "fonts")
FILE = Path(__file__).resolve().parents[2] / "system-packages.txt"


def computer(patch: pytest.MonkeyPatch, programs: set[str], *, root: bool) -> None:
    patch.setattr(shutil, "which", lambda name: name if name in programs else None)
    patch.setattr(os, "geteuid", lambda: 0 if root else 1000)


def test_the_list_is_one_name_a_line_with_comments() -> None:
    text = "# first\n\nchromium   # a browser\n  fonts\n"
    assert system_packages.names_in(text) == NAMES


def test_the_projects_own_list_can_be_read() -> None:
    assert "chromium" in system_packages.names_in(FILE.read_text(encoding="utf-8"))


def test_root_installs_after_an_update(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    computer(monkeypatch, {"apt-get"}, root=True)
    assert system_packages.install(NAMES, runs)
    assert runs.asked == [UPDATE, INSTALL]


def test_others_install_with_sudo_that_asks_nothing(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer(monkeypatch, {"apt-get", "sudo"}, root=False)
    assert system_packages.install(NAMES, runs)
    assert runs.asked == ["sudo -n true", f"sudo -n {UPDATE}", f"sudo -n {INSTALL}"]


def test_where_sudo_would_ask_nothing_is_installed(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer(monkeypatch, {"apt-get", "sudo"}, root=False)
    runs.succeeds = lambda command: command != "sudo -n true"
    assert not system_packages.install(NAMES, runs)
    assert runs.asked == ["sudo -n true"]


def test_without_apt_nothing_is_installed(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    computer(monkeypatch, set(), root=True)
    assert not system_packages.install(NAMES, runs)
    assert runs.asked == []


def test_a_failed_update_does_not_keep_from_installing(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer(monkeypatch, {"apt-get"}, root=True)
    runs.succeeds = lambda command: command != UPDATE
    assert system_packages.install(NAMES, runs)


@pytest.mark.parametrize(
    ("programs", "root", "command"),
    [
        (
            {"apt-get"},
            False,
            "sudo apt-get update && sudo apt-get install --yes chromium fonts",
        ),
        ({"apt-get"}, True, "apt-get update && apt-get install --yes chromium fonts"),
        (set(), False, ".venv/bin/python -m playwright install --with-deps chromium"),
    ],
)
def test_the_command_for_readers(
    monkeypatch: pytest.MonkeyPatch, programs: set[str], root: bool, command: str
) -> None:
    computer(monkeypatch, programs, root=root)
    assert system_packages.command(NAMES) == command
