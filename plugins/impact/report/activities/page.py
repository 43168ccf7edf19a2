"""Activities: what is done, with whom, what it set out to change and what was reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from plugins.impact.compute.evidence import Piece
from plugins.impact.compute.impact_counts import activity_expectation
from plugins.impact.model import addresses
from plugins.impact.model.plan import Activity, Status
from plugins.impact.report import components as c
from plugins.impact.report.changes.reports import (
    OF_ACTIVITY,
    outputs_table,
    people_texts,
    reports_figure,
    reports_table,
)
from plugins.impact.report.entries import (
    activity_line,
    contact,
    expectation_tags,
    goal_step,
    partner_links,
    plan_periods,
    post_lines,
    source_lines,
    status_text,
    theme_mark,
    theme_step,
    vision_step,
)
from plugins.impact.report.gaps.page import gap_list
from plugins.impact.report.money.activity_money import money_notes, money_table, statements_table
from plugins.impact.report.open_data.tables import (
    TableDefinition,
    column,
    named,
    own_id,
    own_page,
    pairs,
    plan_entries,
    to,
)
from plugins.impact.report.page import View, head
from plugins.impact.report.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class ActivityGroup:
    """The activities of one theme."""

    theme: c.ThemeMark
    activities: tuple[c.ActivityLine, ...]


@dataclass(frozen=True, slots=True)
class ActivitiesPage(View):
    """``/activities/``: every activity, by its first theme."""

    groups: tuple[ActivityGroup, ...]


@dataclass(frozen=True, slots=True)
class ActivityPage(View):
    """``/activities/<id>/``."""

    thread: c.ThreadSteps
    facts: tuple[c.Fact, ...]
    figures: tuple[c.Figure, ...]
    impacts: tuple[c.Tag, ...]
    reports: c.Table | None
    people: tuple[str, ...]
    outputs: c.Table | None
    money: c.Table | None
    money_notes: tuple[str, ...]
    statements: c.Table | None
    gaps: tuple[c.GapLine, ...]
    posts: tuple[c.PostLine, ...]
    sources: tuple[c.SourceLine, ...]
    contact: c.ContactDetails


def activities_page(context: SiteContext) -> ActivitiesPage:
    """Every activity, below its first theme."""
    groups = []
    for theme in context.content.themes.values():
        own = [a for a in context.content.activities.values() if a.themes[0] == theme.id]
        lines = tuple(activity_line(activity, context) for activity in own)
        groups.append(ActivityGroup(theme_mark(theme, context), lines))
    title = context.wording.say("activities.title")
    return ActivitiesPage(
        head(context, title, addresses.ACTIVITIES, section="themes"), tuple(groups)
    )


def activity_page(activity: Activity, context: SiteContext) -> ActivityPage:
    """``/activities/<id>/``."""
    address = addresses.activity(activity.id)
    pieces = context.evidence.by_activity.get(activity.id, ())
    told = [("post", post.id) for post in context.thread.posts_of_activity[activity.id]]
    gaps = context.gaps_of(("activity", activity.id), *told)
    page = head(context, activity.title, address, section="themes", description=activity.summary)
    return ActivityPage(
        head=page,
        thread=_thread(activity, context),
        facts=tuple(_facts(activity, context)),
        figures=(reports_figure(pieces, "#reports", context),),
        impacts=expectation_tags(activity_expectation(activity, pieces), context),
        reports=_reports(pieces, context),
        people=people_texts(pieces, context),
        outputs=outputs_table(pieces, context),
        money=money_table((activity,), context, lambda _: "#where-from"),
        money_notes=money_notes((activity,), context),
        statements=statements_table((activity,), context),
        gaps=gap_list(gaps, context),
        posts=post_lines(context.thread.posts_of_activity[activity.id], context),
        sources=source_lines(activity.sources),
        contact=contact(context),
    )


def _reports(pieces: Sequence[Piece], context: SiteContext) -> c.Table | None:
    if not pieces:
        return None
    return reports_table(
        pieces, OF_ACTIVITY, context.wording.say("activity.reports_caption"), context
    )


def _thread(activity: Activity, context: SiteContext) -> c.ThreadSteps:
    themes = [context.content.themes[id_] for id_ in activity.themes]
    steps = (vision_step(context), goal_step(themes, context), theme_step(themes))
    number = context.colours[activity.themes[0]]
    return c.ThreadSteps(steps, activity.title, "activity", number, activity.summary)


def _facts(activity: Activity, context: SiteContext) -> Iterator[c.Fact]:
    wording, say = context.wording, context.wording.say
    yield c.TextFact(say("fact.status"), status_text(activity, context))
    if activity.starts is not None:
        yield c.TextFact(say("fact.starts"), wording.bound(activity.starts))
    if activity.ends is not None:
        yield c.TextFact(say("fact.ends"), wording.bound(activity.ends))
    if activity.date_note:
        yield c.TextFact(say("fact.date_note"), activity.date_note)
    partners = partner_links(activity.partners, context)
    if partners:
        yield c.LinksFact(say("fact.partners"), partners)
    yield from plan_periods(activity.plan_periods, context)
    if activity.replaced_by is not None:
        later = context.content.activities[activity.replaced_by]
        link = c.Link(later.title, addresses.activity(later.id))
        yield c.LinksFact(say("fact.replaced_by"), (link,))


ACTIVITIES = (
    TableDefinition(
        "activities",
        plan_entries("activities"),
        (
            own_id("activities"),
            column("title", needed=True),
            column("summary", needed=True),
            column("starts", "bound"),
            column("ends", "bound"),
            column("status", needed=True, choices=get_args(Status)),
            column("status_on", "when", needed=True),
            to("replaced_by", "activities"),
            column("date_note"),
            own_page(addresses.activity),
        ),
    ),
    pairs(
        "activity_themes",
        ("activity", "activities"),
        ("theme", "themes"),
        named("activities", "themes"),
    ),
    pairs(
        "activity_partners",
        ("activity", "activities"),
        ("partner", "partners"),
        named("activities", "partners"),
    ),
    pairs(
        "activity_plan_periods",
        ("activity", "activities"),
        ("plan_period", "plan_periods"),
        named("activities", "plan_periods"),
    ),
)
