"""How often each kind of impact was reported: sizes of unions, never sums of columns.

Also beside what activities set out to change, and theme by theme.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.impact.compute.evidence import Piece
from plugins.impact.model.plan import Activity, ImpactType
from plugins.impact.model.post import KnownFrom, Output
from plugins.impact.model.quantity import Quantity, largest, total


@dataclass(frozen=True)
class ImpactCount:
    """One kind of impact: the activities and pieces of evidence that report it."""

    impact: ImpactType
    activities: tuple[str, ...]
    pieces: tuple[Piece, ...]
    known_from: tuple[tuple[KnownFrom | None, int], ...]

    @property
    def rank(self) -> tuple[int, int]:
        """Most reported: by distinct activities, then by distinct pieces."""
        return len(self.activities), len(self.pieces)


def impact_counts(
    pieces: Iterable[Piece], impacts: Mapping[str, ImpactType]
) -> tuple[ImpactCount, ...]:
    """A count of each kind of impact, the most reported first; those never reported last."""
    stating: dict[str, list[Piece]] = {id_: [] for id_ in impacts}
    for piece in pieces:
        for id_ in piece.impacts:
            if id_ in stating:
                stating[id_].append(piece)
    found = (_impact_count(impact, tuple(stating[id_])) for id_, impact in impacts.items())
    return tuple(sorted(found, key=lambda impact_count: impact_count.rank, reverse=True))


def _impact_count(impact: ImpactType, stating: tuple[Piece, ...]) -> ImpactCount:
    activities = dict.fromkeys(piece.activity for piece in stating if piece.activity)
    return ImpactCount(impact, tuple(activities), stating, ways_known(stating))


def ways_known(pieces: Iterable[Piece]) -> tuple[tuple[KnownFrom | None, int], ...]:
    """How many pieces are known in each way, the most frequent first; none where not said."""
    counts: dict[KnownFrom | None, int] = {}
    for piece in pieces:
        for way in piece.known_from or (None,):
            counts[way] = counts.get(way, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0] or "~")))


@dataclass(frozen=True)
class PeopleCount:
    """People counted: the largest single count, and the sum of attendances of ``counts`` counts.

    The sum is of attendances, not of people: one person may have come to several things.
    """

    largest: Quantity
    attendances: Quantity
    counts: int


def people(pieces: Iterable[Piece]) -> PeopleCount | None:
    """The people that ``pieces`` count; none where none of them does."""
    counted = [piece.people for piece in pieces if piece.people is not None]
    most, sum_ = largest(counted), total(counted)
    if most is None or sum_ is None:
        return None
    return PeopleCount(most, sum_, len(counted))


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
class ActivityExpectation:
    """What an activity set out to change, beside what was reported of it."""

    activity: Activity
    evidenced: tuple[str, ...]
    missing: tuple[str, ...]
    unexpected: tuple[str, ...]


def activity_expectation(activity: Activity, pieces: Iterable[Piece]) -> ActivityExpectation:
    """Expected and evidenced impacts of ``activity``; what was not expected is learning."""
    stated = dict.fromkeys(impact for piece in pieces for impact in piece.impacts)
    expected = dict.fromkeys(activity.expects)
    return ActivityExpectation(
        activity,
        tuple(impact for impact in activity.expects if impact in stated),
        tuple(impact for impact in activity.expects if impact not in stated),
        tuple(impact for impact in stated if impact not in expected),
    )


@dataclass(frozen=True)
class ImpactExpectation:
    """One kind of impact, and the ids of the activities that it concerns.

    ``expected`` set out to bring it about: of those it was reported of ``met``, and is not
    yet of the ``missing``. ``unexpected`` set out to change other things; of ``unsaid`` it
    was reported as well, and what they set out to change was not written down.
    """

    impact: ImpactType
    met: tuple[str, ...]
    missing: tuple[str, ...]
    unexpected: tuple[str, ...]
    unsaid: tuple[str, ...]

    @property
    def expected(self) -> tuple[str, ...]:
        """The activities that set out to bring it about."""
        return (*self.met, *self.missing)

    @property
    def reported(self) -> tuple[str, ...]:
        """The activities that it was reported of."""
        return (*self.met, *self.unexpected, *self.unsaid)


def impact_expectations(
    impacts: Iterable[ImpactType],
    activities: Iterable[Activity],
    evidence: Mapping[str, Sequence[Piece]],
) -> tuple[ImpactExpectation, ...]:
    """An expectation for each of ``impacts``; ``evidence`` holds the pieces by activity."""
    met, missing, unexpected, unsaid = (defaultdict[str, list[str]](list) for _ in range(4))
    for activity in activities:
        found = activity_expectation(activity, evidence.get(activity.id, ()))
        surprise = unexpected if activity.expects else unsaid
        for by_impact, own in (
            (met, found.evidenced),
            (missing, found.missing),
            (surprise, found.unexpected),
        ):
            for impact_id in own:
                by_impact[impact_id].append(activity.id)
    kinds = (met, missing, unexpected, unsaid)
    return tuple(
        ImpactExpectation(impact, *(tuple(kind[impact.id]) for kind in kinds)) for impact in impacts
    )


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
