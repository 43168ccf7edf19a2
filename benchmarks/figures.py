"""The arithmetic: what is the middle, how far it spreads, and what that says of a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

Verdict = Literal["met", "not met", "within spread"]


@dataclass(frozen=True)
class Figure:
    """The middle of several measurements, the least and the most of them."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Figure:
        """Raises ``ValueError`` where there are none."""
        if not values:
            raise ValueError("nothing was measured")
        return cls(median(values), min(values), max(values))


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    """Ours ÷ theirs, pair by pair as they were measured one after the other.

    What slows the computer for a while slows both of a pair, so pairs spread less than either.
    Raises ``ValueError`` where the two are not equally many.
    """
    return Figure.of([one / other for one, other in zip(ours, theirs, strict=True)])


def verdict(ratio: Figure, target: float) -> Verdict:
    """Whether ``ratio`` is at most ``target``; only a whole spread on one side of it decides."""
    if ratio.most <= target:
        return "met"
    if ratio.least > target:
        return "not met"
    return "within spread"
