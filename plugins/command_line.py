"""How a command is typed on this computer: with make or, on Windows, which has none, with Python.

Every message that names a command asks here. Old Pythons run this file too, to be told so.
"""

from __future__ import annotations

import os
import re
import shlex

# The variables of make, and the option of "python -m plugins.kit" that each stands for; the folder
# of a new area has no option, it is typed alone.
OPTION_OF = {
    "CONTENT": "--content",
    "OUTPUT": "--output",
    "SITEURL": "--site-url",
    "AS_OF": "--as-of",
    "PORT": "--port",
    "SCHEMA": "--schema",
    "DIR": "",
    "NAME": "--name",
}
# What no shell takes for anything else. On Windows that holds for both of its shells.
PLAIN = re.compile(r"[\w@%+=:,./…-]+")
PLAIN_ON_WINDOWS = re.compile(r"[\w:./\\…-]+")


def on_windows() -> bool:
    """Whether commands are typed in one of the shells of Windows."""
    return os.name == "nt"


def typed(command: str, **settings: str) -> str:
    """A command of the kit with what is set for it, such as ``CONTENT="../our-area"``."""
    words = [f"{python()} -m plugins.kit" if on_windows() else "make", command]
    return " ".join(words + [setting(name, value) for name, value in settings.items()])


def setting(name: str, value: str = "…") -> str:
    """A variable of make with its value; on Windows the option that it stands for."""
    if on_windows():
        return f"{OPTION_OF[name]} {quoted(value)}".lstrip()
    return f"{name}={quoted(value)}"


def setup_command(purpose: str, python: str = "") -> str:
    """The command that sets up what ``purpose`` needs, with another Python than the usual one."""
    usual = "py -3.12" if on_windows() else "python3"
    return f"{python or usual} -m plugins.setup {purpose}"


def python() -> str:
    """The Python of the kit's own environment, as it is typed in the folder of the kit."""
    return r".venv\Scripts\python" if on_windows() else ".venv/bin/python"


def quoted(text: str) -> str:
    """A word as it is typed, in quotes where it has blanks or signs that mean something else."""
    if not on_windows():
        return text if PLAIN.fullmatch(text) else shlex.quote(text)
    # A backslash before the closing quote would make it a letter of the word.
    return text if PLAIN_ON_WINDOWS.fullmatch(text) else '"{}"'.format(text.rstrip("\\"))
