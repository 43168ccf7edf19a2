"""The kinds of post. To add one, write a class and put it into ``KINDS``."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plugins.impact.model import fields as f
from plugins.impact.model.area import DocumentType
from plugins.impact.model.entry import FieldGroup
from plugins.impact.model.post import Consented, Post

Answer = Literal["yes", "partly", "no", "not-recorded"]
Decision = Literal["continue", "change", "stop"]
EventState = Literal["planned", "held", "cancelled"]
About = Literal["person", "group", "organisation"]


class News(Post):
    """Something that happened."""

    noun: ClassVar[str] = "a news post"


class PlanNews(Post):
    """Something that was decided about the plan."""

    noun: ClassVar[str] = "a plan-news post"
    plan_period: f.PlanPeriodId | None = Field(default=None, description="the plan it is about")
    decision: f.Summary | None = Field(default=None, description="what was decided")


class Story(Post):
    """You said, we did, what changed."""

    noun: ClassVar[str] = "a story"
    template: ClassVar[str] = "story"
    said: f.Summary | None = Field(
        default=None,
        description="what people said or asked for; left out, the page shows that it is missing",
    )
    did: f.Summary = Field(description="what was done")
    changed: f.Summary | None = Field(
        default=None,
        description="what is different now; left out, the page shows that it is missing",
    )


class Quote(FieldGroup):
    """Somebody's own words, with their consent."""

    text: f.Summary = Field(description="the words")
    by: f.Line | None = Field(
        default=None, description="who said them, as they agreed to be called"
    )
    consent: f.ConsentId = Field(description="who agreed to be quoted")


class CaseStudy(Consented):
    """What happened to one person, group or organisation."""

    noun: ClassVar[str] = "a case study"
    template: ClassVar[str] = "case_study"
    about: Annotated[About, f.one_of(About)] = Field(
        description="whom it is about; a person only with consent, the others identify nobody"
    )
    quote: Quote | None = Field(default=None, description="somebody's own words")

    @property
    def consents(self) -> Iterator[str]:
        """The consent to the story, and to the words quoted in it."""
        yield from super().consents
        if self.quote is not None:
            yield self.quote.consent


class RepReport(Post):
    """The rep's report on a quarter, or on several."""

    noun: ClassVar[str] = "a rep report"
    template: ClassVar[str] = "rep_report"
    quarter: f.Quarter | None = Field(
        default=None, description="the quarter it reports on; this or `quarters` is needed"
    )
    quarters: f.Quarters = Field(
        default=(), description="several quarters in one report; no quarter twice"
    )

    @property
    def covered(self) -> tuple[f.Quarter, ...]:
        """The quarters it reports on, in order."""
        own = (self.quarter,) if self.quarter is not None else ()
        return tuple(sorted({*own, *self.quarters}))


class ReviewAnswer(FieldGroup):
    """An answer to one of the three questions, and why."""

    answer: Annotated[Answer, f.one_of(Answer)] = Field(description="the answer")
    because: f.Summary | None = Field(default=None, description="why")


class ReviewedActivity(FieldGroup):
    """What a theme review found of one activity."""

    activity: f.ActivityId = Field(description="the activity")
    relevant: ReviewAnswer | None = Field(default=None, description="is it still needed?")
    beneficial: ReviewAnswer | None = Field(default=None, description="does it do people good?")
    delivering_vision: ReviewAnswer | None = Field(
        default=None, description="does it bring the vision closer?"
    )
    decision: Annotated[Decision, f.one_of(Decision)] | None = Field(
        default=None, description="what was decided"
    )
    because: f.Summary | None = Field(default=None, description="why")


class ThemeReview(Post):
    """The partnership's look at a theme: still relevant, beneficial, delivering the vision?"""

    noun: ClassVar[str] = "a theme review"
    template: ClassVar[str] = "theme_review"
    theme: f.ThemeId = Field(description="the theme that was looked at")
    relevant: ReviewAnswer | None = Field(default=None, description="is it still needed?")
    beneficial: ReviewAnswer | None = Field(default=None, description="does it do people good?")
    delivering_vision: ReviewAnswer | None = Field(
        default=None, description="does it bring the vision closer?"
    )
    decision: Annotated[Decision, f.one_of(Decision)] | None = Field(
        default=None, description="what was decided"
    )
    reviewed: tuple[ReviewedActivity, ...] = Field(
        default=(), description="the same questions for single activities"
    )
    next_review: f.When | None = Field(
        default=None, description="when to look again; left out, a year on"
    )


class Event(Post):
    """Something to go to, or that people went to."""

    noun: ClassVar[str] = "an event"
    template: ClassVar[str] = "event"
    state: Annotated[EventState, f.one_of(EventState)] = Field(
        description="whether it is to come, was held, or was called off"
    )
    starts: f.Moment | None = Field(default=None, description="when it starts")
    ends: f.Moment | None = Field(default=None, description="when it ends")
    place: f.Line | None = Field(default=None, description="where it is")
    attendance: f.Count | None = Field(default=None, description="how many came")


class Recipient(FieldGroup):
    """Who received a grant; an individual is never named."""

    partner: f.PartnerId | None = Field(default=None, description="a partner of the plan")
    name: f.Title | None = Field(default=None, description="an organisation, by its name")
    org_id: f.Line | None = Field(default=None, description="that organisation's identifier")
    individual: f.YesOrNo = Field(
        default=False, description="`yes` for a resident, who is never named"
    )


class Grant(Post):
    """Money given to a group, an organisation or a resident."""

    noun: ClassVar[str] = "a grant"
    template: ClassVar[str] = "grant"
    recipient: Recipient = Field(description="who received it, said in one way")
    purpose: f.Summary = Field(description="what it is for")
    amount: f.Money | None = Field(
        default=None, description='how much; left out, the page says "not published"'
    )
    awarded: f.When | None = Field(
        default=None, description="when it was awarded; left out, the date of the post"
    )
    funder: f.Line | None = Field(default=None, description="who paid, where it was not you")
    fund: f.Line = Field(default="Community chest", description="the fund it comes from")


class Document(Post):
    """A paper, a film or a survey: published here, or known to exist elsewhere."""

    noun: ClassVar[str] = "a document"
    template: ClassVar[str] = "document"
    document_type: Annotated[DocumentType, f.one_of(DocumentType)] = Field(
        description="what sort of paper it is"
    )
    file: f.DocumentFile | None = Field(
        default=None, description="the file, where it is published here"
    )
    link: f.Url | None = Field(
        default=None,
        description='where else it is published; with neither, the page says "not published here"',
    )
    covers: f.When | None = Field(default=None, description="the time it is about")
    agreed: f.When | None = Field(default=None, description="when it was agreed")


KINDS: Mapping[str, type[Post]] = {
    "news": News,
    "plan-news": PlanNews,
    "story": Story,
    "case-study": CaseStudy,
    "rep-report": RepReport,
    "theme-review": ThemeReview,
    "event": Event,
    "grant": Grant,
    "document": Document,
}
