"""The page of a post, for each template that posts are shown with."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.impact.report import shapes as s
from plugins.impact.report.views.details import (
    CaseStudyDetail,
    DocumentDetail,
    EventDetail,
    GrantDetail,
    RepReportDetail,
    StoryDetail,
    ThemeReviewDetail,
)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The posts before and after, within the first theme of a post."""

    earlier: s.PostLine | None
    later: s.PostLine | None
    theme: s.ThemeMark


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """What was put right, and when."""

    date_text: str
    what: str


@dataclass(frozen=True, slots=True)
class PostPage(s.View):
    """A post of any kind; ``detail`` is what the kind adds."""

    thread: s.Thread
    kind: str
    date_text: str
    date_note: str
    authors: str
    updated: str
    language: str
    lede: str
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


Detail = (
    StoryDetail
    | CaseStudyDetail
    | RepReportDetail
    | EventDetail
    | GrantDetail
    | ThemeReviewDetail
    | DocumentDetail
)
