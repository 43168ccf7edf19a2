"""A Chromium for the browser tests: found, or installed in the first way that works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from plugins.setup import chromium, system_packages
from plugins.setup.commands import Run
from plugins.setup.halt import Halt

DOWNLOAD = ("-m", "playwright", "install", "chromium")


def prepare(
    packages: Path,
    python: Path,
    run: Run,
    find: Callable[[], Path | None] = chromium.find,
) -> None:
    """Have a Chromium that ``find`` finds.

    ``packages`` lists system packages, one of which is Chromium; ``python`` has the browser
    tool. Raises ``Halt``, with the command to run, where nothing helps.
    """
    if find():
        return
    names = system_packages.names_in(packages.read_text(encoding="utf-8"))
    print("Installing Chromium for the browser tests …", flush=True)
    if system_packages.install(names, run) and find():
        return
    print("Trying the browser tool's own download …", flush=True)
    if run([str(python), *DOWNLOAD]) and find():
        return
    raise Halt(not_installed(names))


def not_installed(names: tuple[str, ...]) -> str:
    """What to say when no way of installing a Chromium worked."""
    return (
        "The browser tests need Chromium, and it could not be installed from here.\n"
        f"Run this, then the same command again:  {system_packages.command(names)}\n"
        "Any installed Chromium or Google Chrome will do as well."
    )
