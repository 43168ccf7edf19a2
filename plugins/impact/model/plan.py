"""The plan, top down: outcomes, goals, impacts, partners, themes, activities, known gaps."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plugins.impact.model import fields as f
from plugins.impact.model.quantity import Quantity
from plugins.impact.model.record import Entry, Part
from plugins.impact.model.text import TextFacts
from plugins.impact.model.validators import Made

Scope = Literal["individual", "collective"]
Status = Literal["planned", "active", "completed", "stopped"]
AddedValueKind = Literal["match-funding", "in-kind", "volunteer-hours", "unspecified"]


class ProgrammeOutcome(Entry):
    """What the programme as a whole wants to change."""

    noun: ClassVar[str] = "a programme outcome"
    id: f.Id
    title: f.Line
    source: f.Source | None = None


class IntendedOutcome(Part):
    """What a goal is to bring about."""

    id: f.Id
    text: f.Line


class Goal(Entry):
    """What the area wants to reach; themes work towards it."""

    noun: ClassVar[str] = "a goal"
    id: f.Id
    title: f.Title
    outcomes: tuple[IntendedOutcome, ...] = ()
    programme_outcomes: f.ProgrammeOutcomeIds = ()
    plan_periods: f.PlanPeriodIds = ()
    source: f.Source | None = None


class ImpactType(Entry):
    """A kind of change: ``title`` is the research's wording, ``plain`` the residents'."""

    noun: ClassVar[str] = "a kind of impact"
    id: f.Id
    title: f.Title
    plain: f.Title
    scope: Annotated[Scope, f.one_of(Scope)]
    aliases: f.Texts = ()


class Partner(Entry):
    """An organisation that works with the area."""

    noun: ClassVar[str] = "a partner"
    id: f.Id
    name: f.Title
    url: f.Url | None = None
    what_they_do: f.Summary | None = None
    org_id: f.Line | None = None
    source: f.Source | None = None


class Page(Entry):
    """Something with a file and a text of its own; ``body`` is what others may ask of that."""

    given: ClassVar[frozenset[str]] = frozenset({"origin", "id", "body"})
    id: f.Id
    body: Annotated[TextFacts, Made()] = Field(repr=False)


class Theme(Page):
    """A part of the plan that the area's activities belong to."""

    noun: ClassVar[str] = "a theme"
    title: f.Title
    summary: f.Summary
    goals: f.GoalIds = ()
    order: f.Order | None = None
    colour: f.Colour | None = None
    plan_periods: f.PlanPeriodIds = ()
    replaced_by: f.ThemeId | None = None
    formerly: f.Ids = ()
    source: f.Source | None = None


class Funding(Part):
    """Big Local money for an activity over one span; the figures are never added across spans."""

    span: f.When
    budget: f.Money | None = None
    spent: f.Money | None = None
    committed: f.Money | None = None
    source: f.Source | None = None
    note: f.Summary | None = None


class AddedValue(Part):
    """What came on top of Big Local money: money, things, or hours given."""

    span: f.When
    kind: Annotated[AddedValueKind, f.one_of(AddedValueKind)]
    amount: f.Money | None = None
    hours: f.Amount | None = None
    rate: f.Money | None = None
    rate_source: f.Source | None = None
    giver: f.Line | None = Field(default=None, alias="from")
    basis: f.Line | None = None
    source: f.Source | None = None
    note: f.Summary | None = None

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


class Statement(Part):
    """A sum that somebody published; sources may disagree, so nothing is computed from it."""

    what: f.Line
    amount: f.Money
    source: f.Source


class Activity(Page):
    """Something the area does or pays for."""

    noun: ClassVar[str] = "an activity"
    title: f.Title
    summary: f.Summary
    themes: Annotated[f.ThemeIds, Field(min_length=1)]
    partners: f.PartnerIds = ()
    starts: f.Bound | None = None
    ends: f.Bound | None = None
    status: Annotated[Status, f.one_of(Status)]
    status_on: f.When
    expects: f.ImpactIds = ()
    funding: tuple[Funding, ...] = ()
    added_value: tuple[AddedValue, ...] = ()
    statements: tuple[Statement, ...] = ()
    plan_periods: f.PlanPeriodIds = ()
    replaced_by: f.ActivityId | None = None
    formerly: f.Ids = ()
    date_note: f.Summary | None = None
    sources: f.Texts = ()


class KnownGap(Entry):
    """A gap that somebody looked into; ``gap`` is its code and its subject."""

    noun: ClassVar[str] = "a known gap"
    gap: f.Line
    because: f.Summary
    by: f.Line
    on: f.Day


class FixedPage(Page):
    """A page of the area that is not news: how we work, who we are."""

    noun: ClassVar[str] = "a page"
    title: f.Title
    summary: f.Summary | None = None
    order: f.Order | None = None
    menu: f.YesOrNo = False
    updated: f.Day | None = None
