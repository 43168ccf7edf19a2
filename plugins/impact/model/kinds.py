"""The kinds of post. To add one, write a class and put it into ``KINDS``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plugins.impact.model import fields as f
from plugins.impact.model.area import DocumentType
from plugins.impact.model.post import Consented, Post
from plugins.impact.model.record import Part

Answer = Literal["yes", "partly", "no", "not-recorded"]
Decision = Literal["continue", "change", "stop"]
State = Literal["planned", "held", "cancelled"]
About = Literal["person", "group", "organisation"]


class News(Post):
    """Something that happened."""

    noun: ClassVar[str] = "a news post"


class PlanNews(Post):
    """Something that was decided about the plan."""

    noun: ClassVar[str] = "a plan-news post"
    plan_period: f.PlanPeriodId | None = None
    decision: f.Summary | None = None


class Story(Post):
    """You said, we did, what changed."""

    noun: ClassVar[str] = "a story"
    template: ClassVar[str] = "story"
    said: f.Summary | None = None
    did: f.Summary
    changed: f.Summary | None = None


class Quote(Part):
    """Somebody's own words, with their consent."""

    text: f.Summary
    by: f.Line | None = None
    consent: f.ConsentId


class CaseStudy(Consented):
    """What happened to one person, group or organisation."""

    noun: ClassVar[str] = "a case study"
    template: ClassVar[str] = "case_study"
    about: Annotated[About, f.one_of(About)]
    quote: Quote | None = None

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
    quarter: f.Quarter | None = None
    quarters: f.Quarters = ()

    @property
    def covered(self) -> tuple[f.Quarter, ...]:
        """The quarters it reports on, in order."""
        own = (self.quarter,) if self.quarter is not None else ()
        return tuple(sorted({*own, *self.quarters}))


class ReviewAnswer(Part):
    """An answer to one of the three questions, and why."""

    answer: Annotated[Answer, f.one_of(Answer)]
    because: f.Summary | None = None


class ReviewedActivity(Part):
    """What a theme review found of one activity."""

    activity: f.ActivityId
    relevant: ReviewAnswer | None = None
    beneficial: ReviewAnswer | None = None
    delivering_vision: ReviewAnswer | None = None
    decision: Annotated[Decision, f.one_of(Decision)] | None = None
    because: f.Summary | None = None


class ThemeReview(Post):
    """The partnership's look at a theme: still relevant, beneficial, delivering the vision?"""

    noun: ClassVar[str] = "a theme review"
    template: ClassVar[str] = "theme_review"
    theme: f.ThemeId
    relevant: ReviewAnswer | None = None
    beneficial: ReviewAnswer | None = None
    delivering_vision: ReviewAnswer | None = None
    decision: Annotated[Decision, f.one_of(Decision)] | None = None
    reviewed: tuple[ReviewedActivity, ...] = Field(default=())
    next_review: f.When | None = None


class Event(Post):
    """Something to go to, or that people went to."""

    noun: ClassVar[str] = "an event"
    template: ClassVar[str] = "event"
    state: Annotated[State, f.one_of(State)]
    starts: f.Moment | None = None
    ends: f.Moment | None = None
    place: f.Line | None = None
    attendance: f.Count | None = None


class Recipient(Part):
    """Who received a grant; an individual is never named."""

    partner: f.PartnerId | None = None
    name: f.Title | None = None
    org_id: f.Line | None = None
    individual: f.YesOrNo = False


class Grant(Post):
    """Money given to a group, an organisation or a resident."""

    noun: ClassVar[str] = "a grant"
    template: ClassVar[str] = "grant"
    recipient: Recipient
    purpose: f.Summary
    amount: f.Money | None = None
    awarded: f.When | None = None
    funder: f.Line | None = None
    fund: f.Line = "Community chest"


class Document(Post):
    """A paper, a film or a survey: published here, or known to exist elsewhere."""

    noun: ClassVar[str] = "a document"
    template: ClassVar[str] = "document"
    document_type: Annotated[DocumentType, f.one_of(DocumentType)]
    file: f.DocumentFile | None = None
    link: f.Url | None = None
    covers: f.When | None = None
    agreed: f.When | None = None


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
