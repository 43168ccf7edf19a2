"""Evidence: who or what changed through an activity, and how anyone knows."""

from __future__ import annotations

from typing import Annotated, Literal

from plugins.impact.model import fields as f
from plugins.impact.model.record import Part

KnownFrom = Literal["register", "survey", "feedback", "observation", "report", "open-data"]


class Output(Part):
    """Something made or done, counted."""

    measure: f.Line
    value: f.Amount
    unit: f.Line | None = None


class Row(Part):
    """What is said of one activity, or of one theme where no activity is named.

    It is a piece of evidence where it states an impact, people or an output.
    """

    activity: f.ActivityId | None = None
    theme: f.ThemeId | None = None
    impacts: f.ImpactIds = ()
    people: f.Count | None = None
    who: f.Line | None = None
    outputs: tuple[Output, ...] = ()
    known_from: Annotated[KnownFrom, f.one_of(KnownFrom)] | None = None

    @property
    def states_something(self) -> bool:
        """Whether it is a piece of evidence."""
        return bool(self.impacts or self.people is not None or self.outputs)
