"""What each kind of post shows beside what every post does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plugins.impact.model import addresses
from plugins.impact.model.kinds import (
    CaseStudy,
    Document,
    Event,
    Grant,
    RepReport,
    ReviewAnswer,
    ReviewedActivity,
    Story,
    ThemeReview,
)
from plugins.impact.model.post import Post
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.events import event_card
from plugins.impact.report.facts import Facts
from plugins.impact.report.files import document_card
from plugins.impact.report.rep_sections import usual_title

QUESTIONS = ("relevant", "beneficial", "delivering_vision")


def detail(post: Post, facts: Facts) -> v.Detail | None:
    """The detail of a post's kind; none for a kind that has nothing of its own."""
    make = DETAILS.get(type(post))
    return make(post, facts) if make is not None else None


def _story(post: Story, _: Facts) -> v.StoryDetail:
    return v.StoryDetail(post.said or "", post.did, post.changed or "")


def _case_study(post: CaseStudy, _: Facts) -> v.CaseStudyDetail:
    if post.quote is None:
        return v.CaseStudyDetail("", "")
    return v.CaseStudyDetail(post.quote.text, post.quote.by or "")


def _rep_report(post: RepReport, facts: Facts) -> v.RepReportDetail:
    reports = facts.thread.rep_reports
    place = next(n for n, report in enumerate(reports) if report.id == post.id)
    earlier = reports[place - 1] if place else None
    later = reports[place + 1] if place + 1 < len(reports) else None
    wording = facts.wording
    return v.RepReportDetail(
        wording.list_of([wording.quarter(quarter) for quarter in post.covered]),
        tuple(v.SectionView(id_, usual_title(title, wording)) for id_, title in post.body.parts),
        _report_link(earlier, facts),
        _report_link(later, facts),
    )


def _report_link(report: RepReport | None, facts: Facts) -> s.Link | None:
    if report is None:
        return None
    return s.Link(facts.wording.when(report.date), addresses.post(report))


def _event(post: Event, facts: Facts) -> v.EventDetail:
    return v.EventDetail(event_card(post, facts))


def _grant(post: Grant, facts: Facts) -> v.GrantDetail:
    name, address = recipient(post, facts)
    return v.GrantDetail(
        name,
        address,
        post.purpose,
        facts.wording.quantity(post.amount) if post.amount else "",
        facts.wording.when(post.awarded or post.date),
        post.fund,
        post.funder or "",
    )


def recipient(post: Grant, facts: Facts) -> tuple[str, str]:
    """A recipient's name and address; both empty for an individual, who is never named."""
    given = post.recipient
    if given.partner is not None:
        return facts.content.partners[given.partner].name, addresses.partner(given.partner)
    return ("" if given.individual else given.name or ""), ""


def review_detail(post: ThemeReview, facts: Facts) -> v.ThemeReviewDetail:
    """What the partnership found, of the theme and of each activity that it looked at."""
    theme = facts.content.themes[post.theme]
    answers = _answers((post.relevant, post.beneficial, post.delivering_vision))
    own = v.ReviewView(theme.title, addresses.theme(theme.id), answers, post.decision or "", "")
    return v.ThemeReviewDetail(
        own,
        tuple(_reviewed(activity, facts) for activity in post.reviewed),
        facts.wording.when(post.next_review) if post.next_review else "",
    )


def _answers(given: tuple[ReviewAnswer | None, ...]) -> tuple[v.AnswerView, ...]:
    """The three answers; one that was not given was not recorded."""
    return tuple(
        v.AnswerView(
            question,
            answer.answer if answer else "not-recorded",
            (answer.because or "") if answer else "",
        )
        for question, answer in zip(QUESTIONS, given, strict=True)
    )


def _reviewed(reviewed: ReviewedActivity, facts: Facts) -> v.ReviewView:
    activity = facts.content.activities[reviewed.activity]
    return v.ReviewView(
        activity.title,
        addresses.activity(activity.id),
        _answers((reviewed.relevant, reviewed.beneficial, reviewed.delivering_vision)),
        reviewed.decision or "",
        reviewed.because or "",
    )


def _document(post: Document, facts: Facts) -> v.DocumentDetail:
    return v.DocumentDetail(document_card(post, facts))


DETAILS: Mapping[type[Post], Callable[[Any, Facts], v.Detail]] = {
    Story: _story,
    CaseStudy: _case_study,
    RepReport: _rep_report,
    Event: _event,
    Grant: _grant,
    ThemeReview: review_detail,
    Document: _document,
}
