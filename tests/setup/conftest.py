from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest


class Runs:
    """Stands in for running programs: keeps what was asked for, and succeeds unless told."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.succeeds: Callable[[str], bool] = lambda _: True

    def __call__(
        self, words: Sequence[str], *, folder: Path | None = None, quiet: bool = False
    ) -> bool:
        command = " ".join([Path(words[0]).name, *words[1:]])
        self.asked.append(command)
        return self.succeeds(command)


@pytest.fixture
def runs() -> Runs:
    """Programs that are only pretended to run."""
    return Runs()
