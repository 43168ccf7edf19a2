"""What each kind of post shows beside what every post does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.impact.model import addresses
from plugins.impact.model.kinds import (
    CaseStudy,
    Document,
    Event,
    Grant,
    RepReport,
    Story,
    ThemeReview,
)
from plugins.impact.model.post import Post
from plugins.impact.report import components as c
from plugins.impact.report.entries import document_card
from plugins.impact.report.events.page import event_card
from plugins.impact.report.money.grants import recipient
from plugins.impact.report.posts.lists import usual_title
from plugins.impact.report.reviews.page import ThemeReviewDetail, review_detail
from plugins.impact.report.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class StoryDetail:
    """You said, we did, what changed; ``said`` and ``changed`` are empty where unknown."""

    said: str
    did: str
    changed: str


@dataclass(frozen=True, slots=True)
class CaseStudyDetail:
    """Somebody's own words; empty where there are none."""

    quote: str
    by: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of a rep report under its usual title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class RepReportDetail:
    """The quarters reported on, and the usual parts."""

    quarters: str
    sections: tuple[SectionView, ...]
    earlier: c.Link | None
    later: c.Link | None


@dataclass(frozen=True, slots=True)
class EventDetail:
    """The event's time and place."""

    event: c.EventCard


@dataclass(frozen=True, slots=True)
class GrantDetail:
    """The award."""

    recipient: str
    recipient_address: str
    purpose: str
    amount: str
    awarded: str
    fund: str
    funder: str


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """The document itself."""

    file: c.FileCard


Detail = (
    StoryDetail
    | CaseStudyDetail
    | RepReportDetail
    | EventDetail
    | GrantDetail
    | ThemeReviewDetail
    | DocumentDetail
)


def detail(post: Post, context: SiteContext) -> Detail | None:
    """The detail of a post's kind; none for a kind that has nothing of its own."""
    make = DETAILS.get(type(post))
    return make(post, context) if make is not None else None


def _story(post: Story, _: SiteContext) -> StoryDetail:
    return StoryDetail(post.said or "", post.did, post.changed or "")


def _case_study(post: CaseStudy, _: SiteContext) -> CaseStudyDetail:
    if post.quote is None:
        return CaseStudyDetail("", "")
    return CaseStudyDetail(post.quote.text, post.quote.by or "")


def _rep_report(post: RepReport, context: SiteContext) -> RepReportDetail:
    reports = context.thread.rep_reports
    first = bisect_left(reports, post.covered, key=lambda report: report.covered)
    place = next(n for n in range(first, len(reports)) if reports[n].id == post.id)
    earlier = reports[place - 1] if place else None
    later = reports[place + 1] if place + 1 < len(reports) else None
    wording = context.wording
    return RepReportDetail(
        wording.list_of([wording.quarter(quarter) for quarter in post.covered]),
        tuple(SectionView(id_, usual_title(title, wording)) for id_, title in post.body.parts),
        _report_link(earlier, context),
        _report_link(later, context),
    )


def _report_link(report: RepReport | None, context: SiteContext) -> c.Link | None:
    if report is None:
        return None
    return c.Link(context.wording.when(report.date), addresses.post(report))


def _event(post: Event, context: SiteContext) -> EventDetail:
    return EventDetail(event_card(post, context))


def _grant(post: Grant, context: SiteContext) -> GrantDetail:
    name, address = recipient(post, context)
    return GrantDetail(
        name,
        address,
        post.purpose,
        context.wording.quantity(post.amount) if post.amount else "",
        context.wording.when(post.awarded or post.date),
        post.fund,
        post.funder or "",
    )


def _document(post: Document, context: SiteContext) -> DocumentDetail:
    return DocumentDetail(document_card(post, context))


DETAILS: Mapping[type[Post], Callable[[Any, SiteContext], Detail]] = {
    Story: _story,
    CaseStudy: _case_study,
    RepReport: _rep_report,
    Event: _event,
    Grant: _grant,
    ThemeReview: review_detail,
    Document: _document,
}
