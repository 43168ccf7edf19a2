"""One problem, and the order in which problems are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong at ``path``:``line`` (1-based).

    ``advice`` is true for a problem in a draft, or one that costs readers nothing: it is
    shown and never stops a build.
    """

    path: str
    line: int
    code: str
    message: str
    advice: bool = False

    def __str__(self) -> str:
        path = "".join(
            char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in self.path
        )
        return f"{path}:{self.line}: {self.message} [{self.code}]"

    @property
    def said(self) -> str:
        """The line that a build says."""
        return f"{self} (draft)" if self.advice else str(self)

    def as_advice(self) -> Problem:
        """The same problem, in something that is not published."""
        return replace(self, advice=True)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """``problems`` sorted by file and line, each once."""
    return tuple(sorted(set(problems)))
