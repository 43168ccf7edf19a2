"""How it all fits together: the golden thread as a tree, and as a drawing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from plugins.impact.model import addresses
from plugins.impact.model.plan import Activity, Goal, Theme
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import head
from plugins.impact.report.shapes import Node
from plugins.impact.report.views import HowItFitsPage, Knot, ThreadDrawing

COLUMN = 330
ROW = 30
GAP = 14
LINE_LENGTH = 30
LEVELS = ("vision", "goal", "theme", "activity")


def how_it_fits_page(facts: Facts) -> HowItFitsPage:
    """``/how-it-fits-together/``."""
    root = _vision(facts)
    title = facts.wording.say("how_it_fits.title")
    return HowItFitsPage(head(facts, title, addresses.HOW_IT_FITS), (root,), drawing(root))


def _vision(facts: Facts) -> Node:
    goals = tuple(_goal(goal, facts) for goal in facts.content.goals.values())
    loose = tuple(_theme(theme, facts) for theme in facts.thread.themes_without_goal)
    return Node("vision", facts.content.area.vision.text, addresses.HOME, children=(*goals, *loose))


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


def drawing(root: Node) -> ThreadDrawing:
    """The tree from left to right, without the outcomes; each branch beside its stem."""
    knots: list[Knot] = []
    lines: list[tuple[int, int, int, int]] = []
    height = _place(root, 0, knots, lines)
    return ThreadDrawing(COLUMN * len(LEVELS), height, tuple(knots), tuple(lines))


def _place(node: Node, top: int, knots: list[Knot], lines: list[tuple[int, int, int, int]]) -> int:
    """Draw ``node`` and its branches from ``top`` down; gives where the next may begin."""
    text = tuple(textwrap.wrap(node.title, LINE_LENGTH)) or ("",)
    branches = tuple(_drawn(node.children))
    x, start, bottom = COLUMN * LEVELS.index(node.level) + GAP, len(knots), top
    for branch in branches:
        bottom = _place(branch, bottom, knots, lines)
    bottom = max(bottom, top + ROW * len(text) + GAP)
    stems = [
        knot
        for knot in knots[start:]
        if knot.x > x and knot.address in {branch.address for branch in branches}
    ]
    y = (stems[0].y + stems[-1].y) // 2 if stems else (top + bottom) // 2
    lines += [(x, y, stem.x, stem.y) for stem in stems]
    knots.append(Knot(x, y, node.level, node.theme, text, node.address))
    return bottom


def _drawn(nodes: Iterable[Node]) -> Iterator[Node]:
    return (node for node in nodes if node.level in LEVELS)
