"""Problems: what is wrong in what an area wrote, where, and what to do about it.

A problem is a value. It is gathered, never raised past the room that found it, and printed
as one line that a volunteer can act on. Its kind has a permanent code and a message with places
for values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from types import ModuleType

LONGEST_VALUE = 60
LONGEST_GUESS = 80
MOST_COMPARED = 500  # with more it takes too long where many things are wrong at once


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
    text = _printable(text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


class Sentence(str):
    """Text of our own that goes into a message unshortened."""

    __slots__ = ()


def kinds_in(*modules: ModuleType) -> Iterator[ProblemKind]:
    """Every kind of problem that ``modules`` define, in the order they define them."""
    for module in modules:
        yield from (value for value in vars(module).values() if isinstance(value, ProblemKind))


def suggest(word: str, known: Iterable[str]) -> Sentence:
    """A hint to follow a sentence: `` Did you mean 'health'?``, or the few choices there are.

    Empty where nothing known is near and the choices are too many to list.
    """
    choices = frozenset(known)
    compared = sorted(to_compare(word, choices))
    near = get_close_matches(word.lower()[:LONGEST_GUESS], compared, n=1, cutoff=0.6)
    if near:
        return Sentence(f" Did you mean '{_printable(near[0])}'?")
    if 0 < len(choices) <= 12:
        return Sentence(f" It can be: {_printable(', '.join(sorted(choices)))}.")
    return Sentence("")


def to_compare(word: str, known: frozenset[str]) -> frozenset[str]:
    """Those of ``known`` that may be meant by ``word``: where they are very many, the ones that
    are a slip of one letter away, which can be told without looking at all of them."""
    if len(known) <= MOST_COMPARED:
        return known
    names = _names_by_slip(known)
    return frozenset(name for slip in _slips(word) for name in names.get(slip, ()))


@lru_cache(maxsize=16)
def _names_by_slip(known: frozenset[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for name in known:
        for slip in _slips(name):
            found.setdefault(slip, []).append(name)
    return found


def _slips(word: str) -> set[str]:
    """``word``, and with any one letter left out."""
    word = word.lower()[:LONGEST_GUESS]
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
