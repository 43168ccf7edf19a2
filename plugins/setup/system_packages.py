"""System packages, as ``system-packages.txt`` lists them, and their installer (apt)."""

from __future__ import annotations

import os
import shutil

from plugins.command_line import python
from plugins.setup.commands import Run

# apt must not stop to ask; sudo passes no variables on, so ``env`` sets it on its far side.
APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet")
INSTALL = ("install", "--yes", "--no-install-recommends")


def names_in(text: str) -> tuple[str, ...]:
    """The names in ``text``: one a line, ``#`` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def install(names: tuple[str, ...], run: Run) -> bool:
    """Install ``names`` where that may be done without a password; whether it was done."""
    if not shutil.which("apt-get"):
        return False
    prefix = _privilege(run)
    if prefix is None:
        return False
    # A list that cannot be brought up to date may still be good enough to install from.
    run([*prefix, *APT, "update"])
    return run([*prefix, *APT, *INSTALL, *names])


def command(names: tuple[str, ...]) -> str:
    """The command with which a reader installs ``names`` themselves."""
    if not shutil.which("apt-get"):
        return f"{python()} -m playwright install --with-deps chromium"
    # Nothing forbids sudo to root, but a small machine of root's own often lacks it.
    words = "apt-get update && apt-get install --yes "
    if _is_root():
        return words + " ".join(names)
    return words.replace("apt-get", "sudo apt-get") + " ".join(names)


def _privilege(run: Run) -> tuple[str, ...] | None:
    """The words that run the next ones as root without asking, or None."""
    if _is_root():
        return ()
    if shutil.which("sudo") and run(["sudo", "-n", "true"], quiet=True):
        return ("sudo", "-n")
    return None


def _is_root() -> bool:
    return getattr(os, "geteuid", lambda: 1)() == 0
