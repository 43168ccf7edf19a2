"""The virtual environment ``.venv``, and the pinned packages in it."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from pathlib import Path

from plugins.setup import stamp
from plugins.setup.commands import Run
from plugins.setup.halt import Halt

PIP = ("-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet")
# Wheels only: nothing is compiled here, and no package's own code runs while it is installed.
SAFELY = ("--require-hashes", "--only-binary", ":all:", "--requirement")


def python_of(root: Path) -> Path:
    """The Python of the environment that belongs to the project at ``root``."""
    return root / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def prepare(root: Path, requirements: Sequence[str], run: Run) -> None:
    """Have an environment at ``root``/.venv with what ``requirements[0]`` pins.

    The other ``requirements`` are files whose pins the first one includes. Returns at once when
    nothing has changed since the last time. Raises ``Halt`` when a step fails.
    """
    wanted = root / requirements[0]
    if python_of(root).exists() and stamp.is_fresh(_stamp_of(root, requirements[0]), wanted):
        return
    if not _is_usable(root, run):
        _create(root)
    print(f"Installing what {requirements[0]} lists (a minute or so, this once) …", flush=True)
    if not run([str(python_of(root)), *PIP, *SAFELY, str(wanted)], folder=root):
        raise Halt(not_installed(requirements[0]))
    for name in requirements:
        stamp.write(_stamp_of(root, name), root / name)


def not_installed(requirements: str) -> str:
    """What to say when pip failed; its own lines stand above this."""
    return (
        f"The packages in {requirements} could not be installed; the lines above say why.\n"
        "Is this computer online? When it is, the same command goes on from here."
    )


def _stamp_of(root: Path, requirements: str) -> Path:
    return root / ".venv" / f"{requirements}.installed"


def _is_usable(root: Path, run: Run) -> bool:
    """Whether there is an environment of this very version of Python, with pip."""
    wanted = sys.version_info[:2]
    asked = f"import pip, sys; sys.exit(sys.version_info[:2] != {wanted[0], wanted[1]})"
    python = python_of(root)
    return python.exists() and run([str(python), "-c", asked], quiet=True)


def _create(root: Path) -> None:
    folder = root / ".venv"
    print(f"Making {folder.name} with Python {sysconfig.get_python_version()} …", flush=True)
    try:
        venv.create(folder, clear=True, symlinks=sys.platform != "win32", with_pip=True)
    except (OSError, subprocess.CalledProcessError) as failure:
        raise Halt(f"{folder} could not be made: {failure}") from failure
