"""The golden thread as a drawing: a tree from left to right, measured in units of its own.

The template writes an activity's words beside its knot, and those of a stem on the line that
leaves its knot.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace

from plugins.impact.report.shapes import Node
from plugins.impact.report.views import Knot, ThreadDrawing

COLUMNS = {"vision": 10, "goal": 220, "theme": 470, "activity": 720}
LETTERS = {"vision": 17, "goal": 21, "theme": 21, "activity": 40}
WIDTH = 1080
LINE = 19
AIR = 12
BETWEEN = 18


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


def drawing(root: Node) -> ThreadDrawing:
    """The tree from left to right, without the outcomes; each branch beside its stem."""
    whole = _laid(root)
    return ThreadDrawing(WIDTH, whole.height, (*whole.knots, whole.knot), whole.lines)


def _laid(node: Node) -> _Branch:
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
