"""An environment that is really made, with nothing to install, so that no network is needed."""

from __future__ import annotations

from pathlib import Path

from plugins.setup.commands import run
from plugins.setup.environment import prepare_environment, python_of


def can_import(name: str, root: Path) -> bool:
    """Whether the Python of the environment finds a module."""
    return run([str(python_of(root)), "-I", "-c", f"import {name}"], quiet=True)


def test_an_environment_has_no_installer_and_can_be_changed(tmp_path: Path) -> None:
    requirements = tmp_path / "requirements.txt"
    for text in ("# nothing\n", "# nothing yet\n"):
        requirements.write_text(text, encoding="utf-8")
        prepare_environment(tmp_path, ("requirements.txt",), run)
        assert can_import("json", tmp_path)
        assert not can_import("pip", tmp_path)
        assert not can_import("setuptools", tmp_path)
    assert [path.name for path in python_of(tmp_path).parent.glob("pip*")] == []
