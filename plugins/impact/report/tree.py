"""How it all fits together: the golden thread as a tree."""

from __future__ import annotations

from plugins.impact.model import addresses
from plugins.impact.model.plan import Activity, Goal, Theme
from plugins.impact.report.drawing import drawing
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import capitalised, head, source_lines
from plugins.impact.report.shapes import Node, SourceLine
from plugins.impact.report.views import HowItFitsPage


def how_it_fits_page(facts: Facts) -> HowItFitsPage:
    """``/how-it-fits-together/``."""
    root = _vision(facts)
    title = facts.wording.say("how_it_fits.title")
    return HowItFitsPage(
        head(facts, title, addresses.HOW_IT_FITS), (root,), drawing(root), _sources(facts)
    )


def _sources(facts: Facts) -> tuple[SourceLine, ...]:
    """Where the vision and the outcomes that the programme hopes for were published."""
    outcomes = facts.content.programme_outcomes.values()
    return source_lines((facts.content.area.vision.source, *(o.source for o in outcomes)))


def _vision(facts: Facts) -> Node:
    goals = tuple(_goal(goal, facts) for goal in facts.content.goals.values())
    loose = tuple(_theme(theme, facts) for theme in facts.thread.themes_without_goal)
    return Node(
        "vision",
        capitalised(facts.content.area.vision.text),
        addresses.HOME,
        children=(*goals, *loose),
    )


def _goal(goal: Goal, facts: Facts) -> Node:
    hoped = tuple(Node("outcome", outcome.text, "") for outcome in goal.outcomes)
    themes = tuple(_theme(theme, facts) for theme in facts.thread.themes_of_goal[goal.id])
    return Node("goal", goal.title, addresses.goal(goal.id), children=(*hoped, *themes))


def _theme(theme: Theme, facts: Facts) -> Node:
    activities = facts.thread.activities_of_theme[theme.id]
    note = "" if theme.goals else facts.wording.say("thread.supports_all")
    return Node(
        "theme",
        theme.title,
        addresses.theme(theme.id),
        note,
        facts.colours[theme.id],
        tuple(_activity(activity, facts.colours[theme.id], facts) for activity in activities),
    )


def _activity(activity: Activity, number: int, facts: Facts) -> Node:
    count = len(facts.evidence.by_activity.get(activity.id, ()))
    note = facts.wording.say("activity.reports", count=count)
    return Node("activity", activity.title, addresses.activity(activity.id), note, number)
