"""The virtual environment ``.venv``, the pinned packages in it, and the stamps that say so."""

from __future__ import annotations

import hashlib
import sys
import sysconfig
import venv
from collections.abc import Sequence
from pathlib import Path

from plugins.setup.commands import Run
from plugins.setup.halt import Halt

PIP = ("-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet")
# The copy that came with Python: it needs no network, and stays no longer than it is needed.
GET_PIP = ("-m", "ensurepip", "--default-pip")
INSTALLERS = ("pip", "setuptools")
REMOVE = ("-m", "pip", "uninstall", "--disable-pip-version-check", "--no-input", "--yes")
# Wheels only: nothing is compiled here, and no package's own code runs while it is installed.
SAFELY = ("--require-hashes", "--only-binary", ":all:", "--requirement")


def stamp_for(source: Path) -> str:
    """A text that changes with the bytes of ``source`` and with the version of Python."""
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    return f"{sys.version_info[0]}.{sys.version_info[1]} {digest}\n"


def is_fresh(stamp: Path, source: Path) -> bool:
    """Whether ``stamp`` was written for ``source`` as it is now."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == stamp_for(source)


def write_stamp(stamp: Path, source: Path) -> None:
    """Record at ``stamp`` that what ``source`` lists is now installed."""
    stamp.write_text(stamp_for(source), encoding="utf-8")


def python_of(root: Path) -> Path:
    """The Python of the environment that belongs to the project at ``root``."""
    return root / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def prepare_environment(root: Path, requirements: Sequence[str], run: Run) -> None:
    """Have an environment at ``root``/.venv with what ``requirements[0]`` pins.

    The other ``requirements`` are files whose pins the first one includes. Returns at once when
    nothing has changed since the last time. No installer is left in it: an old pip or setuptools
    would be one more thing to attack, and neither is pinned. Raises ``Halt`` when a step fails.
    """
    wanted = root / requirements[0]
    if python_of(root).exists() and is_fresh(_stamp_of(root, requirements[0]), wanted):
        return
    if not _is_usable(root, run):
        _create(root)
    print(f"Installing what {requirements[0]} lists (a minute or so, this once) …", flush=True)
    python = str(python_of(root))
    if not run([python, *GET_PIP], folder=root, quiet=True):
        raise Halt(f"pip cannot be put into {root / '.venv'}. Remove that folder, then try again.")
    if not run([python, *PIP, *SAFELY, str(wanted)], folder=root):
        raise Halt(not_installed(requirements[0]))
    if not run([python, *REMOVE, *INSTALLERS], folder=root, quiet=True):
        raise Halt(
            f"pip cannot be removed from {root / '.venv'}. Remove that folder, then try again."
        )
    for name in requirements:
        write_stamp(_stamp_of(root, name), root / name)


def not_installed(requirements: str) -> str:
    """What to say when pip failed; its own lines stand above this."""
    return (
        f"The packages in {requirements} could not be installed; the lines above say why.\n"
        "Is this computer online? When it is, the same command goes on from here."
    )


def _stamp_of(root: Path, requirements: str) -> Path:
    return root / ".venv" / f"{requirements}.installed"


def _is_usable(root: Path, run: Run) -> bool:
    """Whether there is an environment of this very version of Python."""
    wanted = sys.version_info[:2]
    asked = f"import sys; sys.exit(sys.version_info[:2] != {wanted[0], wanted[1]})"
    python = python_of(root)
    return python.exists() and run([str(python), "-c", asked], quiet=True)


def _create(root: Path) -> None:
    folder = root / ".venv"
    print(f"Making {folder.name} with Python {sysconfig.get_python_version()} …", flush=True)
    try:
        venv.create(folder, clear=True, symlinks=sys.platform != "win32")
    except OSError as failure:
        raise Halt(f"{folder} could not be made: {failure}") from failure
