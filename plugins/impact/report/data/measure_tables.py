"""What is looked at again and again, as tables: indicators, rep reports, reviews, gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args

from plugins.impact.compute.gap import Closer, Gap
from plugins.impact.compute.gaps import GAP_KINDS
from plugins.impact.compute.quarters import QuarterState, calendar
from plugins.impact.compute.trend import Trend, progress, trend
from plugins.impact.model.indicator import Better, Indicator, Reading
from plugins.impact.model.kinds import Answer, Decision, ReviewedActivity, ThemeReview
from plugins.impact.report.data.tables import (
    Definition,
    at,
    column,
    entries,
    named,
    own_id,
    pairs,
    to,
)
from plugins.impact.report.details import QUESTIONS
from plugins.impact.report.facts import Facts

Answered = tuple[str, str, str, Any]


def _readings(facts: Facts) -> Iterator[tuple[Indicator, int, Reading]]:
    for indicator in facts.content.indicators.values():
        for place, reading in enumerate(indicator.all_readings, 1):
            yield indicator, place, reading


def _target(attribute: str) -> Callable[[Indicator, Facts], Any]:
    return lambda row, _: getattr(row.target, attribute) if row.target else None


def _progress(indicator: Indicator, _: Facts) -> int | None:
    """In whole per cent, as the page says it."""
    done = progress(indicator)
    return None if done is None else round(done * 100)


def _reviews(facts: Facts) -> Iterator[ThemeReview]:
    return (post for post in facts.thread.posts if isinstance(post, ThemeReview))


def _reviewed(facts: Facts) -> Iterator[tuple[str, ThemeReview, ReviewedActivity]]:
    """Each activity that a review looked at, after the id by which it is told apart."""
    for review in _reviews(facts):
        for place, part in enumerate(review.reviewed, 1):
            yield f"{review.id}/{place}", review, part


def _answers(facts: Facts) -> Iterator[Answered]:
    """Each question of each review, about its theme and about each activity looked at."""
    for review in _reviews(facts):
        for question in QUESTIONS:
            yield review.id, "", question, getattr(review, question)
    for id_, review, part in _reviewed(facts):
        for question in QUESTIONS:
            yield review.id, id_, question, getattr(part, question)


def _answer(row: Answered, _: Facts) -> str:
    return row[3].answer if row[3] else "not-recorded"


def _because(row: Answered, _: Facts) -> str | None:
    return row[3].because if row[3] else None


def _explained(attribute: str) -> Callable[[Gap, Facts], Any]:
    return lambda gap, _: getattr(gap.explained, attribute) if gap.explained else None


def _gap_themes(facts: Facts) -> Iterator[tuple[str, str]]:
    for gap in facts.gaps:
        for theme in gap.themes:
            yield _gap_id(gap), theme


def _gap_id(gap: Gap, _: object = None) -> str:
    return f"{gap.code}/{gap.subject.replace(' ', '/')}"


def _closer(gap: Gap, _: Facts) -> Closer:
    return GAP_KINDS[gap.code].closer


DECISIONS = get_args(Decision)
MEASURES = (
    Definition(
        "indicators",
        entries("indicators"),
        (
            own_id("indicators"),
            column("title", needed=True),
            column("unit"),
            column("better", needed=True, choices=get_args(Better)),
            column("source", needed=True),
            column("target", "number", _target("value")),
            column("target_date", "when", _target("date")),
            column("progress", "whole", _progress),
            column("trend", value=lambda row, _: trend(row), needed=True, choices=get_args(Trend)),
        ),
    ),
    pairs(
        "indicator_themes",
        ("indicator", "indicators"),
        ("theme", "themes"),
        named("indicators", "themes"),
    ),
    Definition(
        "readings",
        _readings,
        (
            own_id("readings", lambda row, _: f"{row[0].id}/{row[1]}"),
            to("indicator", "indicators", lambda row, _: row[0].id, needed=True),
            column("baseline", "yes", lambda row, _: row[2] is row[0].baseline, needed=True),
            column("date", "when", lambda row, _: row[2].date, needed=True),
            column("value", "number", lambda row, _: row[2].value, meaning="value.readings"),
            column("finding", value=lambda row, _: row[2].finding),
            column("sample", "count", lambda row, _: row[2].sample),
            column("note", value=lambda row, _: row[2].note),
            column("source", value=lambda row, _: row[2].source),
        ),
    ),
    Definition(
        "quarters",
        lambda facts: calendar(facts.content, facts.reckoning),
        (
            column("quarter", "when", lambda row, _: row.quarter.when, needed=True),
            column("state", needed=True, choices=get_args(QuarterState), meaning="state.quarters"),
            to("report", "posts", lambda row, _: row.report.id if row.report else None),
        ),
        ("quarter",),
    ),
    Definition(
        "reviews",
        _reviews,
        (
            to("post", "posts", lambda row, _: row.id, needed=True),
            to("theme", "themes", needed=True),
            column("date", "when", needed=True),
            column("decision", choices=DECISIONS),
            column("next_review", "when"),
        ),
        ("post",),
    ),
    Definition(
        "reviewed_activities",
        _reviewed,
        (
            own_id("reviewed_activities", at(0)),
            to("review", "posts", lambda row, _: row[1].id, needed=True),
            to("activity", "activities", lambda row, _: row[2].activity, needed=True),
            column("decision", value=lambda row, _: row[2].decision, choices=DECISIONS),
            column("because", value=lambda row, _: row[2].because, meaning="because.reviews"),
        ),
    ),
    Definition(
        "review_answers",
        _answers,
        (
            own_id("review_answers", lambda row, _: f"{row[1] or row[0]}/{row[2]}"),
            to("review", "posts", at(0), needed=True),
            to("reviewed_activity", "reviewed_activities", at(1)),
            column("question", value=at(2), needed=True, choices=QUESTIONS),
            column("answer", value=_answer, needed=True, choices=get_args(Answer)),
            column("because", value=_because, meaning="because.reviews"),
        ),
    ),
    Definition(
        "gaps",
        lambda facts: facts.gaps,
        (
            own_id("gaps", _gap_id),
            column("code", needed=True, choices=tuple(GAP_KINDS)),
            column("closer", value=_closer, needed=True, choices=get_args(Closer)),
            column("name", needed=True, meaning="name.gaps"),
            to("goal", "goals"),
            to("activity", "activities"),
            to("impact", "impacts"),
            to("post", "posts"),
            column("since", "when"),
            column("because", value=_explained("because")),
            column("explained_by", value=_explained("by")),
            column("explained_on", "day", _explained("on")),
        ),
    ),
    pairs("gap_themes", ("gap", "gaps"), ("theme", "themes"), _gap_themes),
)
