"""Activities: what is done, with whom, what it set out to change and what was reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.impact.compute.pieces import Piece
from plugins.impact.compute.tally import expectation
from plugins.impact.model import addresses
from plugins.impact.model.plan import Activity
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.counts import outputs_table, people_texts, reports_figure
from plugins.impact.report.facts import Facts
from plugins.impact.report.gap_lines import gap_list
from plugins.impact.report.lines import (
    activity_line,
    contact,
    expectation_tags,
    goal_step,
    head,
    partner_links,
    plan_periods,
    post_lines,
    source_lines,
    status_text,
    theme_mark,
    theme_step,
    vision_step,
)
from plugins.impact.report.money import money_notes, money_table, statements_table
from plugins.impact.report.reports import OF_ACTIVITY, reports_table


def activities_page(facts: Facts) -> v.ActivitiesPage:
    """Every activity, below its first theme."""
    groups = []
    for theme in facts.content.themes.values():
        own = [a for a in facts.content.activities.values() if a.themes[0] == theme.id]
        lines = tuple(activity_line(activity, facts) for activity in own)
        groups.append(v.ActivityGroup(theme_mark(theme, facts), lines))
    title = facts.wording.say("activities.title")
    return v.ActivitiesPage(
        head(facts, title, addresses.ACTIVITIES, section="themes"), tuple(groups)
    )


def activity_page(activity: Activity, facts: Facts) -> v.ActivityPage:
    """``/activities/<id>/``."""
    address = addresses.activity(activity.id)
    pieces = facts.evidence.by_activity.get(activity.id, ())
    told = {post.id for post in facts.thread.posts_of_activity[activity.id]}
    gaps = [gap for gap in facts.gaps if gap.activity == activity.id or gap.post in told]
    page = head(facts, activity.title, address, section="themes", description=activity.summary)
    return v.ActivityPage(
        head=page,
        thread=_thread(activity, facts),
        facts=tuple(_facts(activity, facts)),
        figures=(reports_figure(pieces, "#reports", facts),),
        impacts=expectation_tags(expectation(activity, pieces), facts),
        reports=_reports(pieces, facts),
        people=people_texts(pieces, facts),
        outputs=outputs_table(pieces, facts),
        money=money_table((activity,), facts, lambda _: "#where-from"),
        money_notes=money_notes((activity,), facts),
        statements=statements_table((activity,), facts),
        gaps=gap_list(gaps, facts),
        posts=post_lines(facts.thread.posts_of_activity[activity.id], facts),
        sources=source_lines(activity.sources),
        contact=contact(facts),
    )


def _reports(pieces: Sequence[Piece], facts: Facts) -> s.Table | None:
    if not pieces:
        return None
    return reports_table(pieces, OF_ACTIVITY, facts.wording.say("activity.reports_caption"), facts)


def _thread(activity: Activity, facts: Facts) -> s.Thread:
    themes = [facts.content.themes[id_] for id_ in activity.themes]
    steps = (vision_step(facts), goal_step(themes, facts), theme_step(themes))
    number = facts.colours[activity.themes[0]]
    return s.Thread(steps, activity.title, "activity", number, activity.summary)


def _facts(activity: Activity, facts: Facts) -> Iterator[s.Fact]:
    wording, say = facts.wording, facts.wording.say
    yield s.TextFact(say("fact.status"), status_text(activity, facts))
    if activity.starts is not None:
        yield s.TextFact(say("fact.starts"), wording.bound(activity.starts))
    if activity.ends is not None:
        yield s.TextFact(say("fact.ends"), wording.bound(activity.ends))
    if activity.date_note:
        yield s.TextFact(say("fact.date_note"), activity.date_note)
    partners = partner_links(activity.partners, facts)
    if partners:
        yield s.LinksFact(say("fact.partners"), partners)
    yield from plan_periods(activity.plan_periods, facts)
    if activity.replaced_by is not None:
        later = facts.content.activities[activity.replaced_by]
        link = s.Link(later.title, addresses.activity(later.id))
        yield s.LinksFact(say("fact.replaced_by"), (link,))
