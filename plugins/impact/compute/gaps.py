"""Gaps: what the site cannot show yet, each with who could close it. They never fail a build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from plugins.impact.compute.gap import Code, Gap
from plugins.impact.compute.papers import papers_missing
from plugins.impact.compute.pieces import Evidence
from plugins.impact.compute.quarters import calendar
from plugins.impact.compute.reckoning import a_year_after
from plugins.impact.compute.reviews import due_reviews
from plugins.impact.compute.thread import Thread
from plugins.impact.model.content import Content, Reckoning
from plugins.impact.model.kinds import Grant, Story
from plugins.impact.model.plan import Activity
from plugins.impact.model.when import When

DAYS_TO_FIRST_EVIDENCE = 90


@dataclass(frozen=True)
class Ground:
    """What gaps are looked for in."""

    content: Content
    thread: Thread
    evidence: Evidence
    reckoning: Reckoning


def gaps(content: Content, found: Evidence, reckoning: Reckoning) -> tuple[Gap, ...]:
    """Every gap, in the order of the checks; explained ones carry their explanation."""
    explained = {known.gap: known for known in content.known_gaps}
    ground = Ground(content, Thread(content), found, reckoning)
    return tuple(
        replace(gap, explained=explained.get(gap.key)) for check in CHECKS for gap in check(ground)
    )


def goals_without_activity(ground: Ground) -> Iterator[Gap]:
    """A goal that no activity works towards."""
    for goal in ground.content.goals.values():
        themes = ground.thread.themes_of_goal[goal.id]
        if not any(ground.thread.activities_of_theme[theme.id] for theme in themes):
            yield Gap("goal-without-activity", goal.id, goal.title, goal=goal.id)


def activities_without_evidence(ground: Ground) -> Iterator[Gap]:
    """An activity begun over 90 days ago and never evidenced, or active and silent for a year."""
    for activity in ground.content.activities.values():
        if activity.status == "planned":
            continue
        latest = latest_evidence(activity, ground)
        if latest is None:
            if _began_long_ago(activity, ground.reckoning.day):
                yield _of_activity("activity-never-evidenced", activity)
        elif activity.status == "active" and _over_a_year(latest.last, ground.reckoning.day):
            gap = _of_activity("activity-without-recent-evidence", activity)
            yield replace(gap, since=latest)


def latest_evidence(activity: Activity, ground: Ground) -> When | None:
    """The date of the latest piece of evidence of ``activity``."""
    pieces = ground.evidence.by_activity.get(activity.id, ())
    return max((ground.content.posts[piece.post].date for piece in pieces), default=None)


def _began_long_ago(activity: Activity, day: date) -> bool:
    if activity.starts is None:
        return True
    begun = activity.starts.when.last
    return day - begun > timedelta(days=DAYS_TO_FIRST_EVIDENCE)


def _over_a_year(then: date, day: date) -> bool:
    return day > a_year_after(then)


def _of_activity(code: Code, activity: Activity) -> Gap:
    return Gap(code, activity.id, activity.title, activity.themes, activity=activity.id)


def activities_without_expectation(ground: Ground) -> Iterator[Gap]:
    """An activity that does not say what it set out to change."""
    for activity in ground.content.activities.values():
        if not activity.expects:
            yield _of_activity("activity-without-expectation", activity)


def expectations_without_evidence(ground: Ground) -> Iterator[Gap]:
    """An impact that an activity set out to make and that was never reported."""
    for activity in ground.content.activities.values():
        pieces = ground.evidence.by_activity.get(activity.id, ())
        for impact in activity.expects:
            if not any(impact in piece.impacts for piece in pieces):
                gap = _of_activity("expected-impact-without-evidence", activity)
                yield replace(gap, subject=f"{activity.id} {impact}", impact=impact)


def posts_tied_to_nothing(ground: Ground) -> Iterator[Gap]:
    """A post that names no activity and no theme."""
    for post in ground.thread.originals:
        if not post.activities and not ground.thread.themes_of(post):
            yield Gap("post-tied-to-nothing", post.id, post.title, post=post.id)


def reviews_due(ground: Ground) -> Iterator[Gap]:
    """A theme whose first review, or next one, is due."""
    for theme, due in due_reviews(ground.content, ground.reckoning):
        yield Gap("review-due", theme.id, theme.title, (theme.id,), since=due)


def quarters_without_report(ground: Ground) -> Iterator[Gap]:
    """A quarter that is owed a rep report, which is overdue."""
    for owed in calendar(ground.content, ground.reckoning):
        if owed.state == "missing":
            subject = str(owed.quarter)
            yield Gap("quarter-without-report", subject, subject, since=owed.quarter.when)


def papers_due(ground: Ground) -> Iterator[Gap]:
    """Papers that are to be published regularly, for a period in which none was."""
    for papers in papers_missing(ground.content, ground.reckoning):
        # Named by where the run begins, so that its explanation holds while it goes on.
        subject = f"{papers.type} {papers.first}"
        yield Gap("papers-due", subject, papers.type, since=papers.when)


def indicators_without_reading(ground: Ground) -> Iterator[Gap]:
    """An indicator whose latest reading is over a year old."""
    for indicator in ground.content.indicators.values():
        latest = max((reading.date for reading in indicator.all_readings), default=None)
        if latest is None or _over_a_year(latest.last, ground.reckoning.day):
            yield Gap(
                "indicator-without-reading",
                indicator.id,
                indicator.title,
                indicator.themes,
                since=latest,
            )


def stories_half_told(ground: Ground) -> Iterator[Gap]:
    """A story without what was said, or without what changed."""
    for post in ground.thread.originals:
        if not isinstance(post, Story):
            continue
        themes = tuple(theme.id for theme in ground.thread.themes_of(post))
        if post.said is None:
            yield Gap("story-without-said", post.id, post.title, themes, post=post.id)
        if post.changed is None:
            yield Gap("story-without-change", post.id, post.title, themes, post=post.id)


def amounts_not_published(ground: Ground) -> Iterator[Gap]:
    """A grant without its amount."""
    for post in ground.thread.originals:
        if isinstance(post, Grant) and post.amount is None:
            themes = tuple(theme.id for theme in ground.thread.themes_of(post))
            yield Gap("amount-not-published", post.id, post.title, themes, post=post.id)


CHECKS: tuple[Callable[[Ground], Iterator[Gap]], ...] = (
    goals_without_activity,
    activities_without_evidence,
    activities_without_expectation,
    expectations_without_evidence,
    posts_tied_to_nothing,
    reviews_due,
    quarters_without_report,
    papers_due,
    indicators_without_reading,
    stories_half_told,
    amounts_not_published,
)
