"""Whether the Python that runs can make the environment. This file runs on old ones too."""

from __future__ import annotations

import importlib.util
import shutil
import sys

from plugins import command_line
from plugins.command_line import setup_command, typed
from plugins.setup.halt import Halt

OLDEST = (3, 11)
NEWER = ("3.14", "3.13", "3.12", "3.11")


def check_interpreter() -> None:
    """Raise ``Halt`` unless this Python is new enough and able to make environments."""
    if sys.version_info[:2] < OLDEST:
        raise Halt(too_old())
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise Halt(without_environments())


def too_old() -> str:
    """What to do about a Python that is too old; names a newer one where this computer has it."""
    running = ".".join(str(part) for part in sys.version_info[:3])
    needed = ".".join(str(part) for part in OLDEST)
    said = f"This needs Python {needed} or newer; {sys.executable or 'this one'} is {running}.\n"
    for version in NEWER:
        name = f"python{version}"
        if shutil.which(name):
            if command_line.on_windows():
                return f"{said}A newer one is here: {setup_command('site', name)}"
            return f"{said}A newer one is here: add PYTHON={name} to the command."
    if command_line.on_windows():
        return said + (
            "Install a newer one (https://www.python.org/downloads/),\n"
            f"then name it in the command, for example: {setup_command('site', 'py -3.12')}"
        )
    return said + (
        "Install a newer one (https://www.python.org/downloads/, or your system's own packages),\n"
        f"then add its name to the command, for example: {typed('serve', PYTHON='python3.12')}"
    )


def without_environments() -> str:
    """What to do about a Python that came without ``venv`` or ``ensurepip``, as Debian's does."""
    said = "This Python came without the parts that make an environment (venv and ensurepip).\n"
    if shutil.which("apt-get"):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        return said + f"Install them, then try again:  sudo apt-get install {package}"
    return said + (
        "Install your system's package for them (often named python3-venv), or Python from\n"
        "https://www.python.org/downloads/, then try again."
    )
