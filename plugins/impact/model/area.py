"""The area itself: its vision, its time, its money, and how to reach it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plugins.impact.model import fields as f
from plugins.impact.model.entry import Entry, FieldGroup
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


class Vision(FieldGroup):
    """What the area is to become, in its own words."""

    text: f.Summary = Field(description="the vision, in one or two sentences")
    attribution: f.Line | None = Field(default=None, description="whose words they are")
    source: f.Source | None = Field(default=None, description="where it was published")


class PlanPeriod(FieldGroup):
    """A plan and its money; planned and invested are different things and never joined."""

    id: f.Id = Field(description="a short name, for posts and the plan to point to")
    name: f.Title = Field(description="what people call it")
    starts: f.When = Field(description="when it starts")
    ends: f.When | None = Field(default=None, description="when it ends")
    planned: f.Money | None = Field(default=None, description="how much was to be spent")
    invested: f.Money | None = Field(
        default=None, description="how much was spent; never added to what was planned"
    )
    source: f.Source | None = Field(default=None, description="where that was published")
    date_note: f.Summary | None = Field(
        default=None, description="what you judged about its dates, and why"
    )
    note: f.Summary | None = Field(
        default=None, description="anything that readers should know about its money"
    )


class AwardStatement(FieldGroup):
    """How much the area was said to have been given; never summed."""

    amount: f.Money = Field(description="how much")
    date: f.When = Field(description="when it was said")
    source: f.Source = Field(description="where it was said")
    note: f.Summary | None = Field(
        default=None, description="anything that readers should know about it"
    )


class Payment(FieldGroup):
    """Money that arrived."""

    amount: f.Money = Field(description="how much")
    date: f.When = Field(description="when it arrived")
    source: f.Source | None = Field(default=None, description="where that was published")
    what: f.Line | None = Field(default=None, description="what it was for")


class Rep(FieldGroup):
    """Which quarters a rep owes a report for: all from ``reports_from`` until ``until``."""

    reports_from: f.Quarter = Field(description="the first quarter that a report is owed for")
    until: f.Quarter | None = Field(default=None, description="the last one")


class Contact(FieldGroup):
    """How residents reach the group."""

    email: f.Email | None = Field(default=None, description="where residents can write to")
    phone: f.Line | None = Field(default=None, description="a number to ring, and when")
    drop_in: f.Prose | None = Field(default=None, description="where and when to drop in")


class GrantSettings(FieldGroup):
    """What the 360Giving standard needs to know of the funder."""

    funder_name: f.Line | None = Field(default=None, description="the funder's name")
    funder_org_id: f.Line | None = Field(
        default=None, description="the funder's identifier, such as `GB-CHC-0000000`"
    )
    prefix: f.Line | None = Field(default=None, description="the prefix that 360Giving gave you")


class Licence(FieldGroup):
    """What others may do with the area's open data."""

    name: f.Line = Field(description="its name, such as `CC BY 4.0`")
    link: f.Url = Field(description="the web address of its text")


class PapersDue(FieldGroup):
    """How often papers of a type are to be published."""

    type: Annotated[DocumentType, f.one_of(DocumentType)] = Field(
        description="the kind of paper, written before the colon"
    )
    every: Annotated[Rhythm, f.one_of(Rhythm)] = Field(
        description="how often, written after the colon"
    )


class Area(Entry):
    """An area and its programme; ``invitation`` is what may be asked of the text ``take_part``."""

    noun: ClassVar[str] = "the area"
    given: ClassVar[frozenset[str]] = frozenset({"origin", "invitation"})
    invitation: Annotated[TextFacts, Made()] = Field(repr=False)
    version: f.Schema = Field(
        alias="schema", description="the version of these rules that the content is written for"
    )
    id: f.Id = Field(description="a short name for the area")
    name: f.Title = Field(description="what the project is called; every page shows it")
    place: f.Title = Field(description="where it is: `Hilltown`")
    programme: f.Line = Field(description="the programme it is part of")
    vision: Vision = Field(description="what the area is to become")
    started: f.When = Field(description="when the work began")
    ended: f.Day | None = Field(
        default=None,
        description="the last day of the programme; pages then speak of what it leaves behind",
    )
    language: f.Language = Field(default="en", description="the language of the site")
    timezone: f.Timezone = Field(
        default=f.USUAL_TIMEZONE, description='the time zone that "today" and events are in'
    )
    currency: f.Currency = Field(default="GBP", description="the currency of every amount of money")
    notice: f.Summary | None = Field(
        default=None, description="a sentence at the foot of every page"
    )
    plan_periods: tuple[PlanPeriod, ...] = Field(
        default=(), description="the plans that followed each other, and their money"
    )
    award_statements: tuple[AwardStatement, ...] = Field(
        default=(),
        description=(
            "what was said, at different times, of how much the area was given; shown side by "
            "side, never added up"
        ),
    )
    payments: tuple[Payment, ...] = Field(default=(), description="money that arrived")
    rep: Rep | None = Field(default=None, description="which quarters the rep owes a report for")
    locally_trusted_organisation: f.PartnerId | None = Field(
        default=None, description="the partner who looks after the money"
    )
    contact: Contact = Field(default=Contact(), description="how residents reach you")
    take_part: f.Prose | None = Field(
        default=None, description="how people can join in, in Markdown; the Take part page"
    )
    papers_due: Annotated[tuple[PapersDue, ...], f.a_mapping("type", "every")] = Field(
        default=(),
        description="the papers that you promised to publish, and how often: `minutes: monthly`",
    )
    grants: GrantSettings = Field(
        default=GrantSettings(),
        description=(
            "who gives your grants, as the 360Giving standard asks; without it no grant is "
            "published in that form"
        ),
    )
    data_licence: Licence | None = Field(
        default=None,
        description=(
            "what others may do with your open data; without it the site says that you have not "
            "said"
        ),
    )

    @property
    def award(self) -> AwardStatement | None:
        """The latest exact statement of what the area was given."""
        exact = (award for award in self.award_statements if award.amount.exact)
        return max(exact, key=lambda award: award.date, default=None)
