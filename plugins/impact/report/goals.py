"""A goal: what it is to bring about, and the themes and activities that work towards it."""

from __future__ import annotations

from plugins.impact.model import addresses
from plugins.impact.model.plan import Goal
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.facts import Facts
from plugins.impact.report.gap_lines import gap_list
from plugins.impact.report.lines import (
    activity_line,
    head,
    plan_periods,
    source_lines,
    vision_step,
)
from plugins.impact.report.theme_cards import theme_cards


def goal_page(goal: Goal, facts: Facts) -> v.GoalPage:
    """``/goals/<id>/``."""
    themes = facts.thread.themes_of_goal[goal.id]
    ids = {theme.id for theme in themes}
    activities = [a for a in facts.content.activities.values() if ids & set(a.themes)]
    gaps = [gap for gap in facts.gaps if gap.goal == goal.id or ids & set(gap.themes)]
    outcomes = facts.content.programme_outcomes
    return v.GoalPage(
        head(facts, goal.title, addresses.goal(goal.id), section="themes"),
        s.Thread((vision_step(facts),), goal.title, "goal"),
        plan_periods(goal.plan_periods, facts),
        tuple(outcome.text for outcome in goal.outcomes),
        tuple(outcomes[id_].title for id_ in goal.programme_outcomes),
        theme_cards(themes, facts),
        tuple(activity_line(activity, facts) for activity in activities),
        gap_list(gaps, facts),
        source_lines((goal.source, *(outcomes[id_].source for id_ in goal.programme_outcomes))),
    )
