from __future__ import annotations

import ast
import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from plugins import command_line
from plugins.setup import interpreter
from plugins.setup.halt import Halt
from tests.house.sources import imported

SETUP = Path(interpreter.__file__).parent


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The programs that are on this computer; a test puts their names here."""
    present: list[str] = []
    monkeypatch.setattr(shutil, "which", lambda name: name if name in present else None)
    return present


def test_this_python_will_do() -> None:
    interpreter.check_interpreter()


def test_an_old_python_is_told_which_one_to_install(
    monkeypatch: pytest.MonkeyPatch, only: list[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 6, "final", 0))
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    with pytest.raises(Halt) as halt:
        interpreter.check_interpreter()
    assert str(halt.value) == (
        "This needs Python 3.11 or newer; /usr/bin/python3 is 3.9.6.\n"
        "Install a newer one (https://www.python.org/downloads/, or your system's own packages),\n"
        "then add its name to the command, for example: make serve PYTHON=python3.12"
    )


def test_an_old_python_names_a_newer_one_that_is_there(
    monkeypatch: pytest.MonkeyPatch, only: list[str]
) -> None:
    only += ["python3.11", "python3.12"]
    monkeypatch.setattr(sys, "version_info", (3, 9, 6, "final", 0))
    with pytest.raises(Halt, match=r"add PYTHON=python3\.12 to the command\.$"):
        interpreter.check_interpreter()


def test_on_windows_the_command_is_one_that_can_be_typed_there(
    monkeypatch: pytest.MonkeyPatch, only: list[str]
) -> None:
    monkeypatch.setattr(command_line, "on_windows", lambda: True)
    assert interpreter.too_old().splitlines()[1:] == [
        "Install a newer one (https://www.python.org/downloads/),",
        "then name it in the command, for example: py -3.12 -m plugins.setup site",
    ]
    only += ["python3.12"]
    assert interpreter.too_old().splitlines()[1:] == [
        "A newer one is here: python3.12 -m plugins.setup site"
    ]


@pytest.mark.parametrize("absent", ["venv", "ensurepip"])
def test_a_python_without_environments_stops(
    monkeypatch: pytest.MonkeyPatch, only: list[str], absent: str
) -> None:
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == absent else object()
    )
    with pytest.raises(Halt, match="came without the parts that make an environment"):
        interpreter.check_interpreter()


def test_on_debian_the_package_is_named(monkeypatch: pytest.MonkeyPatch, only: list[str]) -> None:
    only.append("apt-get")
    monkeypatch.setattr(sys, "version_info", (3, 11, 2, "final", 0))
    assert interpreter.without_environments().endswith("sudo apt-get install python3.11-venv")


@pytest.mark.parametrize(
    "name", ["../__init__", "../command_line", "__init__", "__main__", "halt", "interpreter"]
)
def test_an_old_python_can_read_what_tells_it_so(name: str) -> None:
    ast.parse((SETUP / f"{name}.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_nothing_beyond_python_itself_is_imported() -> None:
    paths = [*SETUP.glob("*.py"), SETUP.parent / "command_line.py"]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    names = {name for tree in trees for name in imported(tree)}
    others = {name for name in names if name.partition(".")[0] not in sys.stdlib_module_names}
    ours = {name for name in others if name.startswith(("plugins.setup", "plugins.command_line"))}
    assert others - ours == set()
