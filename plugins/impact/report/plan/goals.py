"""Goals: what each is to bring about, and what works towards it; area and goals as open data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plugins.impact.model import addresses
from plugins.impact.model.plan import Goal
from plugins.impact.report import components as c
from plugins.impact.report.entries import activity_line, plan_periods, source_lines, vision_step
from plugins.impact.report.gaps.page import gap_list
from plugins.impact.report.open_data.tables import (
    TableDefinition,
    at,
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
from plugins.impact.report.themes.theme_context import theme_cards


@dataclass(frozen=True, slots=True)
class GoalPage(View):
    """``/goals/<id>/``."""

    thread: c.ThreadSteps
    facts: tuple[c.Fact, ...]
    outcomes: tuple[str, ...]
    programme_outcomes: tuple[str, ...]
    themes: tuple[c.ThemeCard, ...]
    activities: tuple[c.ActivityLine, ...]
    gaps: tuple[c.GapLine, ...]
    sources: tuple[c.SourceLine, ...]


def goal_page(goal: Goal, context: SiteContext) -> GoalPage:
    """``/goals/<id>/``."""
    themes = context.thread.themes_of_goal[goal.id]
    ids = {theme.id for theme in themes}
    activities = [a for a in context.content.activities.values() if ids & set(a.themes)]
    gaps = context.gaps_of(("goal", goal.id), *(("theme", id_) for id_ in ids))
    outcomes = context.content.programme_outcomes
    return GoalPage(
        head(context, goal.title, addresses.goal(goal.id), section="themes"),
        c.ThreadSteps((vision_step(context),), goal.title, "goal"),
        plan_periods(goal.plan_periods, context),
        tuple(outcome.text for outcome in goal.outcomes),
        tuple(outcomes[id_].title for id_ in goal.programme_outcomes),
        theme_cards(themes, context),
        tuple(activity_line(activity, context) for activity in activities),
        gap_list(gaps, context),
        source_lines((goal.source, *(outcomes[id_].source for id_ in goal.programme_outcomes))),
    )


def _outcomes(context: SiteContext) -> Iterator[tuple[str, Any]]:
    for goal in context.content.goals.values():
        for outcome in goal.outcomes:
            yield goal.id, outcome


AREA_AND_GOALS = (
    TableDefinition(
        "area",
        lambda context: (context.content.area,),
        (
            column("id", needed=True, meaning="id.area"),
            column("name", needed=True, meaning="name.area"),
            column("place", needed=True, meaning="place.area"),
            column("programme", needed=True),
            column("vision", value=lambda a, _: a.vision.text, needed=True),
            column("vision_attribution", value=lambda a, _: a.vision.attribution),
            column("vision_source", value=lambda a, _: a.vision.source, meaning="source"),
            column("started", "when", needed=True),
            column("ended", "day"),
            to("locally_trusted_organisation", "partners"),
            column("language", needed=True, meaning="language.area"),
            column("timezone", needed=True),
            column("currency", needed=True),
            column("notice"),
            column("reckoned_on", "day", lambda _, f: f.reference_date.day, needed=True),
            column("page", "link", lambda _, f: f.url(addresses.HOME), needed=True),
        ),
    ),
    TableDefinition(
        "plan_periods",
        lambda context: context.content.area.plan_periods,
        (
            own_id("plan_periods"),
            column("name", needed=True),
            column("starts", "when", needed=True),
            column("ends", "when"),
            column("planned", "money"),
            column("invested", "money"),
            column("source"),
            column("date_note"),
            column("note"),
        ),
    ),
    TableDefinition(
        "programme_outcomes",
        plan_entries("programme_outcomes"),
        (own_id("programme_outcomes"), column("title", needed=True), column("source")),
    ),
    TableDefinition(
        "goals",
        plan_entries("goals"),
        (own_id("goals"), column("title", needed=True), column("source"), own_page(addresses.goal)),
    ),
    TableDefinition(
        "goal_outcomes",
        _outcomes,
        (
            own_id("goal_outcomes", lambda row, _: f"{row[0]}/{row[1].id}"),
            to("goal", "goals", at(0), needed=True),
            column("text", value=lambda row, _: row[1].text, needed=True),
        ),
    ),
    pairs(
        "goal_programme_outcomes",
        ("goal", "goals"),
        ("programme_outcome", "programme_outcomes"),
        named("goals", "programme_outcomes"),
    ),
    pairs(
        "goal_plan_periods",
        ("goal", "goals"),
        ("plan_period", "plan_periods"),
        named("goals", "plan_periods"),
    ),
)
