from __future__ import annotations

import sys
import venv
from pathlib import Path

import pytest

from plugins.setup.environment import prepare_environment, python_of
from plugins.setup.halt import Halt
from tests.setup.conftest import Runs

SITE = ("requirements.txt",)
UNASKED = "--disable-pip-version-check --no-input"
TESTS = ("requirements-dev.txt", "requirements.txt")
INSTALL = (
    "python -m pip install --disable-pip-version-check --no-input --quiet "
    "--require-hashes --only-binary :all: --requirement {}"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two files of requirements."""
    (tmp_path / "requirements.txt").write_text("one==1\n", encoding="utf-8")
    (tmp_path / "requirements-dev.txt").write_text("one==1\ntwo==2\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The environments that were made: each but a file, which takes less time."""
    folders: list[Path] = []

    def create(folder: Path, **_: object) -> None:
        folders.append(folder)
        python = python_of(folder.parent)
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    monkeypatch.setattr(venv, "create", create)
    return folders


def pip_runs(runs: Runs) -> list[str]:
    return [command for command in runs.asked if " pip install " in command]


def test_an_environment_is_made(root: Path, runs: Runs, made: list[Path]) -> None:
    prepare_environment(root, SITE, runs)
    assert made == [root / ".venv"]


def test_the_requirements_are_installed_by_their_hashes(root: Path, runs: Runs) -> None:
    prepare_environment(root, SITE, runs)
    assert pip_runs(runs) == [INSTALL.format(root / "requirements.txt")]


def test_no_installer_is_left(root: Path, runs: Runs) -> None:
    prepare_environment(root, SITE, runs)
    *_, before, install, after = runs.asked
    assert before == "python -m ensurepip --default-pip"
    assert install == INSTALL.format(root / "requirements.txt")
    assert after == f"python -m pip uninstall {UNASKED} --yes pip setuptools"


@pytest.mark.parametrize(
    ("step", "said"), [(" ensurepip ", "put into"), (" uninstall ", "removed from")]
)
def test_an_installer_that_does_not_come_or_go_stops_the_set_up(
    root: Path, runs: Runs, step: str, said: str
) -> None:
    runs.succeeds = lambda command: step not in command
    with pytest.raises(Halt) as halt:
        prepare_environment(root, SITE, runs)
    assert str(halt.value) == (
        f"pip cannot be {said} {root / '.venv'}. Remove that folder, then try again."
    )
    runs.succeeds = lambda _: True
    prepare_environment(root, SITE, runs)
    assert runs.asked.count(f"python -m pip uninstall {UNASKED} --yes pip setuptools") >= 1


def test_the_next_call_does_nothing(root: Path, runs: Runs) -> None:
    prepare_environment(root, SITE, runs)
    runs.asked.clear()
    prepare_environment(root, SITE, runs)
    assert runs.asked == []


def test_changed_requirements_are_installed_again(root: Path, runs: Runs) -> None:
    prepare_environment(root, SITE, runs)
    (root / "requirements.txt").write_text("one==2\n", encoding="utf-8")
    prepare_environment(root, SITE, runs)
    assert len(pip_runs(runs)) == 2


def test_changed_requirements_need_no_new_environment(
    root: Path, runs: Runs, made: list[Path]
) -> None:
    prepare_environment(root, SITE, runs)
    (root / "requirements.txt").write_text("one==2\n", encoding="utf-8")
    prepare_environment(root, SITE, runs)
    assert len(made) == 1


def test_what_the_tests_need_includes_what_a_site_needs(root: Path, runs: Runs) -> None:
    prepare_environment(root, TESTS, runs)
    runs.asked.clear()
    prepare_environment(root, SITE, runs)
    assert runs.asked == []


def test_what_a_site_needs_is_not_enough_for_the_tests(root: Path, runs: Runs) -> None:
    prepare_environment(root, SITE, runs)
    runs.asked.clear()
    prepare_environment(root, TESTS, runs)
    assert pip_runs(runs) == [INSTALL.format(root / "requirements-dev.txt")]


def test_another_python_needs_a_new_environment(
    root: Path, runs: Runs, made: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare_environment(root, SITE, runs)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    runs.succeeds = lambda command: " -c " not in command
    prepare_environment(root, SITE, runs)
    assert len(made) == 2


def test_an_environment_that_lost_its_python_is_made_again(
    root: Path, runs: Runs, made: list[Path]
) -> None:
    prepare_environment(root, SITE, runs)
    python_of(root).unlink()
    prepare_environment(root, SITE, runs)
    assert len(made) == 2


def test_a_failed_installation_says_so(root: Path, runs: Runs) -> None:
    runs.succeeds = lambda command: " pip install " not in command
    with pytest.raises(Halt) as halt:
        prepare_environment(root, SITE, runs)
    assert str(halt.value) == (
        "The packages in requirements.txt could not be installed; the lines above say why.\n"
        "Is this computer online? When it is, the same command goes on from here."
    )


def test_a_failed_installation_is_tried_again(root: Path, runs: Runs) -> None:
    runs.succeeds = lambda command: " pip install " not in command
    with pytest.raises(Halt):
        prepare_environment(root, SITE, runs)
    runs.succeeds = lambda _: True
    prepare_environment(root, SITE, runs)
    assert len(pip_runs(runs)) == 2


def test_an_environment_that_cannot_be_made_says_so(
    root: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("no room left")

    monkeypatch.setattr(venv, "create", fail)
    with pytest.raises(Halt, match=r"\.venv could not be made: no room left"):
        prepare_environment(root, SITE, runs)
