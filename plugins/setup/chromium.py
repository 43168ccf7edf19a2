"""A Chromium for the browser tests: found, or installed in the first way that works."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.setup import system_packages
from plugins.setup.commands import Run, run
from plugins.setup.halt import Halt

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
# Where the browser tool keeps what it downloads, below its own folder, on each system.
DOWNLOADED = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)
DOWNLOAD = ("-m", "playwright", "install", "chromium")


def find_all() -> Iterator[Path]:
    """Every Chromium or Chrome found, the likeliest first: installed ones, then downloaded."""
    for command in COMMANDS:
        found = shutil.which(command)
        if found:
            yield Path(found)
    yield from (Path(place) for place in APPLICATIONS if Path(place).is_file())
    for pattern in DOWNLOADED:
        yield from sorted(downloads().glob(pattern), reverse=True)


def find() -> Path | None:
    """The Chromium to use, or None where there is none that starts."""
    return next(filter(starts, find_all()), None)


def starts(executable: Path) -> bool:
    """Whether ``executable`` starts at all.

    Ubuntu's ``chromium-browser`` may be a note that says to install something else, and a
    downloaded one may lack libraries. On Windows the question would open a window: not asked.
    """
    if sys.platform == "win32":
        return True
    return run([str(executable), "--version"], quiet=True)


def downloads() -> Path:
    """The folder in which the browser tool keeps its downloads."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        caches = os.environ.get("LOCALAPPDATA", "~/AppData/Local")
    elif sys.platform == "darwin":
        caches = "~/Library/Caches"
    else:
        caches = os.environ.get("XDG_CACHE_HOME", "~/.cache")
    return Path(caches).expanduser() / "ms-playwright"


def prepare_chromium(
    packages: Path,
    python: Path,
    run: Run,
    find: Callable[[], Path | None] = find,
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
