"""How it all fits together: the golden thread as a tree, and as a drawing of it.

The drawing runs from left to right, measured in units of its own. The template writes an
activity's words beside its knot, and those of a stem on the line that leads to its branches.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace

from plugins.impact.model import addresses
from plugins.impact.model.plan import Activity, Goal, Theme
from plugins.impact.report import components as c
from plugins.impact.report.entries import capitalised, source_lines
from plugins.impact.report.page import View, head
from plugins.impact.report.site_context import SiteContext

COLUMNS = {"vision": 10, "goal": 220, "theme": 470, "activity": 720}
LETTERS = {"vision": 17, "goal": 21, "theme": 21, "activity": 40}
WIDTH = 1080
LINE = 19
AIR = 12
BETWEEN = 18


@dataclass(frozen=True, slots=True)
class Knot:
    """A knot of the drawing: its place in units of the drawing, and its lines of text."""

    x: int
    y: int
    level: str
    theme: int
    lines: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class ThreadDrawing:
    """The golden thread, drawn: knots, and lines from one knot to another (x1, y1, x2, y2)."""

    width: int
    height: int
    knots: tuple[Knot, ...]
    lines: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class HowItFitsPage(View):
    """``/how-it-fits-together/``: the golden thread as a nested list and a drawing."""

    tree: tuple[c.Node, ...]
    drawing: ThreadDrawing
    sources: tuple[c.SourceLine, ...]


def how_it_fits_page(context: SiteContext) -> HowItFitsPage:
    """``/how-it-fits-together/``."""
    root = _vision(context)
    title = context.wording.say("how_it_fits.title")
    return HowItFitsPage(
        head(context, title, addresses.HOW_IT_FITS), (root,), drawing(root), _sources(context)
    )


def _sources(context: SiteContext) -> tuple[c.SourceLine, ...]:
    """Where the vision and the outcomes that the programme hopes for were published."""
    outcomes = context.content.programme_outcomes.values()
    return source_lines((context.content.area.vision.source, *(o.source for o in outcomes)))


def _vision(context: SiteContext) -> c.Node:
    goals = tuple(_goal(goal, context) for goal in context.content.goals.values())
    loose = tuple(_theme(theme, context) for theme in context.thread.themes_without_goal)
    return c.Node(
        "vision",
        capitalised(context.content.area.vision.text),
        addresses.HOME,
        children=(*goals, *loose),
    )


def _goal(goal: Goal, context: SiteContext) -> c.Node:
    hoped = tuple(c.Node("outcome", outcome.text, "") for outcome in goal.outcomes)
    themes = tuple(_theme(theme, context) for theme in context.thread.themes_of_goal[goal.id])
    return c.Node("goal", goal.title, addresses.goal(goal.id), children=(*hoped, *themes))


def _theme(theme: Theme, context: SiteContext) -> c.Node:
    activities = context.thread.activities_of_theme[theme.id]
    note = "" if theme.goals else context.wording.say("thread.supports_all")
    return c.Node(
        "theme",
        theme.title,
        addresses.theme(theme.id),
        note,
        context.colours[theme.id],
        tuple(_activity(activity, context.colours[theme.id], context) for activity in activities),
    )


def _activity(activity: Activity, number: int, context: SiteContext) -> c.Node:
    count = len(context.evidence.by_activity.get(activity.id, ()))
    note = context.wording.say("activity.reports", count=count)
    return c.Node("activity", activity.title, addresses.activity(activity.id), note, number)


@dataclass(frozen=True)
class _Branch:
    """A part of the drawing, as if it began at the top: its height and where its knot is."""

    height: int
    knot: Knot
    knots: tuple[Knot, ...] = ()
    lines: tuple[tuple[int, int, int, int], ...] = ()

    def lowered(self, by: int) -> _Branch:
        """The same, further down; the height is counted from the top still."""
        return _Branch(
            self.height + by,
            replace(self.knot, y=self.knot.y + by),
            tuple(replace(knot, y=knot.y + by) for knot in self.knots),
            tuple((x1, y1 + by, x2, y2 + by) for x1, y1, x2, y2 in self.lines),
        )


def drawing(root: c.Node) -> ThreadDrawing:
    """The tree from left to right, without the outcomes; each branch beside its stem."""
    whole = _laid(root)
    return ThreadDrawing(WIDTH, whole.height, (*whole.knots, whole.knot), whole.lines)


def _laid(node: c.Node) -> _Branch:
    """``node`` and all that hangs from it."""
    text = tuple(textwrap.wrap(node.title, LETTERS[node.level])) or ("",)
    room = LINE * len(text) + AIR
    y = room // 2 if node.level == "activity" else room
    knot = Knot(COLUMNS[node.level], y, node.level, node.theme, text, node.address)
    branches = [_laid(child) for child in node.children if child.level in COLUMNS]
    if not branches:
        return _Branch(room if node.level == "activity" else room + AIR, knot)
    return _joined(knot, branches)


def _joined(knot: Knot, branches: list[_Branch]) -> _Branch:
    """``branches`` one below the other, and their stem midway; its words need room above."""
    placed: list[_Branch] = []
    for branch in branches:
        air = BETWEEN if branch.knots else 0
        placed.append(branch.lowered(placed[-1].height + air if placed else 0))
    middle = (placed[0].knot.y + placed[-1].knot.y) // 2
    down = max(0, knot.y - middle)
    placed = [branch.lowered(down) for branch in placed]
    stem = replace(knot, y=middle + down)
    own = tuple((stem.x, stem.y, branch.knot.x, branch.knot.y) for branch in placed)
    return _Branch(
        placed[-1].height,
        stem,
        tuple(k for branch in placed for k in (*branch.knots, branch.knot)),
        (*own, *(line for branch in placed for line in branch.lines)),
    )
