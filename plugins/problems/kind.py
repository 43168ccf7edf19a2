"""The kinds of problem: a permanent code and a message with places for values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from plugins.problems.problem import Problem

LONGEST_VALUE = 60


@dataclass(frozen=True)
class ProblemKind:
    """One thing that can be wrong.

    ``code`` never changes once published; ``message`` says what is wrong and what to do,
    with ``{names}`` for the values of the case at hand; ``doc`` is a line for the manual.
    """

    code: str
    message: str
    doc: str

    def at(self, path: str, line: int, **values: object) -> Problem:
        """The problem of this kind at ``path``, line ``line`` (1-based)."""
        return Problem(path, line, self.code, self.say(**values))

    def say(self, **values: object) -> str:
        """The message with ``values`` put in, each shortened to what fits on a line."""
        return self.message.format_map({name: shown(value) for name, value in values.items()})

    def fault(self, **values: object) -> Fault:
        """An exception that carries this kind and its values out of a parser of one value."""
        return Fault(self, values)


class Fault(ValueError):
    """Raised by the parser of a single value; whoever knows the line makes a problem of it."""

    def __init__(self, kind: ProblemKind, values: dict[str, object]) -> None:
        super().__init__(kind.say(**values))
        self.kind = kind
        self.message = kind.say(**values)


def shown(value: object) -> str:
    """A value as it is shown in a message: printable, on one line, and short.

    Sentences that we wrote ourselves (hints) are handed in as ``Sentence`` and stay whole.
    """
    text = str(value)
    if isinstance(value, Sentence):
        return text
    text = "".join(char if char.isprintable() else " " for char in text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


class Sentence(str):
    """Text of our own that goes into a message unshortened."""

    __slots__ = ()


def kinds_in(*modules: ModuleType) -> Iterator[ProblemKind]:
    """Every kind of problem that ``modules`` define, in the order they define them."""
    for module in modules:
        yield from (value for value in vars(module).values() if isinstance(value, ProblemKind))
