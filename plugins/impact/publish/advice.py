"""Advice about what an area wrote, once it is known what its site shows. It fails nothing."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.impact.compute import faults
from plugins.impact.report.facts import Facts
from plugins.problems import Problem


def advice(facts: Facts) -> Iterator[Problem]:
    """Explanations of gaps that are not there, and evidence of what has not happened yet."""
    shown = {gap.key for gap in facts.gaps}
    for known in facts.content.known_gaps:
        if known.gap not in shown:
            line = known.origin.line("gap")
            problem = faults.GAP_NOT_THERE.at(known.origin.path, line, value=known.gap)
            yield problem.as_advice()
    for id_ in dict.fromkeys(piece.post for piece in facts.evidence.pieces):
        post = facts.content.posts[id_]
        if post.date.first > facts.reckoning.as_of:
            line = post.origin.line("date")
            yield faults.FROM_THE_FUTURE.at(post.origin.path, line).as_advice()
