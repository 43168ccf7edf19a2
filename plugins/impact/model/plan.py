"""The plan, top down: outcomes, goals, impacts, partners, themes, activities, indicators, gaps."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plugins.impact.model import fields as f
from plugins.impact.model.entry import Entry, FieldGroup
from plugins.impact.model.quantity import Quantity
from plugins.impact.model.text import TextFacts
from plugins.impact.model.validators import Made

Scope = Literal["individual", "collective"]
Status = Literal["planned", "active", "completed", "stopped"]
AddedValueKind = Literal["match-funding", "in-kind", "volunteer-hours", "unspecified"]
Better = Literal["higher", "lower", "neither"]
SMALLEST_SAMPLE = 10


class ProgrammeOutcome(Entry):
    """What the programme as a whole wants to change."""

    noun: ClassVar[str] = "a programme outcome"
    id: f.Id = Field(description="a short name, for goals to point to")
    title: f.Line = Field(description="the outcome, in the programme's words")
    source: f.Source | None = Field(default=None, description="where it was published")


class IntendedOutcome(FieldGroup):
    """What a goal is to bring about."""

    id: f.Id = Field(description="a short name")
    text: f.Line = Field(description="the outcome, in a sentence")


class Goal(Entry):
    """What the area wants to reach; themes work towards it."""

    noun: ClassVar[str] = "a goal"
    id: f.Id = Field(
        description="a short name, for themes to point to; it is the goal's address too"
    )
    title: f.Title = Field(description="what you want to reach")
    outcomes: tuple[IntendedOutcome, ...] = Field(
        default=(), description="what it is to bring about"
    )
    programme_outcomes: f.ProgrammeOutcomeIds = Field(
        default=(), description="which of the programme's outcomes it serves"
    )
    plan_periods: f.PlanPeriodIds = Field(default=(), description="the plans it belongs to")
    source: f.Source | None = Field(default=None, description="where it was published")


class ImpactType(Entry):
    """A kind of change: ``title`` is the research's wording, ``plain`` the residents'."""

    noun: ClassVar[str] = "a kind of impact"
    id: f.Id = Field(description="a short name, for posts to point to")
    title: f.Title = Field(description="the wording that funders and researchers use")
    plain: f.Title = Field(description="the same in residents' words")
    scope: Annotated[Scope, f.one_of(Scope)] = Field(
        description="whether one person changes or the community"
    )
    aliases: f.Texts = Field(default=(), description="other words that writers may use for it")


class Partner(Entry):
    """An organisation that works with the area."""

    noun: ClassVar[str] = "a partner"
    id: f.Id = Field(description="a short name, for posts and activities to point to")
    name: f.Title = Field(description="what it is called")
    url: f.Url | None = Field(default=None, description="its website")
    what_they_do: f.Summary | None = Field(default=None, description="what they do for the area")
    org_id: f.Line | None = Field(
        default=None, description="its identifier, such as a charity's: `GB-CHC-0000000`"
    )
    source: f.Source | None = Field(default=None, description="where that was published")


class TextEntry(Entry):
    """Something with a file and a text of its own; ``body`` is what others may ask of that."""

    given: ClassVar[frozenset[str]] = frozenset({"origin", "id", "body"})
    id: f.FileId
    body: Annotated[TextFacts, Made()] = Field(repr=False)


class Theme(TextEntry):
    """A part of the plan that the area's activities belong to."""

    noun: ClassVar[str] = "a theme"
    title: f.Title = Field(description="what people call it")
    summary: f.Summary = Field(description="what it is about, in a sentence or two")
    goals: f.GoalIds = Field(
        default=(), description="the goals it works towards; without any it supports the whole plan"
    )
    order: f.Order | None = Field(default=None, description="its place among the themes")
    colour: f.Colour | None = Field(
        default=None, description="its colour; left out, the next one free"
    )
    plan_periods: f.PlanPeriodIds = Field(default=(), description="the plans it belongs to")
    replaced_by: f.ThemeId | None = Field(default=None, description="the theme that took its place")
    formerly: f.Ids = Field(default=(), description="ids it had before; their addresses lead here")
    source: f.Source | None = Field(default=None, description="where it was published")


class Funding(FieldGroup):
    """Big Local money for an activity over one span; the figures are never added across spans."""

    span: f.When = Field(description="the time that the figures are for")
    budget: f.Money | None = Field(default=None, description="what was set aside")
    spent: f.Money | None = Field(default=None, description="what was spent")
    committed: f.Money | None = Field(default=None, description="what was promised")
    source: f.Source | None = Field(default=None, description="where that was published")
    note: f.Summary | None = Field(
        default=None, description="anything that readers should know about it"
    )


class AddedValue(FieldGroup):
    """What came on top of Big Local money: money, things, or hours given."""

    span: f.When = Field(description="the time that it is for")
    kind: Annotated[AddedValueKind, f.one_of(AddedValueKind)] = Field(description="what sort it is")
    amount: f.Money | None = Field(
        default=None, description="what it is worth, where that is known"
    )
    hours: f.Amount | None = Field(
        default=None, description="hours given; they count as money only with a rate and its source"
    )
    rate: f.Money | None = Field(default=None, description="what an hour is reckoned at")
    rate_source: f.Source | None = Field(default=None, description="where the rate comes from")
    giver: f.Line | None = Field(default=None, alias="from", description="who gave it")
    basis: f.Line | None = Field(default=None, description="how it was worked out")
    source: f.Source | None = Field(default=None, description="where that was published")
    note: f.Summary | None = Field(
        default=None, description="anything that readers should know about it"
    )

    @property
    def value(self) -> Quantity | None:
        """In money: the amount, or hours × rate where the rate and its source are given."""
        if self.amount is not None:
            return self.amount
        if self.hours is None or self.rate is None or self.rate_source is None:
            return None
        rough = self.hours.times(self.rate.amount)
        return Quantity(
            rough.amount,
            rough.about or self.rate.about,
            rough.at_least or self.rate.at_least,
            self.rate.currency,
        )


class Statement(FieldGroup):
    """A sum that somebody published; sources may disagree, so nothing is computed from it."""

    what: f.Line = Field(description="what the sum is said to be")
    amount: f.Money = Field(description="how much")
    source: f.Source = Field(description="who said it, and where")


class Activity(TextEntry):
    """Something the area does or pays for."""

    noun: ClassVar[str] = "an activity"
    title: f.Title = Field(description="what people call it")
    summary: f.Summary = Field(description="what it is, in a sentence or two")
    themes: f.ThemeIds = Field(
        min_length=1, description="the themes it belongs to, the first one first"
    )
    partners: f.PartnerIds = Field(default=(), description="who takes part in it")
    starts: f.Bound | None = Field(default=None, description="when it began")
    ends: f.Bound | None = Field(default=None, description="when it ended; left out while it runs")
    status: Annotated[Status, f.one_of(Status)] = Field(description="how it stands")
    status_on: f.When = Field(description="when that was last known")
    expects: f.ImpactIds = Field(default=(), description="what it set out to change")
    funding: tuple[Funding, ...] = Field(
        default=(), description="the programme's money for it, span by span"
    )
    added_value: tuple[AddedValue, ...] = Field(
        default=(), description="what came on top: money, things or time"
    )
    statements: tuple[Statement, ...] = Field(
        default=(), description="sums that somebody published; shown, never used in sums"
    )
    plan_periods: f.PlanPeriodIds = Field(default=(), description="the plans it belongs to")
    replaced_by: f.ActivityId | None = Field(
        default=None, description="the activity that took its place"
    )
    formerly: f.Ids = Field(default=(), description="ids it had before; their addresses lead here")
    date_note: f.Summary | None = Field(
        default=None, description="what you judged about its dates, and why"
    )
    sources: f.Sources = Field(default=(), description="where this was published")


class KnownGap(Entry):
    """A gap that somebody looked into; ``gap`` is its code and its subject."""

    noun: ClassVar[str] = "a known gap"
    gap: f.Line = Field(
        description=(
            "the [code of the gap](#codes-of-gaps) and what it is about: `quarter-without-report "
            "2023-Q2`"
        )
    )
    because: f.Summary = Field(description="why it is so")
    by: f.Line = Field(description="who looked into it: a role, not a name")
    on: f.Day = Field(description="the day on which it was explained")


class StaticPage(TextEntry):
    """A page of the area that is not news: how we work, who we are."""

    noun: ClassVar[str] = "a page"
    title: f.Title = Field(description="what the page is called")
    summary: f.Summary | None = Field(default=None, description="what is on it, in a sentence")
    order: f.Order | None = Field(
        default=None, description="its place among the pages at the foot of the site"
    )
    menu: f.YesOrNo = Field(
        default=False,
        description=(
            "`yes` puts it into the menu at the top; every page is linked from the foot of the site"
        ),
    )
    updated: f.Day | None = Field(default=None, description="when its text was last looked over")


class Reading(FieldGroup):
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


class Target(FieldGroup):
    """Where the indicator is meant to stand by a date."""

    date: f.When = Field(description="by when")
    value: f.Number = Field(description="the figure to reach")


class Indicator(Entry):
    """A measure of the area, its baseline, its readings and its target."""

    noun: ClassVar[str] = "an indicator"
    given: ClassVar[frozenset[str]] = frozenset({"origin", "id"})
    id: f.FileId
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
