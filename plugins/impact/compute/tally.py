"""How often each kind of impact was reported: sizes of unions, never sums of columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.impact.compute.pieces import Piece
from plugins.impact.model.evidence import KnownFrom, Output
from plugins.impact.model.plan import Activity, ImpactType
from plugins.impact.model.quantity import Quantity, largest, total


@dataclass(frozen=True)
class ImpactTally:
    """One kind of impact: the activities and pieces of evidence that report it."""

    impact: ImpactType
    activities: tuple[str, ...]
    pieces: tuple[Piece, ...]
    known_from: tuple[tuple[KnownFrom | None, int], ...]

    @property
    def rank(self) -> tuple[int, int]:
        """Most reported: by distinct activities, then by distinct pieces."""
        return len(self.activities), len(self.pieces)


def tallies(pieces: Iterable[Piece], impacts: Mapping[str, ImpactType]) -> tuple[ImpactTally, ...]:
    """A tally of each kind of impact, the most reported first; those never reported last."""
    stating: dict[str, list[Piece]] = {id_: [] for id_ in impacts}
    for piece in pieces:
        for id_ in piece.impacts:
            if id_ in stating:
                stating[id_].append(piece)
    found = (_tally(impact, tuple(stating[id_])) for id_, impact in impacts.items())
    return tuple(sorted(found, key=lambda tally: tally.rank, reverse=True))


def _tally(impact: ImpactType, stating: tuple[Piece, ...]) -> ImpactTally:
    activities = dict.fromkeys(piece.activity for piece in stating if piece.activity)
    return ImpactTally(impact, tuple(activities), stating, known_from(stating))


def known_from(pieces: Iterable[Piece]) -> tuple[tuple[KnownFrom | None, int], ...]:
    """How many pieces are known in each way, the most frequent first; none where not said."""
    counts: dict[KnownFrom | None, int] = {}
    for piece in pieces:
        for way in piece.known_from or (None,):
            counts[way] = counts.get(way, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0] or "~")))


@dataclass(frozen=True)
class People:
    """People counted: the largest single count, and the sum of attendances of ``counts`` counts.

    The sum is of attendances, not of people: one person may have come to several things.
    """

    largest: Quantity
    attendances: Quantity
    counts: int


def people(pieces: Iterable[Piece]) -> People | None:
    """The people that ``pieces`` count; none where none of them does."""
    counted = [piece.people for piece in pieces if piece.people is not None]
    most, sum_ = largest(counted), total(counted)
    if most is None or sum_ is None:
        return None
    return People(most, sum_, len(counted))


@dataclass(frozen=True)
class OutputTotal:
    """What was made or done, in one measure and unit, over ``pieces``."""

    measure: str
    unit: str
    value: Quantity
    pieces: tuple[Piece, ...]


def outputs(pieces: Iterable[Piece]) -> tuple[OutputTotal, ...]:
    """The outputs of ``pieces``, added only within one measure and unit, by first mention."""
    found: dict[tuple[str, str, str], list[tuple[Output, Piece]]] = {}
    for piece in pieces:
        for output in piece.outputs:
            key = (output.measure.casefold(), _unit(output).casefold(), output.value.currency)
            found.setdefault(key, []).append((output, piece))
    return tuple(_total_of(told) for told in found.values())


def _unit(output: Output) -> str:
    """Its unit; none where it only says the measure again: "Trees", 20 "trees"."""
    unit = output.unit or ""
    return "" if unit.casefold() == output.measure.casefold() else unit


def _total_of(told: list[tuple[Output, Piece]]) -> OutputTotal:
    """What ``told`` adds up to, in the words of the first; each piece is there once."""
    first, value = told[0][0], told[0][0].value
    for output, _ in told[1:]:
        value += output.value
    pieces = {id(piece): piece for _, piece in told}
    return OutputTotal(first.measure, _unit(first), value, tuple(pieces.values()))


@dataclass(frozen=True)
class Expectation:
    """What an activity set out to change, beside what was reported of it."""

    activity: Activity
    evidenced: tuple[str, ...]
    missing: tuple[str, ...]
    unexpected: tuple[str, ...]


def expectation(activity: Activity, pieces: Iterable[Piece]) -> Expectation:
    """Expected and evidenced impacts of ``activity``; what was not expected is learning."""
    stated = dict.fromkeys(impact for piece in pieces for impact in piece.impacts)
    return Expectation(
        activity,
        tuple(impact for impact in activity.expects if impact in stated),
        tuple(impact for impact in activity.expects if impact not in stated),
        tuple(impact for impact in stated if impact not in activity.expects),
    )
