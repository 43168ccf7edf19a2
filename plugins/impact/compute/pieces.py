"""Pieces of evidence: one thing that was stated, and every telling of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from plugins.impact.model.evidence import KnownFrom, Output, Row
from plugins.impact.model.quantity import Quantity, largest


@dataclass(frozen=True)
class Telling:
    """A row of a post: ``index`` is its place among the post's rows."""

    post: str
    index: int
    row: Row


@dataclass(frozen=True)
class Piece:
    """One piece of evidence, with all its tellings, the first one first.

    ``themes`` are those of its activity, or the one that it names where it names none.
    """

    activity: str | None
    themes: tuple[str, ...]
    tellings: tuple[Telling, ...]

    @property
    def post(self) -> str:
        """The id of the post that tells it first."""
        return self.tellings[0].post

    @property
    def row(self) -> int:
        """The index of its first telling among that post's rows."""
        return self.tellings[0].index

    @cached_property
    def told_by(self) -> tuple[str, ...]:
        """The ids of the posts that tell it again."""
        again = dict.fromkeys(telling.post for telling in self.tellings[1:])
        return tuple(id_ for id_ in again if id_ != self.post)

    @cached_property
    def impacts(self) -> tuple[str, ...]:
        """Every impact it states, each once."""
        return tuple(dict.fromkeys(id_ for row in self._rows for id_ in row.impacts))

    @cached_property
    def people(self) -> Quantity | None:
        """How many people it counts: the largest of its tellings, never their sum."""
        return largest(row.people for row in self._rows if row.people is not None)

    @cached_property
    def outputs(self) -> tuple[Output, ...]:
        """What was made or done; a measure told again is not counted again."""
        found: list[Output] = []
        for row in self._rows:
            told = {output.measure.casefold() for output in found}
            found += [o for o in row.outputs if o.measure.casefold() not in told]
        return tuple(found)

    @cached_property
    def known_from(self) -> tuple[KnownFrom, ...]:
        """How anyone knows, each way once."""
        ways = (row.known_from for row in self._rows if row.known_from is not None)
        return tuple(dict.fromkeys(ways))

    @property
    def _rows(self) -> Iterator[Row]:
        return (telling.row for telling in self.tellings)


@dataclass(frozen=True)
class Retelling:
    """A row that tells something again, and cannot join it.

    ``others`` are the posts that carry it: several pieces of them, or one that names an
    activity (``subject``) where this names a theme, or the other way round.
    """

    post: str
    row: int
    subject: str
    others: tuple[str, ...]
    other_level: bool = False


@dataclass(frozen=True)
class Evidence:
    """Every piece of evidence of an area, and the rows that could not be placed."""

    pieces: tuple[Piece, ...]
    unplaced: tuple[Retelling, ...] = ()

    @cached_property
    def by_activity(self) -> Mapping[str, tuple[Piece, ...]]:
        """The pieces of each activity that has any."""
        return _grouped((piece.activity, piece) for piece in self.pieces if piece.activity)

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Piece, ...]]:
        """The pieces of each theme that has any."""
        return _grouped((theme, piece) for piece in self.pieces for theme in piece.themes)


def _grouped(pairs: Iterator[tuple[str, Piece]]) -> Mapping[str, tuple[Piece, ...]]:
    groups: dict[str, list[Piece]] = {}
    for key, piece in pairs:
        groups.setdefault(key, []).append(piece)
    return {key: tuple(found) for key, found in groups.items()}
