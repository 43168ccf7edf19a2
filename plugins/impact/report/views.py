"""The pages: for each template, exactly the values that it is handed as ``view``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from plugins.impact.report import shapes as s
from plugins.impact.report.shapes import Html


@dataclass(frozen=True)
class HomePage(s.Page):
    """``/``: for residents first."""

    template: ClassVar[str] = "home"
    vision: str
    attribution: str
    lede: str
    actions: tuple[s.Link, ...]
    coming: tuple[s.EventCard, ...]
    themes: tuple[s.ThemeCard, ...]
    latest: tuple[s.PostLine, ...]
    money: str
    gaps: tuple[s.GapLine, ...]
    contact: s.Contact


@dataclass(frozen=True)
class HowItFitsPage(s.Page):
    """``/how-it-fits-together/``: the golden thread as a nested list and a drawing."""

    template: ClassVar[str] = "how_it_fits"
    tree: tuple[s.Node, ...]
    drawing: ThreadDrawing


@dataclass(frozen=True)
class Knot:
    """A knot of the drawing: its place in units of the drawing, and its lines of text."""

    x: int
    y: int
    level: str
    theme: int
    lines: tuple[str, ...]
    address: str


@dataclass(frozen=True)
class ThreadDrawing:
    """The golden thread, drawn: knots, and lines from one knot to another (x1, y1, x2, y2)."""

    width: int
    height: int
    knots: tuple[Knot, ...]
    lines: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True)
class ThemesPage(s.Page):
    """``/themes/``: every theme."""

    template: ClassVar[str] = "themes"
    themes: tuple[s.ThemeCard, ...]


@dataclass(frozen=True)
class ThemePage(s.Page):
    """``/themes/<id>/``: the theme impact index."""

    template: ClassVar[str] = "theme"
    thread: s.Thread
    body: Html
    figures: tuple[s.Figure, ...]
    changes: s.Chart | None
    known_from: tuple[s.Figure, ...]
    people: tuple[str, ...]
    outputs: s.Table | None
    activities: s.Table
    money: s.Table | None
    money_notes: tuple[str, ...]
    indicators: tuple[s.IndicatorView, ...]
    review: tuple[s.Fact, ...]
    gaps: tuple[s.GapLine, ...]
    posts: tuple[s.PostLine, ...]
    paging: s.Paging
    kinds: tuple[s.KindLink, ...]
    feed: s.Link
    contact: s.Contact


@dataclass(frozen=True)
class ThemePostsPage(s.Page):
    """``/themes/<id>/page/<n>/`` and ``/themes/<id>/kinds/<kind>/``: posts of a theme."""

    template: ClassVar[str] = "theme_posts"
    thread: s.Thread
    posts: tuple[s.PostLine, ...]
    paging: s.Paging
    kinds: tuple[s.KindLink, ...]


@dataclass(frozen=True)
class GoalPage(s.Page):
    """``/goals/<id>/``."""

    template: ClassVar[str] = "goal"
    thread: s.Thread
    outcomes: tuple[str, ...]
    programme_outcomes: tuple[str, ...]
    themes: tuple[s.ThemeCard, ...]
    activities: tuple[s.ActivityLine, ...]
    gaps: tuple[s.GapLine, ...]
    sources: tuple[s.SourceLine, ...]


@dataclass(frozen=True)
class ActivityGroup:
    """The activities of one theme."""

    theme: s.ThemeMark
    activities: tuple[s.ActivityLine, ...]


@dataclass(frozen=True)
class ActivitiesPage(s.Page):
    """``/activities/``: every activity, by its first theme."""

    template: ClassVar[str] = "activities"
    groups: tuple[ActivityGroup, ...]


@dataclass(frozen=True)
class ActivityPage(s.Page):
    """``/activities/<id>/``."""

    template: ClassVar[str] = "activity"
    thread: s.Thread
    body: Html
    facts: tuple[s.Fact, ...]
    figures: tuple[s.Figure, ...]
    impacts: tuple[s.Tag, ...]
    people: tuple[str, ...]
    outputs: s.Table | None
    money: s.Table | None
    money_notes: tuple[str, ...]
    statements: s.Table | None
    gaps: tuple[s.GapLine, ...]
    posts: tuple[s.PostLine, ...]
    sources: tuple[s.SourceLine, ...]
    contact: s.Contact


@dataclass(frozen=True)
class PartnersPage(s.Page):
    """``/partners/``: every partner, with how many activities it takes part in."""

    template: ClassVar[str] = "partners"
    partners: s.Table


@dataclass(frozen=True)
class PartnerPage(s.Page):
    """``/partners/<id>/``."""

    template: ClassVar[str] = "partner"
    thread: s.Thread
    facts: tuple[s.Fact, ...]
    activities: tuple[s.ActivityLine, ...]
    posts: tuple[s.PostLine, ...]


@dataclass(frozen=True)
class ImpactsPage(s.Page):
    """``/impacts/``: the kinds of change, the most often reported first."""

    template: ClassVar[str] = "impacts"
    chart: s.Chart | None
    individual: s.Table
    collective: s.Table


@dataclass(frozen=True)
class ImpactPage(s.Page):
    """``/impacts/<id>/``."""

    template: ClassVar[str] = "impact"
    thread: s.Thread
    scope: str
    figures: tuple[s.Figure, ...]
    known_from: tuple[s.Figure, ...]
    activities: s.Table | None
    posts: tuple[s.PostLine, ...]


@dataclass(frozen=True)
class NewsPage(s.Page):
    """``/news/`` in pages, and ``/news/<year>/``; ``years`` leads to each year."""

    template: ClassVar[str] = "news"
    posts: tuple[s.PostLine, ...]
    paging: s.Paging
    years: tuple[s.KindLink, ...]
    feeds: tuple[s.Link, ...]


@dataclass(frozen=True)
class Neighbours:
    """The posts before and after, within the first theme of a post."""

    earlier: s.PostLine | None
    later: s.PostLine | None
    theme: s.ThemeMark


@dataclass(frozen=True)
class CorrectionLine:
    """What was put right, and when."""

    date_text: str
    what: str


@dataclass(frozen=True)
class PostPage(s.Page):
    """A post of a kind that has no template of its own; the kinds add their own values."""

    template: ClassVar[str] = "post"
    thread: s.Thread
    kind: str
    date_text: str
    date_note: str
    authors: str
    updated: str
    language: str
    lede: str
    body: Html
    facts: tuple[s.Fact, ...]
    evidence: tuple[s.EvidenceLine, ...]
    photos: tuple[s.PhotoFigure, ...]
    films: tuple[s.FilmCard, ...]
    documents: tuple[s.FileCard, ...]
    tells_of: tuple[s.PostLine, ...]
    told_by: tuple[s.PostLine, ...]
    translations: tuple[s.Link, ...]
    neighbours: Neighbours | None
    corrections: tuple[CorrectionLine, ...]
    sources: tuple[s.SourceLine, ...]
    contact: s.Contact
    detail: Detail | None


@dataclass(frozen=True)
class StoryDetail:
    """You said, we did, what changed; ``said`` and ``changed`` are empty where unknown."""

    said: str
    did: str
    changed: str


@dataclass(frozen=True)
class CaseStudyDetail:
    """Somebody's own words; empty where there are none."""

    quote: str
    by: str


@dataclass(frozen=True)
class SectionView:
    """A part of a rep report under its usual title."""

    id: str
    title: str
    html: Html


@dataclass(frozen=True)
class RepReportDetail:
    """The quarters reported on, the introduction, and the usual parts."""

    quarters: str
    introduction: Html
    sections: tuple[SectionView, ...]
    notes: Html
    earlier: s.Link | None
    later: s.Link | None


@dataclass(frozen=True)
class EventDetail:
    """The event's time and place."""

    event: s.EventCard


@dataclass(frozen=True)
class GrantDetail:
    """The award."""

    recipient: str
    recipient_address: str
    purpose: str
    amount: str
    awarded: str
    fund: str
    funder: str


@dataclass(frozen=True)
class AnswerView:
    """An answer to one question; both are keys of the catalogue."""

    question: str
    answer: str
    because: str


@dataclass(frozen=True)
class ReviewView:
    """The answers on a theme or an activity; ``decision`` is a key or empty."""

    subject: str
    address: str
    answers: tuple[AnswerView, ...]
    decision: str
    because: str


@dataclass(frozen=True)
class ThemeReviewDetail:
    """What the partnership found, of the theme and of its activities."""

    review: ReviewView
    activities: tuple[ReviewView, ...]
    next_review: str


@dataclass(frozen=True)
class DocumentDetail:
    """The document itself."""

    file: s.FileCard


Detail = (
    StoryDetail
    | CaseStudyDetail
    | RepReportDetail
    | EventDetail
    | GrantDetail
    | ThemeReviewDetail
    | DocumentDetail
)


@dataclass(frozen=True)
class StoryPage(PostPage):
    """A story."""

    template: ClassVar[str] = "story"


@dataclass(frozen=True)
class CaseStudyPage(PostPage):
    """A case study."""

    template: ClassVar[str] = "case_study"


@dataclass(frozen=True)
class RepReportPage(PostPage):
    """``/rep-reports/<quarter>/``."""

    template: ClassVar[str] = "rep_report"


@dataclass(frozen=True)
class ThemeReviewPage(PostPage):
    """A theme review."""

    template: ClassVar[str] = "theme_review"


@dataclass(frozen=True)
class EventPage(PostPage):
    """An event."""

    template: ClassVar[str] = "event"


@dataclass(frozen=True)
class GrantPage(PostPage):
    """A grant."""

    template: ClassVar[str] = "grant"


@dataclass(frozen=True)
class DocumentPage(PostPage):
    """A document."""

    template: ClassVar[str] = "document"


@dataclass(frozen=True)
class RepReportsPage(s.Page):
    """``/rep-reports/``: every quarter owed, and every report."""

    template: ClassVar[str] = "rep_reports"
    calendar: s.Table | None
    reports: tuple[s.PostLine, ...]
    note: str
    feed: s.Link


@dataclass(frozen=True)
class DocumentGroup:
    """The documents of one type, newest first."""

    title: str
    documents: tuple[s.FileCard, ...]


@dataclass(frozen=True)
class DocumentsPage(s.Page):
    """``/documents/``, by type."""

    template: ClassVar[str] = "documents"
    groups: tuple[DocumentGroup, ...]
    feed: s.Link


@dataclass(frozen=True)
class GrantsPage(s.Page):
    """``/grants/``: ``note`` says how many amounts were published."""

    template: ClassVar[str] = "grants"
    grants: s.Table | None
    note: str
    feed: s.Link


@dataclass(frozen=True)
class EventsPage(s.Page):
    """``/events/``: coming, then past."""

    template: ClassVar[str] = "events"
    coming: tuple[s.EventCard, ...]
    past: tuple[s.EventCard, ...]
    feed: s.Link


@dataclass(frozen=True)
class MoneyPage(s.Page):
    """``/money/``: as stated, as planned, as budgeted; nothing joined that differs."""

    template: ClassVar[str] = "money"
    lede: str
    awards: tuple[s.MoneyLine, ...]
    periods: s.Table | None
    payments: tuple[s.MoneyLine, ...]
    activities: s.Table | None
    statements: s.Table | None
    grants_note: str


@dataclass(frozen=True)
class GapGroup:
    """The gaps that one role can close."""

    title: str
    lead: str
    lines: tuple[s.GapLine, ...]


@dataclass(frozen=True)
class GapsPage(s.Page):
    """``/gaps/``: what we still need to show."""

    template: ClassVar[str] = "gaps"
    lead: str
    groups: tuple[GapGroup, ...]
    explained: tuple[s.GapLine, ...]


@dataclass(frozen=True)
class TakePartPage(s.Page):
    """``/take-part/``: how to join in and whom to ask."""

    template: ClassVar[str] = "take_part"
    body: Html
    contact: s.Contact
    coming: tuple[s.EventCard, ...]


@dataclass(frozen=True)
class AreaPage(s.Page):
    """A page of the area."""

    template: ClassVar[str] = "page"
    body: Html
    updated: str
    contact: s.Contact


@dataclass(frozen=True)
class GlossaryPage(s.Page):
    """``/words-we-use/``: what our words mean."""

    template: ClassVar[str] = "glossary"
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Term:
    """A word and its meaning."""

    term: str
    meaning: str


@dataclass(frozen=True)
class NotFoundPage(s.Page):
    """The page for an address that leads nowhere."""

    template: ClassVar[str] = "not_found"


@dataclass(frozen=True)
class WithdrawnPage(s.Page):
    """The address of something withdrawn: it repeats nothing of it."""

    template: ClassVar[str] = "withdrawn"


@dataclass(frozen=True)
class RedirectPage(s.Page):
    """An old address, and where its page is now."""

    template: ClassVar[str] = "redirect"
    target: s.Link
