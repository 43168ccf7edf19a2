"""Evidence: who or what changed through an activity, and how anyone knows."""

from typing import Annotated, Literal

from pydantic import Field

from plugins.impact.model import fields as f
from plugins.impact.model.record import Part

KnownFrom = Literal["register", "survey", "feedback", "observation", "report", "open-data"]


class Output(Part):
    """Something made or done, counted."""

    measure: f.Line = Field(description="what is counted: `raised beds built`")
    value: f.Amount = Field(description="how many")
    unit: f.Line | None = Field(
        default=None, description="in what, where the measure does not say: `hours`"
    )


class Row(Part):
    """What is said of one activity, or of one theme where no activity is named.

    It is a piece of evidence where it states an impact, people or an output.
    """

    activity: f.ActivityId | None = Field(
        default=None, description="the activity it is about; needed unless there is a `theme`"
    )
    theme: f.ThemeId | None = Field(
        default=None, description="the theme it is about, where no activity is"
    )
    impacts: f.ImpactIds = Field(default=(), description="what changed")
    people: f.Count | None = Field(default=None, description="how many people it counts")
    who: f.Line | None = Field(default=None, description="who they were")
    outputs: tuple[Output, ...] = Field(default=(), description="what was made or done")
    known_from: Annotated[KnownFrom, f.one_of(KnownFrom)] | None = Field(
        default=None, description="how you know"
    )

    @property
    def states_something(self) -> bool:
        """Whether it is a piece of evidence."""
        return bool(self.impacts or self.people is not None or self.outputs)
