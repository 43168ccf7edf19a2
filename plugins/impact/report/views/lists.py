"""The pages that list posts, money and gaps."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.report import shapes as s


@dataclass(frozen=True, slots=True)
class NewsPage(s.View):
    """``/news/`` in pages, and ``/news/<year>/``; ``years`` leads to each year."""

    posts: tuple[s.PostLine, ...]
    paging: s.Paging
    years: tuple[s.KindLink, ...]
    feeds: tuple[s.Link, ...]


@dataclass(frozen=True, slots=True)
class RepReportsPage(s.View):
    """``/rep-reports/``: every quarter owed, and every report."""

    calendar: s.Table | None
    reports: tuple[s.PostLine, ...]
    note: str
    feed: s.Link


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """The documents of one type, newest first."""

    title: str
    documents: tuple[s.FileCard, ...]


@dataclass(frozen=True, slots=True)
class DocumentsPage(s.View):
    """``/documents/``, by type."""

    groups: tuple[DocumentGroup, ...]
    feed: s.Link


@dataclass(frozen=True, slots=True)
class GrantsPage(s.View):
    """``/grants/``: ``note`` says how many amounts were published."""

    grants: s.Table | None
    note: str
    feed: s.Link


@dataclass(frozen=True, slots=True)
class EventsPage(s.View):
    """``/events/``: coming, then past."""

    coming: tuple[s.EventCard, ...]
    past: tuple[s.EventCard, ...]
    feed: s.Link


@dataclass(frozen=True, slots=True)
class MoneyPage(s.View):
    """``/money/``: as stated, as planned, as budgeted; nothing joined that differs.

    ``unknown`` are the activities of which no sum was published.
    """

    lede: str
    awards: tuple[s.MoneyLine, ...]
    periods: s.Table | None
    payments: tuple[s.MoneyLine, ...]
    themes: s.Table | None
    spans: s.Table | None
    activities: s.Table | None
    added: s.Table | None
    unknown: tuple[s.Link, ...]
    statements: s.Table | None
    grants_note: str


@dataclass(frozen=True, slots=True)
class GapsOfOneKind:
    """The gaps of one code, which is their anchor, and the one sentence on what closes them."""

    id: str
    title: str
    closing: str
    lines: tuple[s.GapLine, ...]


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps that one role can close."""

    title: str
    lead: str
    kinds: tuple[GapsOfOneKind, ...]


@dataclass(frozen=True, slots=True)
class GapsPage(s.View):
    """``/gaps/``: what we still need to show."""

    lead: str
    groups: tuple[GapGroup, ...]
    explained: tuple[s.GapLine, ...]
