"""Charts of how often each kind of impact was reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plugins.impact.compute.pieces import Piece
from plugins.impact.compute.tally import ImpactTally, tallies
from plugins.impact.report.facts import Facts
from plugins.impact.report.shapes import Bar, BarGroup, Chart

SCOPES = ("individual", "collective")


def impact_chart(
    pieces: Iterable[Piece], title: str, follow: Callable[[str], str], facts: Facts
) -> Chart | None:
    """How many reports state each kind of impact; none where nothing was reported.

    ``follow`` gives the address that lists the reports of a kind of impact, by its id.
    """
    found = [tally for tally in tallies(pieces, facts.content.impacts) if tally.pieces]
    if not found:
        return None
    say = facts.wording.say
    return Chart(
        title,
        tuple(_group(scope, found, follow, facts) for scope in SCOPES),
        say("chart.kind_of_change"),
        say("chart.reports"),
        say("chart.how_often"),
    )


def _group(
    scope: str, found: Iterable[ImpactTally], follow: Callable[[str], str], facts: Facts
) -> BarGroup:
    own = (tally for tally in found if tally.impact.scope == scope)
    ordered = sorted(own, key=lambda tally: len(tally.pieces), reverse=True)
    bars = tuple(_bar(tally, follow(tally.impact.id), facts) for tally in ordered)
    return BarGroup(facts.wording.say(f"chart.scope.{scope}"), scope, bars)


def _bar(tally: ImpactTally, address: str, facts: Facts) -> Bar:
    count = len(tally.pieces)
    return Bar(tally.impact.plain, count, facts.wording.number(count), address)
