"""Themes beside kinds of impact: which reports of which theme state which kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.impact.compute.pieces import Piece


@dataclass(frozen=True)
class Matrix:
    """The pieces of evidence of each kind of impact, by theme.

    A piece of an activity in two themes stands under both; ``of_impact`` holds it once, so a
    row may come to less than the sum of its cells.
    """

    cells: Mapping[tuple[str, str], tuple[Piece, ...]]
    of_impact: Mapping[str, tuple[Piece, ...]]

    def pieces(self, impact: str, theme: str) -> tuple[Piece, ...]:
        """The pieces of one theme that state one kind of impact, in the order given."""
        return self.cells.get((impact, theme), ())

    def shared(self, impact: str) -> int:
        """How many pieces of a kind of impact stand under more than one theme."""
        return sum(len(piece.themes) > 1 for piece in self.of_impact.get(impact, ()))


def matrix(pieces: Iterable[Piece]) -> Matrix:
    """``pieces`` by kind of impact and theme."""
    cells: dict[tuple[str, str], list[Piece]] = {}
    whole: dict[str, list[Piece]] = {}
    for piece in pieces:
        for impact in piece.impacts:
            whole.setdefault(impact, []).append(piece)
            for theme in piece.themes:
                cells.setdefault((impact, theme), []).append(piece)
    return Matrix(
        {key: tuple(found) for key, found in cells.items()},
        {key: tuple(found) for key, found in whole.items()},
    )
