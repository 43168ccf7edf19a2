"""Indicators: what is measured again and again to see whether things get better."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from plugins.impact.model import fields as f
from plugins.impact.model.record import Entry, Part

Better = Literal["higher", "lower", "neither"]
SMALLEST_SAMPLE = 10


class Reading(Part):
    """What was found on one date: a number, or words (which are never charted)."""

    date: f.When
    value: f.Number | None = None
    finding: f.Summary | None = None
    sample: f.Count | None = None
    note: f.Summary | None = None
    source: f.Source | None = None

    @property
    def publishable(self) -> bool:
        """False where so few were asked that somebody might be recognised."""
        return self.sample is None or self.sample.amount >= SMALLEST_SAMPLE


class Target(Part):
    """Where the indicator is meant to stand by a date."""

    date: f.When
    value: f.Number


class Indicator(Entry):
    """A measure of the area, its baseline, its readings and its target."""

    noun: ClassVar[str] = "an indicator"
    given: ClassVar[frozenset[str]] = frozenset({"origin", "id"})
    id: f.Id
    title: f.Title
    themes: f.ThemeIds = ()
    unit: f.Line | None = None
    better: Annotated[Better, f.one_of(Better)]
    source: f.Source
    baseline: Reading | None = None
    readings: tuple[Reading, ...] = ()
    target: Target | None = None

    @property
    def all_readings(self) -> tuple[Reading, ...]:
        """The baseline and the readings that may be published, oldest first."""
        first = (self.baseline,) if self.baseline else ()
        shown = (reading for reading in (*first, *self.readings) if reading.publishable)
        return tuple(sorted(shown, key=lambda reading: reading.date))
