"""Gaps: what the site cannot show yet, who can close it and where. They never fail a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Literal, get_args

from plugins.impact.compute.deadlines import (
    a_year_after,
    due_reviews,
    papers_missing,
    quarter_calendar,
)
from plugins.impact.compute.evidence import Evidence
from plugins.impact.compute.thread import Thread
from plugins.impact.model import addresses
from plugins.impact.model.content import Content, ReferenceDate
from plugins.impact.model.entry import Entry
from plugins.impact.model.kinds import Grant, Story
from plugins.impact.model.plan import Activity, KnownGap
from plugins.impact.model.when import When

Closer = Literal["volunteer", "rep", "partnership"]
DAYS_TO_FIRST_EVIDENCE = 90


@dataclass(frozen=True)
class Gap:
    """Something that is missing.

    ``subject`` is what it is about, as ``known-gaps.yaml`` names it; ``name`` is its title;
    ``activity``, ``goal``, ``post``, ``impact`` and ``since`` are set where its kind needs them.
    ``themes`` are those whose pages show it, ``explained`` is who says why it is so.
    """

    code: str
    subject: str
    name: str
    themes: tuple[str, ...] = ()
    activity: str | None = None
    goal: str | None = None
    post: str | None = None
    impact: str | None = None
    since: When | None = None
    explained: KnownGap | None = None

    @property
    def key(self) -> str:
        """How ``known-gaps.yaml`` names it."""
        return f"{self.code} {self.subject}"


@dataclass(frozen=True)
class GapContext:
    """What gaps are looked for in."""

    content: Content
    thread: Thread
    evidence: Evidence
    reference_date: ReferenceDate


@dataclass(frozen=True)
class GapPlace:
    """The file at ``path``, or a new one in that folder where it ends with a slash.

    ``fields`` are lines to write there, as they begin.
    """

    path: str
    fields: tuple[str, ...]


def page_of_subject(gap: Gap, content: Content) -> str:
    """The address of the page of what a gap is about."""
    if gap.post is not None:
        return addresses.post(content.posts[gap.post])
    if gap.activity is not None:
        return addresses.activity(gap.activity)
    if gap.goal is not None:
        return addresses.goal(gap.goal)
    return f"{addresses.theme(gap.themes[0])}#review"


@dataclass(frozen=True)
class GapKind:
    """A kind of gap, and all that is its own but its words, which are in the catalogue.

    ``closer`` can close it. ``subject`` and ``shown_when`` say in the manual what it is about and
    when it is there. ``find`` finds all gaps of it, and may find those of other kinds with them.
    ``place`` is where it can be closed, ``page`` the address of the page that shows it.
    ``or_never`` is for one that is there since a date, and has other words (``.never``) where
    there is none.
    """

    code: str
    closer: Closer
    subject: str
    shown_when: str
    find: Callable[[GapContext], Iterator[Gap]]
    place: Callable[[Gap, Content], GapPlace]
    page: Callable[[Gap, Content], str] = page_of_subject
    or_never: bool = False


def gaps(content: Content, found: Evidence, reference_date: ReferenceDate) -> tuple[Gap, ...]:
    """Every gap, in the order of their kinds; explained ones carry their explanation."""
    explained = {known.gap: known for known in content.known_gaps}
    context = GapContext(content, Thread(content), found, reference_date)
    finders = dict.fromkeys(kind.find for kind in GAP_KINDS.values())
    return tuple(
        replace(gap, explained=explained.get(gap.key)) for find in finders for gap in find(context)
    )


def by_closer(gaps: Iterable[Gap]) -> Iterator[tuple[Closer, tuple[tuple[Gap, ...], ...]]]:
    """The gaps that each role can close, those of one kind together; nobody without any."""
    found: dict[str, list[Gap]] = {code: [] for code in GAP_KINDS}
    for gap in gaps:
        found[gap.code].append(gap)
    for closer in get_args(Closer):
        own = (found[kind.code] for kind in GAP_KINDS.values() if kind.closer == closer)
        kinds = tuple(tuple(kind) for kind in own if kind)
        if kinds:
            yield closer, kinds


def goals_without_activity(context: GapContext) -> Iterator[Gap]:
    """A goal that no activity works towards."""
    for goal in context.content.goals.values():
        themes = context.thread.themes_of_goal[goal.id]
        if not any(context.thread.activities_of_theme[theme.id] for theme in themes):
            yield Gap("goal-without-activity", goal.id, goal.title, goal=goal.id)


def activities_without_evidence(context: GapContext) -> Iterator[Gap]:
    """An activity begun over 90 days ago and never evidenced, or active and silent for a year."""
    for activity in context.content.activities.values():
        if activity.status == "planned":
            continue
        latest = latest_evidence(activity, context)
        if latest is None:
            if _began_long_ago(activity, context.reference_date.day):
                yield _of_activity("activity-never-evidenced", activity)
        elif activity.status == "active" and _over_a_year(latest.last, context.reference_date.day):
            gap = _of_activity("activity-without-recent-evidence", activity)
            yield replace(gap, since=latest)


def latest_evidence(activity: Activity, context: GapContext) -> When | None:
    """The date of the latest piece of evidence of ``activity``."""
    pieces = context.evidence.by_activity.get(activity.id, ())
    return max((context.content.posts[piece.post].date for piece in pieces), default=None)


def _began_long_ago(activity: Activity, day: date) -> bool:
    if activity.starts is None:
        return True
    begun = activity.starts.when.last
    return day - begun > timedelta(days=DAYS_TO_FIRST_EVIDENCE)


def _over_a_year(then: date, day: date) -> bool:
    return day > a_year_after(then)


def _of_activity(code: str, activity: Activity) -> Gap:
    return Gap(code, activity.id, activity.title, activity.themes, activity=activity.id)


def activities_without_expectation(context: GapContext) -> Iterator[Gap]:
    """An activity that does not say what it set out to change."""
    for activity in context.content.activities.values():
        if not activity.expects:
            yield _of_activity("activity-without-expectation", activity)


def expectations_without_evidence(context: GapContext) -> Iterator[Gap]:
    """An impact that an activity set out to make and that was never reported."""
    for activity in context.content.activities.values():
        pieces = context.evidence.by_activity.get(activity.id, ())
        for impact in activity.expects:
            if not any(impact in piece.impacts for piece in pieces):
                gap = _of_activity("expected-impact-without-evidence", activity)
                yield replace(gap, subject=f"{activity.id} {impact}", impact=impact)


def posts_tied_to_nothing(context: GapContext) -> Iterator[Gap]:
    """A post that names no activity and no theme."""
    for post in context.thread.originals:
        if not post.activities and not context.thread.themes_of(post):
            yield Gap("post-tied-to-nothing", post.id, post.title, post=post.id)


def reviews_due(context: GapContext) -> Iterator[Gap]:
    """A theme whose first review, or next one, is due."""
    for theme, due in due_reviews(context.content, context.reference_date):
        yield Gap("review-due", theme.id, theme.title, (theme.id,), since=due)


def quarters_without_report(context: GapContext) -> Iterator[Gap]:
    """A quarter that is owed a rep report, which is overdue."""
    for owed in quarter_calendar(context.content, context.reference_date):
        if owed.state == "missing":
            subject = str(owed.quarter)
            yield Gap("quarter-without-report", subject, subject, since=owed.quarter.when)


def papers_due(context: GapContext) -> Iterator[Gap]:
    """Papers that are to be published regularly, for a period in which none was."""
    for papers in papers_missing(context.content, context.reference_date):
        # Named by where the run begins, so that its explanation holds while it goes on.
        subject = f"{papers.type} {papers.first}"
        yield Gap("papers-due", subject, papers.type, since=papers.when)


def indicators_without_reading(context: GapContext) -> Iterator[Gap]:
    """An indicator whose latest reading is over a year old."""
    for indicator in context.content.indicators.values():
        latest = max((reading.date for reading in indicator.all_readings), default=None)
        if latest is None or _over_a_year(latest.last, context.reference_date.day):
            yield Gap(
                "indicator-without-reading",
                indicator.id,
                indicator.title,
                indicator.themes,
                since=latest,
            )


def stories_half_told(context: GapContext) -> Iterator[Gap]:
    """A story without what was said, or without what changed."""
    for post in context.thread.originals:
        if not isinstance(post, Story):
            continue
        themes = tuple(theme.id for theme in context.thread.themes_of(post))
        if post.said is None:
            yield Gap("story-without-said", post.id, post.title, themes, post=post.id)
        if post.changed is None:
            yield Gap("story-without-change", post.id, post.title, themes, post=post.id)


def amounts_not_published(context: GapContext) -> Iterator[Gap]:
    """A grant without its amount."""
    for post in context.thread.originals:
        if isinstance(post, Grant) and post.amount is None:
            themes = tuple(theme.id for theme in context.thread.themes_of(post))
            yield Gap("amount-not-published", post.id, post.title, themes, post=post.id)


def _folder(content: Content, name: str) -> str:
    return f"{PurePosixPath(content.area.origin.path).parent / name}/"


def _new_post(content: Content, *fields: str, when: When | None = None) -> GapPlace:
    year = f"posts/{when.last.year}" if when else "posts"
    return GapPlace(_folder(content, year), fields)


def _in(entry: Entry, *fields: str) -> GapPlace:
    return GapPlace(entry.origin.path, fields)


def _for_goal(gap: Gap, content: Content) -> GapPlace:
    """Its themes want an activity; where it has none, a theme is to name it."""
    themes = [theme.id for theme in content.themes.values() if gap.subject in theme.goals]
    if themes:
        return GapPlace(_folder(content, "plan/activities"), (f"themes: [{', '.join(themes)}]",))
    return GapPlace(_folder(content, "plan/themes"), (f"goals: [{gap.subject}]",))


def _report(gap: Gap, content: Content) -> GapPlace:
    return _new_post(content, f"activities: [{gap.activity}]", f"impacts: [{gap.impact or ''}]")


def _expectations(gap: Gap, content: Content) -> GapPlace:
    return _in(content.activities[gap.subject], "expects: []")


def _in_post(*fields: str) -> Callable[[Gap, Content], GapPlace]:
    return lambda gap, content: _in(content.posts[gap.subject], *fields)


def _theme_review(gap: Gap, content: Content) -> GapPlace:
    return _new_post(content, "kind: theme-review", f"theme: {gap.subject}")


def _rep_report(gap: Gap, content: Content) -> GapPlace:
    fields = ("kind: rep-report", f"quarter: {gap.subject}")
    return _new_post(content, *fields, when=gap.since)


def _document(gap: Gap, content: Content) -> GapPlace:
    return _new_post(content, "kind: document", f"document_type: {gap.name}", "covers:")


def _reading(gap: Gap, content: Content) -> GapPlace:
    return _in(content.indicators[gap.subject], "readings:")


GAP_KINDS: Mapping[str, GapKind] = {
    kind.code: kind
    for kind in (
        GapKind(
            "goal-without-activity",
            "partnership",
            subject="a goal",
            shown_when="no activity belongs to its themes",
            find=goals_without_activity,
            place=_for_goal,
        ),
        GapKind(
            "activity-never-evidenced",
            "volunteer",
            subject="an activity",
            shown_when="it began over 90 days ago, and no post says what changed",
            find=activities_without_evidence,
            place=_report,
        ),
        GapKind(
            "activity-without-recent-evidence",
            "volunteer",
            subject="an activity",
            shown_when="it is active, and nothing was reported for a year",
            find=activities_without_evidence,
            place=_report,
        ),
        GapKind(
            "activity-without-expectation",
            "partnership",
            subject="an activity",
            shown_when="it does not say what it set out to change",
            find=activities_without_expectation,
            place=_expectations,
        ),
        GapKind(
            "expected-impact-without-evidence",
            "volunteer",
            subject="an activity and a kind of impact: `lunch-club confidence`",
            shown_when="it was expected and never reported",
            find=expectations_without_evidence,
            place=_report,
        ),
        GapKind(
            "post-tied-to-nothing",
            "volunteer",
            subject="a post: `2025/seed-swap`",
            shown_when="it names no activity and no theme",
            find=posts_tied_to_nothing,
            place=_in_post("activities: []", "themes: []"),
        ),
        GapKind(
            "review-due",
            "partnership",
            subject="a theme",
            shown_when="no review was written within a year, or by the day that the last one named",
            find=reviews_due,
            place=_theme_review,
            or_never=True,
        ),
        GapKind(
            "quarter-without-report",
            "rep",
            subject="a quarter: `2023-Q2`",
            shown_when="the rep's report is not there 90 days after it ended",
            find=quarters_without_report,
            place=_rep_report,
            page=lambda *_: f"{addresses.REP_REPORTS}#calendar",
        ),
        GapKind(
            "papers-due",
            "partnership",
            subject="a type of paper and the time: `minutes 2024-01/2024-03`",
            shown_when="papers that were promised are not published",
            find=papers_due,
            place=_document,
            page=lambda *_: addresses.DOCUMENTS,
        ),
        GapKind(
            "indicator-without-reading",
            "partnership",
            subject="an indicator",
            shown_when="its latest reading is over a year old",
            find=indicators_without_reading,
            place=_reading,
            page=lambda gap, _: addresses.indicator(gap.subject),
            or_never=True,
        ),
        GapKind(
            "story-without-said",
            "volunteer",
            subject="a post",
            shown_when="a story leaves out what people said",
            find=stories_half_told,
            place=_in_post("said:"),
        ),
        GapKind(
            "story-without-change",
            "volunteer",
            subject="a post",
            shown_when="a story leaves out what changed",
            find=stories_half_told,
            place=_in_post("changed:"),
        ),
        GapKind(
            "amount-not-published",
            "partnership",
            subject="a post",
            shown_when="a grant leaves out its amount",
            find=amounts_not_published,
            place=_in_post("amount:"),
        ),
    )
}
"""Every kind of gap by its code, in the order in which they are listed."""
