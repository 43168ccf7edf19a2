"""What the whole plan set out to change, beside what was reported of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.impact.compute.pieces import Piece
from plugins.impact.compute.tally import expectation
from plugins.impact.model.plan import Activity, ImpactType


@dataclass(frozen=True)
class Hope:
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


def hopes(
    impacts: Iterable[ImpactType],
    activities: Iterable[Activity],
    evidence: Mapping[str, Sequence[Piece]],
) -> tuple[Hope, ...]:
    """A hope for each of ``impacts``; ``evidence`` holds the pieces of activities by their id."""
    found = [expectation(activity, evidence.get(activity.id, ())) for activity in activities]
    return tuple(
        Hope(
            impact,
            tuple(e.activity.id for e in found if impact.id in e.evidenced),
            tuple(e.activity.id for e in found if impact.id in e.missing),
            tuple(e.activity.id for e in found if impact.id in e.unexpected and e.activity.expects),
            tuple(
                e.activity.id for e in found if impact.id in e.unexpected and not e.activity.expects
            ),
        )
        for impact in impacts
    )
