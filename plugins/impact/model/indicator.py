"""Indicators: what is measured again and again to see whether things get better."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plugins.impact.model import fields as f
from plugins.impact.model.record import Entry, Part

Better = Literal["higher", "lower", "neither"]
SMALLEST_SAMPLE = 10


class Reading(Part):
    """What was found on one date: a number, or words (which are never charted)."""

    date: f.When = Field(description="when it was found")
    value: f.Number | None = Field(
        default=None, description="the figure; needed unless there is a `finding`"
    )
    finding: f.Summary | None = Field(
        default=None, description="words instead of a figure; never charted"
    )
    sample: f.Count | None = Field(
        default=None, description="how many were asked; below 10 the reading is not published"
    )
    note: f.Summary | None = Field(
        default=None, description="anything that readers should know about it"
    )
    source: f.Source | None = Field(default=None, description="where it was published")

    @property
    def publishable(self) -> bool:
        """False where so few were asked that somebody might be recognised."""
        return self.sample is None or self.sample.amount >= SMALLEST_SAMPLE


class Target(Part):
    """Where the indicator is meant to stand by a date."""

    date: f.When = Field(description="by when")
    value: f.Number = Field(description="the figure to reach")


class Indicator(Entry):
    """A measure of the area, its baseline, its readings and its target."""

    noun: ClassVar[str] = "an indicator"
    given: ClassVar[frozenset[str]] = frozenset({"origin", "id"})
    id: f.Id
    title: f.Title = Field(description="what is measured")
    themes: f.ThemeIds = Field(default=(), description="the themes it tells something of")
    unit: f.Line | None = Field(default=None, description='what is counted: `"%"`, `people`')
    better: Annotated[Better, f.one_of(Better)] = Field(description="which way is better")
    source: f.Source = Field(description="where the figures come from")
    baseline: Reading | None = Field(
        default=None, description="how things stood at the start; it counts as a reading"
    )
    readings: tuple[Reading, ...] = Field(default=(), description="how things stood later")
    target: Target | None = Field(default=None, description="where it is meant to stand, and when")

    @property
    def all_readings(self) -> tuple[Reading, ...]:
        """The baseline and the readings that may be published, oldest first."""
        first = (self.baseline,) if self.baseline else ()
        shown = (reading for reading in (*first, *self.readings) if reading.publishable)
        return tuple(sorted(shown, key=lambda reading: reading.date))
