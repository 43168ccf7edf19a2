"""The area itself: its vision, its time, its money, and how to reach it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plugins.impact.model import fields as f
from plugins.impact.model.record import Entry, Part
from plugins.impact.model.text import TextFacts
from plugins.impact.model.validators import Made

Rhythm = Literal["monthly", "quarterly", "yearly"]
DocumentType = Literal[
    "minutes",
    "management-report",
    "service-level-agreement",
    "plan",
    "plan-review",
    "plan-feedback",
    "annual-report",
    "newsletter",
    "survey",
    "profile",
    "governance",
    "assessment",
    "evaluation",
    "research",
    "finance",
    "film",
]


class Vision(Part):
    """What the area is to become, in its own words."""

    text: f.Summary
    attribution: f.Line | None = None
    source: f.Source | None = None


class PlanPeriod(Part):
    """A plan and its money; planned and invested are different things and never joined."""

    id: f.Id
    name: f.Title
    starts: f.When
    ends: f.When | None = None
    planned: f.Money | None = None
    invested: f.Money | None = None
    source: f.Source | None = None
    date_note: f.Summary | None = None
    note: f.Summary | None = None


class AwardStatement(Part):
    """How much the area was said to have been given; never summed."""

    amount: f.Money
    date: f.When
    source: f.Source
    note: f.Summary | None = None


class Payment(Part):
    """Money that arrived."""

    amount: f.Money
    date: f.When
    source: f.Source | None = None
    what: f.Line | None = None


class Rep(Part):
    """Which quarters a rep owes a report for: all from ``reports_from`` until ``until``."""

    reports_from: f.Quarter
    until: f.Quarter | None = None


class Contact(Part):
    """How residents reach the group."""

    email: f.Email | None = None
    phone: f.Line | None = None
    drop_in: f.Prose | None = None


class GrantSettings(Part):
    """What the 360Giving standard needs to know of the funder."""

    funder_name: f.Line | None = None
    funder_org_id: f.Line | None = None
    prefix: f.Line | None = None


class Licence(Part):
    """What others may do with the area's open data."""

    name: f.Line
    link: f.Url


class PapersDue(Part):
    """How often papers of a type are to be published."""

    type: Annotated[DocumentType, f.one_of(DocumentType)]
    every: Annotated[Rhythm, f.one_of(Rhythm)]


class Area(Entry):
    """An area and its programme; ``invitation`` is what may be asked of the text ``take_part``."""

    noun: ClassVar[str] = "the area"
    given: ClassVar[frozenset[str]] = frozenset({"origin", "invitation"})
    invitation: Annotated[TextFacts, Made()] = Field(repr=False)
    version: f.Schema = Field(alias="schema")
    id: f.Id
    name: f.Title
    place: f.Title
    programme: f.Line
    vision: Vision
    started: f.When
    ended: f.Day | None = None
    language: f.Language = "en"
    timezone: f.Timezone = f.USUAL_TIMEZONE
    currency: f.Currency = "GBP"
    notice: f.Summary | None = None
    plan_periods: tuple[PlanPeriod, ...] = ()
    award_statements: tuple[AwardStatement, ...] = ()
    payments: tuple[Payment, ...] = ()
    rep: Rep | None = None
    locally_trusted_organisation: f.PartnerId | None = None
    contact: Contact = Contact()
    take_part: f.Prose | None = None
    papers_due: Annotated[tuple[PapersDue, ...], f.a_mapping("type", "every")] = ()
    grants: GrantSettings = GrantSettings()
    data_licence: Licence | None = None

    @property
    def award(self) -> AwardStatement | None:
        """The latest exact statement of what the area was given."""
        exact = (award for award in self.award_statements if award.amount.exact)
        return max(exact, key=lambda award: award.date, default=None)
