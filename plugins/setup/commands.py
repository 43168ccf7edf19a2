"""Running other programs, in one place so that tests can stand in for them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

# A reader's own settings for pip that would send packages past the environment.
ASTRAY = ("PIP_PREFIX", "PIP_TARGET", "PIP_USER", "PYTHONHOME", "PYTHONPATH")


class Run(Protocol):
    """Runs a program, given as a list of words; true if it could be run and succeeded."""

    def __call__(
        self, words: Sequence[str], *, folder: Path | None = None, quiet: bool = False
    ) -> bool: ...


def run(words: Sequence[str], *, folder: Path | None = None, quiet: bool = False) -> bool:
    """Run ``words`` in ``folder``; its output is the reader's to see, unless ``quiet``."""
    shown = subprocess.DEVNULL if quiet else None
    try:
        done = subprocess.run(
            list(words),
            cwd=folder,
            env=surroundings(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=shown,
            stderr=shown,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def surroundings(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment variables for a program that is run: the reader's, less those astray."""
    return {name: value for name, value in environ.items() if name not in ASTRAY}
