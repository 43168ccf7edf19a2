"""The pages of the plan: home, thread, themes, goals, activities, partners, impacts."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.report import shapes as s


@dataclass(frozen=True, slots=True)
class HomePage(s.View):
    """``/``: for residents first."""

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
class HowItFitsPage(s.View):
    """``/how-it-fits-together/``: the golden thread as a nested list and a drawing."""

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
class ThemesPage(s.View):
    """``/themes/``: every theme."""

    themes: tuple[s.ThemeCard, ...]


@dataclass(frozen=True, slots=True)
class ThemePage(s.View):
    """``/themes/<id>/``: the theme impact index."""

    thread: s.Thread
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
class ThemePostsPage(s.View):
    """``/themes/<id>/page/<n>/`` and ``/themes/<id>/kinds/<kind>/``: posts of a theme."""

    thread: s.Thread
    posts: tuple[s.PostLine, ...]
    paging: s.Paging
    kinds: tuple[s.KindLink, ...]


@dataclass(frozen=True, slots=True)
class GoalPage(s.View):
    """``/goals/<id>/``."""

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
class ActivitiesPage(s.View):
    """``/activities/``: every activity, by its first theme."""

    groups: tuple[ActivityGroup, ...]


@dataclass(frozen=True, slots=True)
class ActivityPage(s.View):
    """``/activities/<id>/``."""

    thread: s.Thread
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
class PartnersPage(s.View):
    """``/partners/``: every partner, with how many activities it takes part in."""

    partners: s.Table


@dataclass(frozen=True, slots=True)
class PartnerPage(s.View):
    """``/partners/<id>/``."""

    thread: s.Thread
    facts: tuple[s.Fact, ...]
    activities: tuple[s.ActivityLine, ...]
    posts: tuple[s.PostLine, ...]
    sources: tuple[s.SourceLine, ...]
