"""The pages of the plan: home, thread, themes, goals, activities, partners, impacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from plugins.impact.report import shapes as s
from plugins.impact.report.shapes import Html


@dataclass(frozen=True, slots=True)
class HomePage(s.Page):
    """``/``: for residents first."""

    named: ClassVar[str] = "home"
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


@dataclass(frozen=True, slots=True)
class HowItFitsPage(s.Page):
    """``/how-it-fits-together/``: the golden thread as a nested list and a drawing."""

    named: ClassVar[str] = "how_it_fits"
    tree: tuple[s.Node, ...]
    drawing: ThreadDrawing
    sources: tuple[s.SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Knot:
    """A knot of the drawing: its place in units of the drawing, and its lines of text."""

    x: int
    y: int
    level: str
    theme: int
    lines: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class ThreadDrawing:
    """The golden thread, drawn: knots, and lines from one knot to another (x1, y1, x2, y2)."""

    width: int
    height: int
    knots: tuple[Knot, ...]
    lines: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class ThemesPage(s.Page):
    """``/themes/``: every theme."""

    named: ClassVar[str] = "themes"
    themes: tuple[s.ThemeCard, ...]


@dataclass(frozen=True, slots=True)
class ThemePage(s.Page):
    """``/themes/<id>/``: the theme impact index."""

    named: ClassVar[str] = "theme"
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
    facts: tuple[s.Fact, ...]
    sources: tuple[s.SourceLine, ...]
    gaps: tuple[s.GapLine, ...]
    posts: tuple[s.PostLine, ...]
    paging: s.Paging
    kinds: tuple[s.KindLink, ...]
    feed: s.Link
    contact: s.Contact


@dataclass(frozen=True, slots=True)
class ThemePostsPage(s.Page):
    """``/themes/<id>/page/<n>/`` and ``/themes/<id>/kinds/<kind>/``: posts of a theme."""

    named: ClassVar[str] = "theme_posts"
    thread: s.Thread
    posts: tuple[s.PostLine, ...]
    paging: s.Paging
    kinds: tuple[s.KindLink, ...]


@dataclass(frozen=True, slots=True)
class GoalPage(s.Page):
    """``/goals/<id>/``."""

    named: ClassVar[str] = "goal"
    thread: s.Thread
    facts: tuple[s.Fact, ...]
    outcomes: tuple[str, ...]
    programme_outcomes: tuple[str, ...]
    themes: tuple[s.ThemeCard, ...]
    activities: tuple[s.ActivityLine, ...]
    gaps: tuple[s.GapLine, ...]
    sources: tuple[s.SourceLine, ...]


@dataclass(frozen=True, slots=True)
class ActivityGroup:
    """The activities of one theme."""

    theme: s.ThemeMark
    activities: tuple[s.ActivityLine, ...]


@dataclass(frozen=True, slots=True)
class ActivitiesPage(s.Page):
    """``/activities/``: every activity, by its first theme."""

    named: ClassVar[str] = "activities"
    groups: tuple[ActivityGroup, ...]


@dataclass(frozen=True, slots=True)
class ActivityPage(s.Page):
    """``/activities/<id>/``."""

    named: ClassVar[str] = "activity"
    thread: s.Thread
    body: Html
    facts: tuple[s.Fact, ...]
    figures: tuple[s.Figure, ...]
    impacts: tuple[s.Tag, ...]
    reports: s.Table | None
    people: tuple[str, ...]
    outputs: s.Table | None
    money: s.Table | None
    money_notes: tuple[str, ...]
    statements: s.Table | None
    gaps: tuple[s.GapLine, ...]
    posts: tuple[s.PostLine, ...]
    sources: tuple[s.SourceLine, ...]
    contact: s.Contact


@dataclass(frozen=True, slots=True)
class PartnersPage(s.Page):
    """``/partners/``: every partner, with how many activities it takes part in."""

    named: ClassVar[str] = "partners"
    partners: s.Table


@dataclass(frozen=True, slots=True)
class PartnerPage(s.Page):
    """``/partners/<id>/``."""

    named: ClassVar[str] = "partner"
    thread: s.Thread
    facts: tuple[s.Fact, ...]
    activities: tuple[s.ActivityLine, ...]
    posts: tuple[s.PostLine, ...]
    sources: tuple[s.SourceLine, ...]
